import type { Client } from "pg";
import { requestOf } from "../peers/peer.js";
import type { Ask, Asks } from "../shapes/asks.js";
import type { Shape } from "../shapes/shapes.js";
import type { Work } from "./run.js";
import type { Standing } from "./standing.js";
import { answersOf, compare } from "./verify.js";

/** Requests for each who is measured; looked at first: all must answer what the first answers. */
export async function readWorks(shape: Shape, standings: readonly Standing[], asks: readonly Ask[]): Promise<Map<Standing, Work>> {
  const works = new Map<Standing, Work>();
  const right = await answersOf(standings[0], shape, asks);
  for (const standing of standings) {
    const told = standing === standings[0] ? right : await answersOf(standing, shape, asks);
    compare(standing, shape, asks, right, told);
    works.set(standing, {
      requests: asks.map(ask => requestOf(standing.peer, shape, ask, standing.cursors)), bytes: told.map(({ bytes }) => bytes), holds: null, once: false,
    });
  }
  return works;
}

/** A change yields an id that nobody knows before: what is looked at is that it was made, and not refused. */
export const changeWork = (shape: Shape, { peer, cursors }: Standing, asks: Asks): Work =>
  ({ requests: asks.of(shape.name).map(ask => requestOf(peer, shape, ask, cursors)), bytes: null, holds: "\"errors\":[]", once: true });

/** After all changes: nobody was seated beyond an event's seats, and the numbers have no gaps. */
export async function checkSeats(client: Client): Promise<void> {
  const { rows } = await client.query(
    `SELECT s.event_id FROM event_seats s JOIN LATERAL (
       SELECT count(*) FILTER (WHERE status = 'CONFIRMED') AS held, count(*) FILTER (WHERE status = 'WAITLISTED') AS waiting, count(DISTINCT number) AS numbers, coalesce(max(number), 0) AS last
       FROM rsvp WHERE event_id = s.event_id) r ON true
     WHERE r.held <> s.held OR r.waiting <> s.waiting OR s.held > s.capacity OR (r.waiting > 0 AND s.held < s.capacity) OR r.numbers <> r.last OR r.last <> s.next_number - 1`);
  if (rows.length > 0) throw new Error(`${rows.length} events have other seats than RSVPs`);
}
