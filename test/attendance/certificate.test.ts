import { createHash } from "node:crypto";
import { minutesIn } from "../../src/attendance/minutes.js";
import { itIs, realTime } from "../kit/moments.js";
import { useService } from "../kit/service.js";
import { atTheDoor, nonce, scan, type DoorStory } from "./story.js";
import { someone, type Someone } from "../kit/seed.js";

const service = useService();
afterEach(realTime);

interface Issued { certificate: { id: string; url: string; name: string | null; minutesAttended: number | null; withdrawnAt: string | null } | null; errors: { __typename: string; path: string[] | null }[] }
const SELECT = "certificate { id url name minutesAttended withdrawnAt }";
const issue = (story: DoorStory, as: Someone, input: object = {}) => service.change<Issued>("issueCertificate", { eventId: story.event.id, ...input }, SELECT, as) as unknown as Promise<Issued>;
const get = (url: string, headers: Record<string, string> = {}) => service.app.inject({ method: "GET", url: new URL(url).pathname, headers });

/** The event is over; the first of its people were checked in. */
async function over(count: number, checkedIn: number): Promise<DoorStory> {
  const story = await atTheDoor(service, count);
  for (const { code } of story.attendees.slice(0, checkedIn)) await scan(service, "checkIn", { eventId: story.event.id, code }, story.staff);
  itIs(story.event.endsAt);
  return story;
}

