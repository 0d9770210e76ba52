import { eventually, type TestService } from "./service.js";
import type { Someone } from "./seed.js";

export interface OwnRsvp { id: string; status: string; placeInLine: number | null; offeredUntil: string | null; declineReason: string | null }
const SELECT = "rsvp { id status placeInLine offeredUntil declineReason }";

/** What people do with their RSVPs, as they would. */
export const bookingIn = (service: TestService) => ({
  rsvp: async (eventId: string, as: Someone, input = {}) => (await service.done<{ rsvp: OwnRsvp }>("rsvp", { eventId, ...input }, SELECT, as)).rsvp,
  cancel: async (eventId: string, as: Someone) => (await service.done<{ rsvp: OwnRsvp }>("cancelRsvp", { eventId }, SELECT, as)).rsvp,
  accept: async (eventId: string, as: Someone) => (await service.done<{ rsvp: OwnRsvp }>("acceptOffer", { eventId }, SELECT, as)).rsvp,
  decline: async (eventId: string, as: Someone) => (await service.done<{ rsvp: OwnRsvp }>("declineOffer", { eventId }, SELECT, as)).rsvp,
  mine: async (eventId: string, as: Someone) => (await service.ask<{ event: { myRsvp: OwnRsvp } }>(
    "query($id: ID!) { event(id: $id) { myRsvp { id status placeInLine offeredUntil declineReason } } }", { id: eventId }, { as })).event.myRsvp,
  rule: (eventId: string, organiser: Someone, input: Record<string, unknown>) => service.done("setRsvpRule", { eventId, ...input }, "event { id }", organiser),
  /** Letters of a kind to a person, once whatever was left to be told has gone out. */
  letters: async (to: Someone, words: string): Promise<number> => {
    await eventually(async () => (await service.rows("SELECT 1 FROM outbox")).length === 0);
    await eventually(async () => (await service.rows("SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'send-mail'")).length === 0);
    return service.mail.filter(letter => letter.to === to.email && letter.subject.startsWith(words)).length;
  },
  /** How the event's counters stand, which must be what its RSVPs say. */
  counted: async (eventId: string) => {
    const [row] = await service.rows<{ held: number; waiting: number; truly_held: number; truly_waiting: number }>(
      `SELECT held, waiting, (SELECT count(*)::int FROM rsvp r WHERE r.event_id = s.event_id AND r.status IN ('CONFIRMED', 'OFFERED')) AS truly_held,
         (SELECT count(*)::int FROM rsvp r WHERE r.event_id = s.event_id AND r.status = 'WAITLISTED') AS truly_waiting FROM event_seats s WHERE event_id = $1`, [eventId]);
    expect([row.held, row.waiting]).toEqual([row.truly_held, row.truly_waiting]);
    return { held: row.held, waiting: row.waiting };
  },
});
