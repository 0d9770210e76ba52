import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { allow, found, refuse } from "../base/refusal.js";
import { eventAtHand, requireOpen } from "../events/event-at-hand.js";
import { NotOpen } from "../events/phases.js";
import { published } from "../programme/session-reads.js";
import type { Range } from "../programme/slots-rule.js";
import { newCertificateCode } from "./certificate-address.js";
import { Certificate } from "./certificate.js";
import { minutesIn } from "./minutes.js";
import { theCertificate } from "./reads.js";
import { NotCheckedIn } from "./refusals.js";

@InputType({ description: "What one was at" })
export class IssueCertificateInput extends KeyedInput {
  @Field(() => Id, { description: "Event one was checked in at" }) eventId!: string;
  @Field(() => String, { nullable: true, description: "Name to be shown on it, 1 to 120 characters; one's display name when absent" }) name?: string | null;
}

@InputType({ description: "Which certificate is withdrawn" })
export class WithdrawCertificateInput extends KeyedInput {
  @Field(() => Id, { description: "One of `me.certificates`" }) certificateId!: string;
}

export class IssueCertificate {
  @Change({
    input: () => IssueCertificateInput, yields: { certificate: theCertificate }, refuses: [NotCheckedIn, NotOpen], access: "signedIn",
    description: "Issues a certificate that one was at an event, to anybody who was checked in, once it is over. One stands for each person and event: asking again answers the same one, whatever the name. " +
      "For another name withdraw it first",
    check: (input, checks) => { checks.text("name", input.name, 120); },
  })
  async issueCertificate({ eventId, name }: IssueCertificateInput, act: Act): Promise<{ certificate: string }> {
    const event = await eventAtHand(eventId, act);
    allow(event.status === "PUBLISHED", "There are certificates of events that took place only");
    requireOpen({ opensAt: event.endsAt, closesAt: null }, act.now, "Certificates");
    // Behind the lock nobody is issued two at once.
    const [rsvp, standing] = await Promise.all([
      act.first<{ id: string; checkedInAt: Date | null }>("SELECT id, checked_in_at AS \"checkedInAt\" FROM rsvp WHERE event_id = :eventId AND person_id = :viewer FOR NO KEY UPDATE", { eventId }),
      act.first<{ id: string }>("SELECT id FROM certificate WHERE event_id = :eventId AND person_id = :viewer AND withdrawn_at IS NULL", { eventId }),
    ]);
    if (standing) return { certificate: standing.id };
    if (!rsvp?.checkedInAt) return refuse(new NotCheckedIn("A certificate is for people who were checked in; ask the organisers if you were there", "eventId"));
    const [attended, own] = await Promise.all([
      act.sql<Range>(
        `SELECT p.starts_at AS "startsAt", p.ends_at AS "endsAt" FROM session_attendance sa JOIN placement p ON p.session_id = sa.session_id
         WHERE sa.rsvp_id = :rsvpId AND sa.present_since IS NOT NULL AND ${published("p")}`, { rsvpId: rsvp.id }),
      act.first<{ displayName: string }>("SELECT display_name AS \"displayName\" FROM person WHERE id = :viewer"),
    ]);
    return { certificate: await act.insert(Certificate, {
      personId: act.viewer.personId, eventId, code: newCertificateCode(), name: name ?? own!.displayName, withdrawnAt: null,
      eventTitle: event.title, startsAt: event.startsAt, endsAt: event.endsAt, timeZone: event.timeZone, minutesAttended: attended.length > 0 ? minutesIn(attended) : null,
    }) };
  }

  @Change({
    input: () => WithdrawCertificateInput, yields: { certificate: theCertificate }, access: "signedIn",
    description: "Withdraws a certificate of one's own: the name is gone from it for good, and its address says that it was withdrawn. A new one can be issued, at another address",
  })
  async withdrawCertificate({ certificateId }: WithdrawCertificateInput, act: Act): Promise<{ certificate: string }> {
    found(await act.db.findOneBy(Certificate, { id: certificateId, personId: act.viewer.personId }), "certificate of yours", "certificateId");
    act.write("UPDATE certificate SET withdrawn_at = :now, name = NULL, updated_at = :now WHERE id = :certificateId AND withdrawn_at IS NULL", { certificateId });
    return { certificate: certificateId };
  }
}