test("who was checked in is issued one, once, when the event is over", async () => {
  const story = await over(2, 1);
  const [person, absent] = story.attendees;
  itIs(story.during);
  expect((await issue(story, person)).errors).toMatchObject([{ __typename: "NotOpen" }]);
  itIs(story.event.endsAt);
  expect((await issue(story, absent)).errors).toMatchObject([{ __typename: "NotCheckedIn", path: ["input", "eventId"] }]);
  expect((await issue(story, await someone(service))).errors).toMatchObject([{ __typename: "NotCheckedIn" }]);
  expect((await issue(story, person, { name: "x".repeat(121) })).errors).toMatchObject([{ __typename: "InvalidInput", path: ["input", "name"] }]);
  const first = await issue(story, person, { name: "Dott.ssa Ada Lovelace" });
  expect(first.certificate).toMatchObject({ name: "Dott.ssa Ada Lovelace", minutesAttended: null, withdrawnAt: null, url: expect.stringMatching(/^https:\/\/coproduce\.test\/certificates\/([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{2}$/) });
  expect(await issue(story, person, { name: "Another" })).toEqual(first);
  const { me } = await service.ask<{ me: { certificates: { nodes: object[] } } }>("{ me { certificates { nodes { id url name minutesAttended withdrawnAt } } } }", {}, { as: person });
  expect(me.certificates.nodes).toEqual([first.certificate]);
});

test("many who ask at once are issued one", async () => {
  const story = await over(1, 1);
  const answers = await Promise.all(Array.from({ length: 6 }, () => issue(story, story.attendees[0])));
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(await service.rows("SELECT 1 FROM certificate WHERE event_id = $1", [story.event.id])).toHaveLength(1);
});

test("a cancelled event certifies nothing, and a check-in that was undone is none", async () => {
  const story = await over(2, 2);
  const [person, other] = story.attendees;
  await scan(service, "undoCheckIn", { eventId: story.event.id, code: other.code }, story.staff);
  expect((await issue(story, other)).errors).toMatchObject([{ __typename: "NotCheckedIn" }]);
  await service.rows("UPDATE event SET status = 'CANCELLED' WHERE id = $1", [story.event.id]);
  expect((await issue(story, person)).errors).toMatchObject([{ __typename: "NotAllowed" }]);
});

test("hours come from the sessions at whose doors one was scanned, those at one time once", async () => {
  const story = await atTheDoor(service, 1);
  const [person] = story.attendees;
  await scan(service, "checkIn", { eventId: story.event.id, code: person.code }, story.staff);
  await service.done("recordAttendance", { sessionId: story.session, nonce: nonce(), code: person.code }, "session { id }", story.host);
  itIs(story.event.endsAt);
  expect((await issue(story, person)).certificate?.minutesAttended).toBe(60);
  const range = (from: number, to: number) => ({ startsAt: new Date(from * 60_000), endsAt: new Date(to * 60_000) });
  expect(minutesIn([])).toBe(0);
  expect(minutesIn([range(60, 90), range(0, 50), range(10, 20), range(80, 100)])).toBe(90);
});

test("anybody who has the address reads a page without scripts", async () => {
  const story = await over(1, 1);
  const { certificate } = await issue(story, story.attendees[0], { name: "<script>alert(1)</script> & \"Ada\"" });
  const { statusCode, headers, body } = await get(certificate!.url);
  expect(statusCode).toBe(200);
  expect(headers).toMatchObject({ "content-type": "text/html; charset=utf-8", "cache-control": "private, no-cache", "referrer-policy": "no-referrer", "x-robots-tag": "noindex", "x-content-type-options": "nosniff" });
  expect(headers).not.toHaveProperty("set-cookie");
  expect(body).toContain("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Ada&quot;");
  expect(body).not.toContain("<script");
  expect(body).not.toMatch(/ (style|on\w+)=/);
  expect(body).toContain("Unconference");
  expect(body).toContain(certificate!.url);
  // The one style is the one that the policy allows, and nothing is loaded.
  const style = /<style>([^]*)<\/style>/.exec(body)![1];
  expect(headers["content-security-policy"]).toBe(`default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`);
  expect(body).not.toMatch(/ (src|srcset|href)="(?!https:\/\/coproduce\.test\/certificates\/)/);
  const again = await get(certificate!.url, { "if-none-match": String(headers.etag) });
  expect([again.statusCode, again.body]).toEqual([304, ""]);
  const italian = await get(certificate!.url, { "accept-language": "it, en;q=0.5" });
  expect(italian.body).toContain("<html lang=\"it\">");
  expect(italian.body).toContain("Attestato di partecipazione");
  expect(italian.headers.etag).not.toBe(headers.etag);
  expect(String(italian.headers.vary)).toContain("accept-language");
});

test("as JSON by its suffix or by Accept, and however its code is typed", async () => {
  const story = await over(1, 1);
  const { certificate } = await issue(story, story.attendees[0], { name: "Ada" });
  const json = (await get(`${certificate!.url}.json`)).json<object>();
  expect(json).toEqual({
    valid: true, name: "Ada", event: { title: "Unconference", startsAt: story.event.startsAt.toISOString(), endsAt: story.event.endsAt.toISOString(), timeZone: "Europe/Rome" },
    minutesAttended: null, issuedAt: story.event.endsAt.toISOString(), url: certificate!.url,
  });
  expect((await get(certificate!.url, { accept: "application/json" })).json()).toEqual(json);
  const typed = certificate!.url.replace(/[^/]+$/, code => code.toLowerCase().replaceAll("-", "").replaceAll("0", "o"));
  expect((await get(`${typed}.json`)).json()).toEqual(json);
});

test("its holder withdraws it: the page says so without the name, and a new one has another address", async () => {
  const story = await over(2, 2);
  const [person, other] = story.attendees;
  const { certificate } = await issue(story, person, { name: "Ada" });
  const before = (await get(certificate!.url)).headers.etag;
  expect(await service.refusals("withdrawCertificate", { certificateId: certificate!.id }, other)).toEqual(["NotFound input.certificateId"]);
  expect(await service.refusals("withdrawCertificate", { certificateId: certificate!.id }, story.event.organiser)).toEqual(["NotFound input.certificateId"]);
  const withdrawn = await service.done<{ certificate: object }>("withdrawCertificate", { certificateId: certificate!.id }, SELECT, person);
  expect(withdrawn.certificate).toMatchObject({ name: null, withdrawnAt: story.event.endsAt.toISOString() });
  expect(await service.done("withdrawCertificate", { certificateId: certificate!.id }, SELECT, person)).toEqual(withdrawn);
  const page = await get(certificate!.url, { "if-none-match": String(before) });
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain("Certificate withdrawn");
  expect(page.body).not.toContain("Ada");
  expect((await get(`${certificate!.url}.json`)).json()).toEqual({ valid: false, withdrawnAt: story.event.endsAt.toISOString() });
  expect(await service.rows("SELECT 1 FROM certificate c WHERE c::text LIKE '%Ada%' AND event_id = $1", [story.event.id])).toEqual([]);
  const anew = await issue(story, person, { name: "Ada L." });
  expect([anew.errors, anew.certificate?.name, anew.certificate?.url === certificate!.url]).toEqual([[], "Ada L.", false]);
  const { me } = await service.ask<{ me: { certificates: { nodes: { name: string | null }[] } } }>("{ me { certificates { nodes { name } } } }", {}, { as: person });
  expect(me.certificates.nodes.map(({ name }) => name).sort()).toEqual(["Ada L.", null]);
});

test("an address that is nobody's is 404, whatever it looks like", async () => {
  for (const code of ["0000-0000-0000-0000-0000-0000-00", "x", "a'b", "%00", "..%2f..%2fetc", "<script>"]) {
    const page = await service.app.inject({ method: "GET", url: `/certificates/${encodeURI(code)}` });
    expect([code, page.statusCode, page.body.includes("<script")]).toEqual([code, 404, false]);
  }
  expect((await service.app.inject({ method: "GET", url: "/certificates/nothing.json" })).json()).toEqual({ valid: false, error: expect.any(String) });
});
