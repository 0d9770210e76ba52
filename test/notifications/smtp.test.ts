import { pino } from "pino";
import { senderOf, SmtpPostOffice, type Letter, type PostOffice } from "../../src/notifications/post-office.js";
import { MailServer } from "../kit/mail-server.js";
import { someone } from "../kit/seed.js";
import { eventually, useService } from "../kit/service.js";

const server = new MailServer();
const logged: string[] = [];
let smtp: PostOffice;
let patient: PostOffice;
let hasty: (times: { greetingTimeout?: number; socketTimeout?: number }) => PostOffice;
const service = useService({
  office: { send: (letter: Letter, stop) => smtp.send(letter, stop) },
  log: pino({ level: "info" }, { write: line => { logged.push(line); } }),
});
beforeAll(async () => {
  const [url, sender] = [await server.start(), senderOf("Coproduce <no-reply@city.example>", "https://coproduce.test")];
  patient = new SmtpPostOffice(url, sender);
  hasty = times => new SmtpPostOffice(url, sender, { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 10_000, messageMs: 20_000, ...times });
});
afterAll(() => server.stop());
beforeEach(() => { smtp = patient; server.greeting = "220 mail.example.org ESMTP"; server.toRecipient = () => "250 2.1.5 Ok"; });

interface Failure { kind: string; reason: string; attempts: number; given_up: boolean }
const failuresOf = (kind: string) => service.rows<Failure>("SELECT kind, reason, attempts, given_up FROM mail_failure WHERE kind = $1", [kind]);
const jobs = () => service.rows<{ attempts: number }>("SELECT attempts FROM graphile_worker.jobs WHERE task_identifier = 'send-mail'");
/** What failed is tried again at once. */
const hurry = () => service.rows("SELECT graphile_worker.reschedule_jobs(array_agg(id), run_at => now()) FROM graphile_worker.jobs WHERE task_identifier = 'send-mail' AND locked_at IS NULL");
const requestCode = (email: string) => service.done("requestSignInCode", { email }, "sentTo", null);
const tell = async (email: string) => {
  const person = await someone(service);
  await service.rows("UPDATE person SET email = $2 WHERE id = $1", [person.id, email]);
  await service.rows("INSERT INTO outbox (id, at, kind, person_id, cause_id, data) VALUES (gen_random_uuid(), now(), 'event-cancelled', $1, gen_random_uuid(), '{\"title\":\"T\",\"startsAt\":\"2030-01-01T10:00:00Z\",\"timeZone\":\"UTC\"}')", [person.id]);
};
const told = async (email: string) => (await service.rows<{ sent: boolean }>("SELECT sent_at IS NOT NULL AS sent FROM notification n JOIN person p ON p.id = n.person_id WHERE p.email = $1", [email]))[0]?.sent;

test("a message says that a machine wrote it, and its Message-ID is one of the sender's domain", async () => {
  await requestCode("headers@example.org");
  await eventually(() => server.messages.length === 1);
  expect(server.messages[0]).toMatch(/^Auto-Submitted: auto-generated$/mi);
  expect(server.messages[0]).toMatch(/^Message-ID: <[0-9a-f-]{36}@city\.example>$/mi);
  expect(senderOf("Coproduce <no-reply@localhost>", "https://coproduce.test:8443/a").domain).toBe("coproduce.test");
  expect(senderOf("no-reply@city.example", "https://coproduce.test").domain).toBe("city.example");
});

test("what is refused for good is not sent again, is known to operators, and no log names the address", async () => {
  server.toRecipient = address => `550 5.1.1 <${address}>: no such mailbox`;
  await requestCode("gone@example.org");
  await eventually(async () => (await failuresOf("sign-in-code")).length === 1);
  expect(await failuresOf("sign-in-code")).toEqual([{ kind: "sign-in-code", reason: "EENVELOPE 550 5.1.1 at RCPT TO", attempts: 1, given_up: true }]);
  await eventually(async () => (await jobs()).length === 0);
  expect(server.tries.filter(address => address === "gone@example.org")).toHaveLength(1);
  expect(logged.join("\n")).toContain("EENVELOPE 550 5.1.1 at RCPT TO");
  expect(logged.join("\n")).not.toContain("gone@");
});

test("what is refused for now is sent later, and then nothing is left of the failure", async () => {
  const email = "later@example.org";
  server.toRecipient = address => `451 4.7.1 <${address}>: greylisted`;
  await tell(email);
  await eventually(async () => (await failuresOf("event-cancelled")).length === 1);
  expect(await failuresOf("event-cancelled")).toEqual([{ kind: "event-cancelled", reason: "EENVELOPE 451 4.7.1 at RCPT TO", attempts: 1, given_up: false }]);
  expect(await told(email)).toBe(false);
  server.toRecipient = () => "250 Ok";
  await eventually(async () => { await hurry(); return await told(email) === true; });
  await eventually(async () => (await failuresOf("event-cancelled")).length === 0);
  expect(logged.join("\n")).not.toContain("later@");
});

test.each([
  ["that lets nobody in", () => { server.greeting = "554 5.7.1 You are on a list"; }, "EPROTOCOL 554 5.7.1 at CONN"],
  ["that does not greet", () => { smtp = hasty({ greetingTimeout: 300 }); server.greeting = null; }, "ETIMEDOUT GREETING_TIMEOUT at CONN"],
  ["that falls silent", () => { smtp = hasty({ socketTimeout: 300 }); server.toRecipient = () => null; }, "ETIMEDOUT SOCKET_TIMEOUT at CONN"],
])("a server %s is left in time, and mail goes out when it is well again", async (_what, ail, reason) => {
  const email = `waits-${reason.length}@example.org`;
  ail();
  await tell(email);
  await eventually(async () => (await failuresOf("event-cancelled")).length === 1);
  expect(await failuresOf("event-cancelled")).toEqual([{ kind: "event-cancelled", reason, attempts: expect.any(Number), given_up: false }]);
  smtp = patient;
  server.greeting = "220 mail.example.org ESMTP";
  server.toRecipient = () => "250 Ok";
  await eventually(async () => { await hurry(); return await told(email) === true; });
  await eventually(async () => (await failuresOf("event-cancelled")).length === 0);
});

test("after the last try nothing is left but the note of it", async () => {
  server.toRecipient = () => "451 4.3.0 Not now";
  await tell("never@example.org");
  await eventually(async () => (await failuresOf("event-cancelled")).length === 1);
  await eventually(async () => {
    await service.rows("SELECT graphile_worker.reschedule_jobs(array_agg(id), run_at => now(), attempts => 11) FROM graphile_worker.jobs WHERE task_identifier = 'send-mail' AND locked_at IS NULL");
    return (await failuresOf("event-cancelled"))[0].given_up;
  });
  expect(await failuresOf("event-cancelled")).toMatchObject([{ attempts: 12, given_up: true }]);
  await eventually(async () => (await jobs()).length === 0);
});
