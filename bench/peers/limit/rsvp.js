import { randomUUID } from "node:crypto";

const named = (name, text, values) => ({ name, text, values });

/**
 * The same transaction as Coproduce's `rsvp`, by hand: the same locks, the same rows. Keys that make it repeatable are left
 * out, as the load sends none. Statements travel together as far as none waits for another's answer, so that the lock is
 * held for two round trips: one after the other they would hold it for seven.
 */
export async function rsvp(pool, { eventId }, hash) {
  const client = await pool.connect();
  try {
    const { rows: [viewer] } = await client.query(named("viewer",
      `SELECT s.person_id AS id FROM sign_in s JOIN person p ON p.id = s.person_id WHERE s.token_hash = $1 AND s.last_used_at > now() - interval '30 days'`, [hash]));
    const now = new Date();
    const [, { rows: [seats] }, { rows: [event] }] = await Promise.all([
      client.query("BEGIN"),
      client.query(named("seats", "SELECT capacity, held, waiting, next_number FROM event_seats WHERE event_id = $1 FOR NO KEY UPDATE", [eventId])),
      client.query(named("event",
        `SELECT e.status, e.ends_at, e.rsvp_opens_at, e.rsvp_closes_at, (SELECT r.status FROM rsvp r WHERE r.event_id = e.id AND r.person_id = $2) AS mine
         FROM event e WHERE e.id = $1 AND e.status <> 'DRAFT'`, [eventId, viewer.id])),
    ]);
    const open = event.status === "PUBLISHED" && (event.rsvp_opens_at ?? now) <= now && now < (event.rsvp_closes_at ?? event.ends_at);
    if (!open || ["CONFIRMED", "WAITLISTED", "OFFERED"].includes(event.mine)) throw new Error("The load sends what is open and new");
    const seated = seats.waiting === 0 && (seats.capacity === null || seats.held < seats.capacity);
    const id = randomUUID();
    const status = seated ? "CONFIRMED" : "WAITLISTED";
    await Promise.all([
      client.query(named("rsvp",
        `INSERT INTO rsvp (id, created_at, updated_at, event_id, person_id, status, name_shown, number) VALUES ($1, $2, $2, $3, $4, $5, false, $6)
         ON CONFLICT (event_id, person_id) DO UPDATE SET updated_at = $2, status = EXCLUDED.status, number = EXCLUDED.number`, [id, now, eventId, viewer.id, status, seats.next_number])),
      client.query(named("store", "UPDATE event_seats SET held = $2, waiting = $3, next_number = $4 WHERE event_id = $1",
        [eventId, seats.held + (seated ? 1 : 0), seats.waiting + (seated ? 0 : 1), seats.next_number + 1])),
      client.query(named("log", "INSERT INTO change_log (id, at, verb, actor_id, objects, request_id) VALUES ($1, $2, 'rsvp', $3, $4, $5)",
        [randomUUID(), now, viewer.id, JSON.stringify({ rsvp: id }), randomUUID()])),
      client.query("COMMIT"),
    ]);
    return JSON.stringify({ data: { rsvp: { rsvp: { id, status }, errors: [] } } });
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}
