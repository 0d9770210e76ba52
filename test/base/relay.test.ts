import { pino } from "pino";
import { Relay } from "../../src/notifications/relay.js";
import { people, plannedEvent } from "../kit/seed.js";
import { eventually, useService } from "../kit/service.js";

const service = useService();

test("two relays at once pass each message on once", async () => {
  const event = await plannedEvent(service);
  const crowd = await people(service, 120);
  const other = new Relay(service.pool, pino({ level: "silent" }));
  other.start();
  for (const person of crowd.slice(0, 60)) await service.done("rsvp", { eventId: event.id }, "rsvp { id }", person);
  await service.rows(
    `INSERT INTO outbox (id, at, kind, person_id, cause_id, data) SELECT gen_random_uuid(), now(), 'event-cancelled', id, $2, '{"title":"T","startsAt":"2030-01-01T10:00:00Z","timeZone":"UTC"}' FROM unnest($1::uuid[]) AS p(id)`,
    [crowd.map(({ id }) => id), event.id]);
  await Promise.all(Array.from({ length: 20 }, () => { other.wake(); service.parts.service.wake(); return Promise.resolve(); }));
  await eventually(() => service.mail.length >= crowd.length);
  await other.stop();
  expect(service.mail.map(({ to }) => to).sort()).toEqual(crowd.map(({ email }) => email).sort());
  expect(new Set(service.mail.map(({ id }) => id)).size).toBe(crowd.length);
});

test("a cause that was told already is not told again", async () => {
  const [person] = await people(service, 1);
  const cause = "01900000-0000-7000-8000-00000000cafe";
  const tell = () => service.rows(
    "INSERT INTO outbox (id, at, kind, person_id, cause_id, data) VALUES (gen_random_uuid(), now(), 'event-cancelled', $1, $2, '{\"title\":\"T\",\"startsAt\":\"2030-01-01T10:00:00Z\",\"timeZone\":\"UTC\"}')", [person.id, cause]);
  for (let i = 0; i < 3; i++) {
    await tell();
    await eventually(async () => (await service.rows("SELECT 1 FROM outbox")).length === 0);
  }
  await eventually(() => service.mail.some(({ to }) => to === person.email));
  await new Promise(resolve => { setTimeout(resolve, 300); });
  expect(service.mail.filter(({ to }) => to === person.email)).toHaveLength(1);
});

test("cancelling an event tells everybody who has or awaits a seat, in their language", async () => {
  const event = await plannedEvent(service, { capacity: 1, title: "Festa" });
  const [english, italian] = await people(service, 2);
  await service.done("editProfile", { locale: "it-IT" }, "me { id }", italian);
  for (const person of [english, italian]) await service.done("rsvp", { eventId: event.id }, "rsvp { id }", person);
  await service.done("cancelEvent", { eventId: event.id, reason: "Snow" }, "event { status cancelReason }", event.organiser);
  const to = (email: string) => service.mail.filter(letter => letter.to === email);
  await eventually(() => to(english.email).length > 0 && to(italian.email).length > 0);
  expect(to(english.email)[0]).toMatchObject({ subject: "Cancelled: Festa", text: expect.stringContaining("Snow") });
  expect(to(italian.email)[0].subject).toBe("Annullato: Festa");
});

test("the relay is woken when there is something to be found, after the commit", async () => {
  const event = await plannedEvent(service);
  const [person] = await people(service, 1);
  await service.done("rsvp", { eventId: event.id }, "rsvp { id }", person);
  // What is told is there for a while, and not committed.
  await service.rows(`CREATE FUNCTION wait_a_while() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.5); RETURN NULL; END $$`);
  await service.rows("CREATE CONSTRAINT TRIGGER slow_commit AFTER INSERT ON outbox DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION wait_a_while()");
  const parts = service.parts.service as { wake: () => void };
  const { wake } = parts;
  const found: Promise<unknown[]>[] = [];
  parts.wake = () => {
    found.push(service.rows("SELECT kind FROM outbox WHERE person_id = $1 AND kind = 'event-cancelled' UNION SELECT kind FROM notification WHERE person_id = $1 AND kind = 'event-cancelled'", [person.id]));
    wake();
  };
  try {
    await service.done("cancelEvent", { eventId: event.id, reason: "Snow" }, "event { id }", event.organiser);
    await eventually(() => found.length > 0);
    expect(await Promise.all(found)).toEqual([[{ kind: "event-cancelled" }]]);
  } finally {
    parts.wake = wake;
    await service.rows("DROP FUNCTION wait_a_while() CASCADE");
  }
});
