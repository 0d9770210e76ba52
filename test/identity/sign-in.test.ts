import { clock, DAY, HOUR, MINUTE } from "../../src/base/clock.js";
import { someone } from "../kit/seed.js";
import { eventually, useService } from "../kit/service.js";
import type { Someone } from "../kit/seed.js";

const service = useService();
let serial = 0;
const address = () => `sign-in-${++serial}@example.org`;

async function codeFor(email: string): Promise<string> {
  const before = service.mail.length;
  await service.done("requestSignInCode", { email }, "sentTo", null);
  await eventually(() => service.mail.slice(before).some(({ to }) => to === email.toLowerCase()));
  return /\b\d{6}\b/.exec(service.mail.slice(before).find(({ to }) => to === email.toLowerCase())!.text)![0];
}

interface SignedIn { token: string; me: { id: string; email: string } }
const signIn = (email: string, code: string) => service.change<SignedIn>("signIn", { email, code }, "token me { id email }", null);
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");
const kinds = ({ errors }: { errors: { __typename: string }[] }) => errors.map(({ __typename }) => __typename);
const meOf = (token: string) => service.answer<{ me: { email: string } }>("{ me { email } }", {}, { as: { token } });

test("a code signs in, whatever the case of the address, and works once", async () => {
  const email = address();
  const code = await codeFor(email.toUpperCase());
  const first = await signIn(email, code);
  expect(first).toMatchObject({ errors: [], me: { email } });
  expect((await meOf(first.token)).data!.me.email).toBe(email);
  expect(kinds(await signIn(email, code))).toEqual(["CodeNotAccepted"]);
  expect((await signIn(email, await codeFor(email))).me.id).toBe(first.me.id);
});

test("two right tries at once make one sign-in", async () => {
  const email = address();
  const code = await codeFor(email);
  const outcomes = await Promise.all([signIn(email, code), signIn(email, code)]);
  expect(outcomes.map(({ token }) => Boolean(token)).sort()).toEqual([false, true]);
});

test("a sixth try fails even when it is right", async () => {
  const email = address();
  const code = await codeFor(email);
  for (let i = 0; i < 5; i++) expect(kinds(await signIn(email, wrong(code)))).toEqual(["CodeNotAccepted"]);
  expect(kinds(await signIn(email, code))).toEqual(["CodeNotAccepted"]);
  expect((await signIn(email, await codeFor(email))).token).toBeTruthy();
});

test("20 wrong tries at once use up exactly 5", async () => {
  const email = address();
  const code = await codeFor(email);
  await Promise.all(Array.from({ length: 20 }, () => signIn(email, wrong(code))));
  const [{ tries }] = await service.rows<{ tries: number }>("SELECT tries FROM sign_in_code ORDER BY updated_at DESC LIMIT 1");
  expect(tries).toBe(5);
  expect(kinds(await signIn(email, code))).toEqual(["CodeNotAccepted"]);
});

test("a code lasts ten minutes, and a new one replaces the old", async () => {
  const email = address();
  const old = await codeFor(email);
  const fresh = await codeFor(email);
  if (old !== fresh) expect(kinds(await signIn(email, old))).toEqual(["CodeNotAccepted"]);
  const back = clock.replace(() => new Date(Date.now() + 11 * MINUTE));
  try { expect(kinds(await signIn(email, fresh))).toEqual(["CodeNotAccepted"]); } finally { back(); }
  expect((await signIn(email, fresh)).token).toBeTruthy();
});

test("the answer tells nothing of whether the address is known", async () => {
  const known = await someone(service);
  const ask = (email: string) => service.change("requestSignInCode", { email }, "sentTo", null);
  expect({ ...await ask(known.email), sentTo: "" }).toEqual({ ...await ask(address()), sentTo: "" });
  expect(kinds(await signIn(known.email, "000000"))).toEqual(kinds(await signIn(address(), "000000")));
});

test("what is wrong with the input is told, all of it", async () => {
  expect(await service.refusals("signIn", { email: "nobody", code: "12", label: "x".repeat(90) }, null)).toEqual(["InvalidInput input.email", "InvalidInput input.code", "InvalidInput input.label"]);
});

test("an address that asks too often waits", async () => {
  const email = address();
  for (let i = 0; i < 10; i++) await service.change("requestSignInCode", { email }, "sentTo", null);
  const { errors } = await service.answer("mutation($email: String!) { requestSignInCode(input: { email: $email }) { sentTo } }", { email });
  expect(errors![0].extensions).toMatchObject({ code: "RATE_LIMITED", retryable: true, retryAfterMs: expect.any(Number) });
});

test("no address, code or token stands in the database in clear before the account is made", async () => {
  const email = address();
  const code = await codeFor(email);
  const tables = await service.rows<{ name: string }>("SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'");
  const dump = async () => JSON.stringify(await Promise.all(tables.map(({ name }) => service.rows(`SELECT * FROM "${name}"`))));
  await eventually(async () => (await service.rows("SELECT 1 FROM outbox")).length === 0);
  expect(await dump()).not.toContain(email);
  expect(await dump()).not.toContain(`"${code}"`);
  const { token } = await signIn(email, code);
  expect(await dump()).not.toContain(token);
});

