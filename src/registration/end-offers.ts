import { recordChange } from "../base/change.js";
import { clock } from "../base/clock.js";
import type { Context } from "../base/context.js";
import { eachInTurn } from "../base/each-in-turn.js";
import { run } from "../base/statement.js";
import { inTransaction } from "../base/transaction.js";
import { eventAtHand } from "../events/event-at-hand.js";
import { endOffers, lockSeats, promoteNext, storeSeats } from "./seats.js";

/**
 * Ends the offers that nobody answered in time, and offers the seats to the next in line. What is due is looked at once
 * more behind the lock: so two instances that do it at once end each offer once, and nobody loses one just accepted.
 */
export async function endDueOffers(context: Context): Promise<void> {
  const { pool, wake } = context.service;
  const due = await run<{ eventId: string }>(pool,
    `/* job */ SELECT DISTINCT r.event_id AS "eventId" FROM rsvp r JOIN event e ON e.id = r.event_id
     WHERE r.status = 'OFFERED' AND (r.offered_until <= :now OR e.ends_at <= :now OR e.status <> 'PUBLISHED')`, { now: clock.now() });
  await eachInTurn(due, ({ eventId }) => endOffersOf(eventId, context), context.log, "offers that are due could not be ended", ({ eventId }) => ({ eventId }));
  if (due.length > 0) wake();
}

const endOffersOf = (eventId: string, context: Context): Promise<unknown> =>
  inTransaction(context, null, act => recordChange("endOffers", act, async () => {
    const seats = await lockSeats(eventId, act);
    const event = await eventAtHand(eventId, act);
    storeSeats(eventId, await promoteNext(event, await endOffers(event, seats, act), act), act);
    return { event: eventId };
  }));
