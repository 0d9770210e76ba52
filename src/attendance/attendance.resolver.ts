import { Int } from "type-graphql";
import { computed, fieldsOf, list, one, page, value } from "../base/doors.js";
import type { Context } from "../base/context.js";
import type { Row } from "../base/noun.js";
import { Event } from "../events/event.js";
import { theEvent } from "../events/reads.js";
import { Me } from "../identity/me.js";
import { thePerson } from "../identity/reads.js";
import { Session } from "../programme/session.js";
import { theRsvp } from "../registration/reads.js";
import { Rsvp, RsvpStatus } from "../registration/rsvp.js";
import { certificateUrl, certificateUrlJson } from "./certificate-address.js";
import { Certificate } from "./certificate.js";
import { ScanOutcome } from "./check-in-batch.js";
import { codeOf, type Numbered } from "./check-in-code.js";
import { DoorToken } from "./door-token.js";
import { pictureUrl } from "./picture-address.js";
import { attendanceCount, doorTokensOfEvent, myCertificates } from "./reads.js";

/** What the holder of a seat alone is shown. No read can say it: it is made of the service's secret, which PostgreSQL does not know. */
const ofHolder = (description: string, show: (rsvp: Numbered, context: Context) => string) => computed({
  type: () => String, nullable: true, needs: ["id", "number", "personId", "status"],
  description: `${description}. Null unless CONFIRMED, and to everybody but the person themselves`,
  resolve: (rsvp: Row, _args, context) =>
    rsvp.personId === context.viewer?.personId && rsvp.status === RsvpStatus.CONFIRMED ? show(rsvp as unknown as Numbered, context) : null,
});

const SHOW = "Show it at least 4 cm wide, with its white edge, at full brightness, and keep the screen on. Never invert it, also in dark mode: most readers find dark modules on light only. " +
  "It is read at an angle and with damage between its three corner squares (QR code, ISO/IEC 18004, error correction H). Readers send its text to `checkIn` as it is; show `checkInCode` as text beside it for when none reads it";

export const RsvpCode = fieldsOf(Rsvp, {
  checkInCode: ofHolder(
    "Code to be shown at the door, or typed there: Crockford's base 32 in groups of four, with a check character. Whoever cancels and comes back has a new one",
    (rsvp, { service }) => codeOf(service.sealer, rsvp)),
  checkInSvgUrl: ofHolder(`Address of the code as a QR picture (SVG). It needs no sign-in, so whoever has the address can read the code. ${SHOW}`, (rsvp, { service }) => pictureUrl(service.sealer, rsvp, "svg")),
  checkInPngUrl: ofHolder(`Address of the code as a QR picture (PNG), for mail. It needs no sign-in, so whoever has the address can read the code. ${SHOW}`, (rsvp, { service }) => pictureUrl(service.sealer, rsvp, "png")),
});

export const EventDoor = fieldsOf(Event, {
  doorTokens: list(doorTokensOfEvent, "Door tokens that work, oldest first; for its organisers"),
});

export const SessionDoor = fieldsOf(Session, {
  attendanceCount: value(attendanceCount, () => Int, {
    nullable: true, description: "How many people were scanned at the room's door; null to all but its hosts and the event's organisers, door staff and door tokens",
  }),
});

export const DoorTokenFields = fieldsOf(DoorToken, {
  issuedBy: one(thePerson, { from: "issuedById", description: "Who issued it; null when they have left the service" }),
});

export const OutcomeFields = fieldsOf(ScanOutcome, {
  rsvp: one(theRsvp, { from: "rsvpId", description: "Whose code it is, as it stands after the whole batch; null when it is nobody's" }),
});

export const CertificateFields = fieldsOf(Certificate, {
  event: one(theEvent, { from: "eventId", description: "Event it is about; null when the viewer may not see it any more" }),
  url: computed({
    type: () => String, needs: ["code"], description: "Address at which anybody who has it can read the certificate, and so see that it is true; with `.json` at its end as JSON",
    json: certificateUrlJson, resolve: certificate => certificateUrl(certificate.code as string),
  }),
});

export const MyCertificates = fieldsOf(Me, {
  certificates: page(myCertificates, "Certificates of attendance, newest first; withdrawn ones too"),
});
