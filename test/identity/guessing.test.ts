import { clock, DAY, MINUTE } from "../../src/base/clock.js";
import { someone } from "../kit/seed.js";
import { eventually, useService } from "../kit/service.js";

/** Many guess at the codes of one address, at two instances. */
const service = useService();
const other = useService({ beside: service });

let serial = 0;
const address = () => `guessed-${++serial}@example.org`;
const LONG = /\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b/;

const signIn = (email: string, code: string, by = service) => by.change<{ token: string | null }>("signIn", { email, code }, "token", null);
const kinds = ({ errors }: { errors: { __typename: string }[] }) => errors.map(({ __typename }) => __typename);
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

/** What the client is told to ask for, and what the message says, whichever instance sends it. */
async function request(email: string): Promise<{ codeLength: number; code: string }> {
  const mine = () => [...service.mail, ...other.mail].filter(({ to }) => to === email);
  const before = new Set(mine().map(({ id }) => id));
  const { codeLength } = await service.done<{ codeLength: number }>("requestSignInCode", { email }, "codeLength", null);
  await eventually(() => mine().length > before.size);
  const { text } = mine().find(({ id }) => !before.has(id))!;
  return { codeLength, code: (LONG.exec(text) ?? /\b\d{6}\b/.exec(text))![0] };
}
const spent = async (email: string) => (await service.rows<{ wrong_tries: number; tries: number }>("SELECT wrong_tries, tries FROM sign_in_code WHERE email_hash = $1", [service.parts.service.sealer.digest(email)]))[0];
const guess = (email: string, code: string, by = service) => signIn(email, wrong(code), by).then(kinds);
const setWrong = (email: string, wrongTries: number) =>
  service.rows("UPDATE sign_in_code SET wrong_tries = $2, wrong_since = now() WHERE email_hash = $1", [service.parts.service.sealer.digest(email), wrongTries]);

test("20 tries a day are looked at, by all instances together; then a long code lets its owner in, whatever others try", async () => {
  const email = address();
  for (let codes = 0; codes < 4; codes++) {
    const { code, codeLength } = await request(email);
    expect(codeLength).toBe(6);
    for (const by of [service, other, service, other, service]) expect(await guess(email, code, by)).toEqual(["CodeNotAccepted"]);
  }
  const { code, codeLength } = await request(email);
  expect(codeLength).toBe(16);
  expect(code).toMatch(LONG);
  for (let i = 0; i < 10; i++) {
    expect(kinds(await signIn(email, String(i).repeat(6)))).toEqual(["CodeNotAccepted"]);
    expect(kinds(await signIn(email, String(i).repeat(16)))).toEqual(["CodeNotAccepted"]);
  }
  // Whoever asks again for it does not make the message worthless that is on its way.
  expect((await request(email)).code).toBe(code);
  expect((await signIn(email, code.toLowerCase().replaceAll("-", " "))).token).toBeTruthy();
  expect(kinds(await signIn(email, code))).toEqual(["CodeNotAccepted"]);
  expect((await request(email)).code).not.toBe(code);
  expect(await spent(email)).toMatchObject({ wrong_tries: 20 });
});

test("the last tries of a day are not used twice at once, and a short code is worth nothing after them", async () => {
  const email = address();
  const { code } = await request(email);
  await setWrong(email, 18);
  await Promise.all(Array.from({ length: 12 }, (_, i) => guess(email, code, i % 2 ? service : other)));
  expect(await spent(email)).toEqual({ wrong_tries: 20, tries: 2 });
  expect(kinds(await signIn(email, code))).toEqual(["CodeNotAccepted"]);
});

test("right codes do not count, and a day later short codes are back", async () => {
  const email = address();
  const first = await request(email);
  await guess(email, first.code);
  expect((await signIn(email, first.code)).token).toBeTruthy();
  expect((await spent(email)).wrong_tries).toBe(1);
  await setWrong(email, 20);
  expect((await request(email)).codeLength).toBe(16);
  const back = clock.replace(() => new Date(Date.now() + DAY + MINUTE));
  try {
    const { code, codeLength } = await request(email);
    expect(codeLength).toBe(6);
    await guess(email, code);
    expect((await spent(email)).wrong_tries).toBe(1);
    expect((await signIn(email, code)).token).toBeTruthy();
  } finally { back(); }
});

test("what is answered tells nothing of whether the address is known", async () => {
  const known = await someone(service);
  for (const email of [known.email, address()]) {
    await request(email);
    await setWrong(email, 20);
    expect((await request(email)).codeLength).toBe(16);
    expect(kinds(await signIn(email, "000000"))).toEqual(["CodeNotAccepted"]);
  }
});