describe("sign-ins", () => {
  interface Listed { me: { signIns: { id: string; current: boolean }[] } }
  const list = (as: Someone | { token: string }) => service.ask<Listed>("{ me { signIns { id current } } }", {}, { as }).then(({ me }) => me.signIns);

  test("are listed, and end one by one or all together", async () => {
    const email = address();
    const [one, two, three] = [await signIn(email, await codeFor(email)), await signIn(email, await codeFor(email)), await signIn(email, await codeFor(email))];
    const seen = await list(one);
    expect(seen.filter(({ current }) => current)).toHaveLength(1);
    expect(seen).toHaveLength(3);
    const other = (await list(two)).find(({ current }) => current)!;
    await service.done("signOut", { signInId: other.id }, "signedOut", one);
    expect((await meOf(two.token)).status).toBe(401);
    await service.done("signOutEverywhere", { keepThisOne: true }, "signedOut", one);
    expect([(await meOf(one.token)).status, (await meOf(three.token)).status]).toEqual([200, 401]);
    await service.done("signOut", {}, "signedOut", one);
    expect((await meOf(one.token)).status).toBe(401);
  });

  test("nobody ends another's", async () => {
    const [mine, theirs] = [await someone(service), await someone(service)];
    const [{ id }] = await list(theirs);
    expect(await service.refusals("signOut", { signInId: id }, mine)).toEqual(["NotFound input.signInId"]);
    expect((await meOf(theirs.token)).status).toBe(200);
  });

  test("end after 30 days without use; use is noted at most once an hour", async () => {
    const person = await someone(service);
    const used = async () => (await service.rows<{ at: Date }>("SELECT last_used_at AS at FROM sign_in WHERE person_id = $1", [person.id]))[0].at.getTime();
    const start = await used();
    const later = async (ms: number) => {
      const back = clock.replace(() => new Date(start + ms));
      try { return (await meOf(person.token)).status; } finally { back(); }
    };
    expect(await later(HOUR / 2)).toBe(200);
    expect(await used()).toBe(start);
    expect(await later(2 * HOUR)).toBe(200);
    await eventually(async () => await used() === start + 2 * HOUR);
    expect(await later(29 * DAY)).toBe(200);
    await eventually(async () => await used() === start + 29 * DAY);
    expect(await later(60 * DAY)).toBe(401);
  });
});

test("the language of a sign-in is kept for later mail, until the person chooses one", async () => {
  const email = address();
  const signInWith = async (locale: string | null) => {
    const before = service.mail.length;
    await service.done("requestSignInCode", { email, locale }, "sentTo", null);
    const mine = () => service.mail.slice(before).find(({ to }) => to === email);
    await eventually(() => mine() !== undefined);
    const { token, me } = await service.done<{ token: string; me: { locale: string } }>("signIn", { email, code: /\b\d{6}\b/.exec(mine()!.text)![0] }, "token me { locale }", null);
    return { token, locale: me.locale, subject: mine()!.subject };
  };
  expect(await signInWith("it")).toMatchObject({ locale: "it", subject: "Il tuo codice di accesso" });
  expect(await signInWith(null)).toMatchObject({ locale: "it", subject: "Il tuo codice di accesso" });
  const { token } = await signInWith("de");
  expect((await signInWith(null)).locale).toBe("de");
  await service.done("editProfile", { locale: "it-IT" }, "me { id }", { token });
  expect(await signInWith("en")).toMatchObject({ locale: "it-IT", subject: "Il tuo codice di accesso" });
});

describe("the profile", () => {
  test("absent leaves, null clears, and what cannot be empty cannot be cleared", async () => {
    const person = await someone(service);
    const edit = (input: object) => service.done<{ me: { hoursPerWeek: number | null; drivers: string | null; person: { displayName: string } } }>("editProfile", { ...input }, "me { hoursPerWeek drivers person { displayName } }", person);
    expect((await edit({ hoursPerWeek: 3, drivers: "My street" })).me).toEqual({ hoursPerWeek: 3, drivers: "My street", person: { displayName: person.name } });
    expect((await edit({ drivers: null, displayName: " New " })).me).toEqual({ hoursPerWeek: 3, drivers: null, person: { displayName: "New" } });
    expect(await service.refusals("editProfile", { displayName: null, hoursPerWeek: 200, timeZone: "Moon", avatarUrl: "javascript:1" }, person))
      .toEqual(["InvalidInput input.displayName", "InvalidInput input.avatarUrl", "InvalidInput input.timeZone", "InvalidInput input.hoursPerWeek"]);
  });

  test("lists at most 50 skills, also when they come at once", async () => {
    const person = await someone(service);
    const add = (i: number) => service.refusals("addSkill", { kind: "SKILL", name: `Skill ${i}`, use: "OFFERED" }, person);
    const outcomes = await Promise.all(Array.from({ length: 60 }, (_, i) => add(i)));
    expect(outcomes.filter(refusals => refusals.length === 0)).toHaveLength(50);
    const { me } = await service.ask<{ me: { skills: { id: string }[] } }>("{ me { skills { id } } }", {}, { as: person });
    await service.done("removeSkill", { skillId: me.skills[0].id }, "me { id }", person);
    expect(await add(100)).toEqual([]);
    expect(await add(100)).toEqual(["InvalidInput input.name"]);
  });
});
