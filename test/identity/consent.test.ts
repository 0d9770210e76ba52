import { probe } from "../../src/base/probe.js";
import { meetAt } from "../kit/barrier.js";
import { someone, type Someone } from "../kit/seed.js";
import { useService } from "../kit/service.js";

const service = useService();
afterEach(() => probe.reset());

interface ConsentAnswer { id: string; number: number; given: boolean; textVersion: string | null; locale: string | null }
const CONSENT = "id number given textVersion locale";
const give = async (as: Someone, textVersion = "2026-10", locale = "it") => (await service.done<{ consent: ConsentAnswer }>("giveConsent", { purpose: "MATCHING", textVersion, locale }, `consent { ${CONSENT} }`, as)).consent;
const withdraw = async (as: Someone) => (await service.done<{ consent: ConsentAnswer }>("withdrawConsent", { purpose: "MATCHING" }, `consent { ${CONSENT} }`, as)).consent;
const listed = async (as: Someone) => (await service.ask<{ me: { consents: { nodes: ConsentAnswer[] } } }>(`{ me { consents(filter: { purpose: MATCHING }) { nodes { ${CONSENT} } } } }`, {}, { as })).me.consents.nodes;

test("consents are appended, one for each text, and the newest holds", async () => {
  const person = await someone(service);
  const first = await give(person);
  expect(first).toMatchObject({ number: 1, given: true, textVersion: "2026-10", locale: "it" });
  expect(await give(person)).toEqual(first);
  expect(await give(person, "2027-01")).toMatchObject({ number: 2, given: true, textVersion: "2027-01" });
  const last = await withdraw(person);
  expect(last).toMatchObject({ number: 3, given: false, textVersion: null, locale: null });
  expect(await withdraw(person)).toEqual(last);
  expect((await listed(person)).map(({ number }) => number)).toEqual([3, 2, 1]);
  expect(await listed(await someone(service))).toEqual([]);
  expect(await service.refusals("giveConsent", { purpose: "MATCHING", textVersion: " ", locale: "no language" }, person)).toEqual(["InvalidInput input.textVersion", "InvalidInput input.locale"]);
});

test("what was never given can be withdrawn: it says no", async () => {
  expect(await withdraw(await someone(service))).toMatchObject({ number: 1, given: false });
});

test("consents go with their person", async () => {
  const person = await someone(service);
  await give(person);
  await service.rows("DELETE FROM person WHERE id = $1", [person.id]);
  expect(await service.rows("SELECT 1 FROM consent WHERE person_id = $1", [person.id])).toEqual([]);
});

/** Somebody agrees and withdraws at once: both look before either writes, for a while. Whether both were done. */
async function bothAtOnce(patienceMs: number): Promise<boolean[]> {
  const person = await someone(service);
  meetAt("consent looked at", 2, patienceMs);
  const [given, withdrawn] = await Promise.all([
    service.answer<Record<string, { errors: unknown[] }>>('mutation { giveConsent(input: { purpose: MATCHING, textVersion: "1", locale: "it" }) { errors { __typename } } }', {}, { as: person }),
    service.answer<Record<string, { errors: unknown[] }>>("mutation { withdrawConsent(input: { purpose: MATCHING }) { errors { __typename } } }", {}, { as: person }),
  ]);
  return [given, withdrawn].map(({ errors }) => errors === undefined).sort();
}

test("agreeing and withdrawing at once are one after the other", async () => expect(await bothAtOnce(50)).toEqual([true, true]));

test("its twin without the lock loses one: the race is there, and the lock is what holds", async () => {
  probe.remove("consent");
  expect(await bothAtOnce(5_000)).toEqual([false, true]);
});
