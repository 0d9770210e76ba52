import { v7 } from "uuid";
import { newToken, tokenHash } from "../../src/identity/token.js";
import type { TestService } from "./service.js";

export interface Someone { id: string; token: string; name: string; email: string }

let serial = 0;

/** Signed-in people, made without mail. */
export async function people(service: TestService, count: number, options: { administrator?: boolean } = {}): Promise<Someone[]> {
  const made = Array.from({ length: count }, () => {
    const n = ++serial;
    return { id: v7(), signInId: v7(), token: newToken(), name: `Person ${n}`, email: `person${n}@example.org` };
  });
  await service.rows(
    `INSERT INTO person (id, created_at, updated_at, display_name, email, locale, languages, administrator)
     SELECT id, now(), now(), name, email, 'en', '{}', $4 FROM unnest($1::uuid[], $2::text[], $3::text[]) AS made(id, name, email)`,
    [made.map(({ id }) => id), made.map(({ name }) => name), made.map(({ email }) => email), options.administrator ?? false]);
  await service.rows(
    `INSERT INTO sign_in (id, created_at, updated_at, person_id, token_hash, scopes, last_used_at)
     SELECT id, now(), now(), person, hash, '{READ,WRITE}', now() FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS made(id, person, hash)`,
    [made.map(({ signInId }) => signInId), made.map(({ id }) => id), made.map(({ token }) => tokenHash(token))]);
  return made;
}

export const someone = async (service: TestService): Promise<Someone> => (await people(service, 1))[0];

const HOUR = 3_600_000;
export const inHours = (hours: number): Date => new Date(Math.ceil(Date.now() / HOUR) * HOUR + hours * HOUR);

export interface EventStory {
  id: string;
  organiser: Someone;
  startsAt: Date;
  endsAt: Date;
}

/** Nine in the morning (UTC) about a week ahead: one day in every zone that the tests use, at whatever hour they run. */
function aMorningNextWeek(): Date {
  const morning = inHours(7 * 24);
  morning.setUTCHours(9, 0, 0, 0);
  return morning;
}

/** An organiser who planned an event a week ahead, published unless a draft is asked for. */
export async function plannedEvent(service: TestService, options: { organiser?: Someone; capacity?: number | null; draft?: boolean; title?: string; [input: string]: unknown } = {}): Promise<EventStory> {
  const { organiser = await someone(service), draft = false, ...input } = options;
  const startsAt = aMorningNextWeek();
  const endsAt = new Date(startsAt.getTime() + 9 * HOUR);
  const { event } = await service.done<{ event: { id: string } }>("planEvent", { title: "Unconference", startsAt, endsAt, timeZone: "Europe/Rome", ...input }, "event { id }", organiser);
  if (!draft) await service.done("publishEvent", { eventId: event.id }, "event { id }", organiser);
  return { id: event.id, organiser, startsAt, endsAt };
}
