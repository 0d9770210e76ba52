import { aggregate, byId, hasMany, pageOf } from "../base/reads.js";
import { ownRows } from "../identity/policy.js";
import { Session } from "../programme/session.js";
import { Certificate } from "./certificate.js";
import { DoorToken } from "./door-token.js";
import { countsAttendance, visibleDoorTokens } from "./policy.js";

export const MOST_DOOR_TOKENS = 50;

export const theDoorToken = byId(DoorToken, visibleDoorTokens);
/** Those that work, but for an event that is over or called off. */
export const doorTokensOfEvent = hasMany(DoorToken, "eventId", ["createdAt"], visibleDoorTokens, {
  bound: MOST_DOOR_TOKENS, where: t => `${t}.revoked_at IS NULL AND ${t}.expires_at > :now`,
});

export const attendanceCount = aggregate(Session, t =>
  `CASE WHEN ${countsAttendance(t)} THEN (SELECT count(*)::int FROM session_attendance sa WHERE sa.session_id = ${t}.id AND sa.present_since IS NOT NULL) END`);

export const theCertificate = byId(Certificate, ownRows);
export const myCertificates = pageOf(Certificate, "personId", {
  name: "my certificates", visible: ownRows, orders: { NEWEST: [{ by: "createdAt", descending: true }] },
});
