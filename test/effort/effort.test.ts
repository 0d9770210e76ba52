import { probe } from "../../src/base/probe.js";
import { meetAt } from "../kit/barrier.js";
import { writtenCommitment } from "../kit/promise-story.js";
import { startedProject } from "../kit/project-story.js";
import { someone, type Someone } from "../kit/seed.js";
import { useService } from "../kit/service.js";
import { statementsOf, withoutTokenLookUp } from "../kit/statements.js";
import { belongs, madeTouchpoint } from "../kit/touchpoint-story.js";
import { actor, member, peopleIn, sharedProject, writtenEffort } from "./story.js";

const service = useService();
afterEach(() => probe.reset());

const ago = (days: number): Date => new Date(Date.now() - days * 86_400_000);
const ENTRY = "id kind amount currency borneAt note nameShown status version counts may person { id } organisation { id } party { name } history { nodes { action reason amount note by { id } } }";
interface Entry {
  id: string; kind: string; amount: number; currency: string | null; note: string | null; status: string; version: number; counts: boolean; may: string[]; person: { id: string } | null; organisation: { id: string } | null;
  history: { nodes: { action: string; reason: string | null; amount: number; note: string | null; by: { id: string } | null }[] };
}
const record = async (input: Record<string, unknown>, as: Someone) => (await service.done<{ effortEntry: Entry }>("recordEffort", { kind: "HOURS", amount: 2, borneAt: ago(1), ...input }, `effortEntry { ${ENTRY} }`, as)).effortEntry;
const change = async (verb: string, input: Record<string, unknown>, as: Someone) => (await service.done<{ effortEntry: Entry }>(verb, input, `effortEntry { ${ENTRY} }`, as)).effortEntry;
const entry = async (id: string, as: Someone | null) => (await service.ask<{ effortEntry: Entry | null }>(`query($id: ID!) { effortEntry(id: $id) { ${ENTRY} } }`, { id }, { as })).effortEntry;
const refused = (input: Record<string, unknown>, as: Someone) => service.refusals("recordEffort", { kind: "HOURS", amount: 2, borneAt: ago(1), ...input }, as);

test("whoever belongs to a party records what they bore; nobody else sees it but stewards, and those not the name", async () => {
  const { project, residents, body } = await sharedProject(service);
  const [resident, neighbour] = await peopleIn(service, residents, 2);
  const made = await record({ partyId: residents.id, amount: 2.5, note: "Cleaned the yard" }, resident);
  expect(made).toMatchObject({ kind: "HOURS", amount: 2.5, currency: null, note: "Cleaned the yard", status: "STANDING", counts: true, version: 1, may: ["CORRECT", "RETRACT"], person: { id: resident.id }, organisation: null, history: { nodes: [{ action: "RECORDED", reason: null, amount: 2.5, note: "Cleaned the yard", by: { id: resident.id } }] } });
  expect(await entry(made.id, project.steward)).toMatchObject({ amount: 2.5, person: null, may: ["DISPUTE"], history: { nodes: [{ by: null }] } });
  for (const as of [null, neighbour, body.officer, body.admin, await member(service, project, "MEMBER")]) expect(await entry(made.id, as)).toBeNull();
  const shown = await change("correctEffort", { entryId: made.id, nameShown: true, reason: "They may know" }, resident);
  expect(shown.version).toBe(2);
  expect(await entry(made.id, project.steward)).toMatchObject({ person: { id: resident.id }, history: { nodes: [{ by: { id: resident.id } }, { by: { id: resident.id } }] } });
  const { me } = await service.ask<{ me: { effortEntries: { totalCount: number; nodes: { id: string }[] } } }>("{ me { effortEntries(filter: { kind: HOURS }) { totalCount nodes { id } } } }", {}, { as: resident });
  expect(me.effortEntries).toEqual({ totalCount: 1, nodes: [{ id: made.id }] });
});

test("only those who belong record for a party, and not of a draft; what is wrong is told by field", async () => {
  const { project, residents, staff, body } = await sharedProject(service);
  const [resident] = await peopleIn(service, residents, 1);
  for (const as of [project.steward, body.officer, await someone(service)]) expect(await refused({ partyId: residents.id }, as)).toEqual(["NotAllowed"]);
  expect(await refused({ partyId: staff.id }, resident)).toEqual(["NotAllowed"]);
  expect(await refused({ partyId: resident.id }, resident)).toEqual(["NotFound input.partyId"]);
  expect(await refused({ partyId: residents.id, kind: "MONEY", amount: -1, borneAt: ago(-1), note: "n".repeat(501), touchpointId: resident.id, openingId: resident.id, commitmentId: resident.id }, resident)).toEqual([
    "InvalidInput input.amount", "InvalidInput input.currency", "InvalidInput input.borneAt", "InvalidInput input.note", "InvalidInput input.openingId", "InvalidInput input.commitmentId",
  ]);
  expect(await refused({ partyId: residents.id, amount: 24.5, currency: "EUR", borneAt: ago(3_700) }, resident)).toEqual(["InvalidInput input.amount", "InvalidInput input.currency", "InvalidInput input.borneAt"]);
  for (const field of ["touchpointId", "openingId", "commitmentId"]) expect(await refused({ partyId: residents.id, [field]: resident.id }, resident)).toEqual([`NotFound input.${field}`]);
  await service.rows("UPDATE project SET status = 'DRAFT' WHERE id = $1", [project.id]);
  expect(await refused({ partyId: residents.id }, resident)).toEqual(["NotFound input.partyId"]);
  await member(service, project, "MEMBER", resident);
  expect(await refused({ partyId: residents.id }, resident)).toEqual(["NotAllowed"]);
});

test("it is for a touchpoint, an opening or a commitment of this project", async () => {
  const { project, residents, staff, body } = await sharedProject(service);
  const [resident] = await peopleIn(service, residents, 1);
  const touchpoint = await madeTouchpoint(service, project.id, "Lunch", [residents, staff]);
  const commitmentId = await writtenCommitment(service, project.id, body.id);
  const [{ id: openingId }] = await service.rows<{ id: string }>(
    `INSERT INTO opening (id, created_at, updated_at, project_id, title, benefit, languages, hours_per_week, weeks, people, status, version)
     VALUES (gen_random_uuid(), now(), now(), $1, 'Serve lunch', 'A meal', '{}', 2, 4, 3, 'OPEN', 1) RETURNING id`, [project.id]);
  for (const about of [{ touchpointId: touchpoint.id }, { openingId }, { commitmentId }]) await record({ partyId: residents.id, ...about }, resident);
  const other = await startedProject(service);
  const foreign = await madeTouchpoint(service, other.id, "Elsewhere", [residents, staff]);
  expect(await refused({ partyId: residents.id, touchpointId: foreign.id }, resident)).toEqual(["NotFound input.touchpointId"]);
  const { me } = await service.ask<{ me: { effortEntries: { nodes: object[] } } }>("{ me { effortEntries { nodes { touchpoint { title } opening { title } commitment { text } project { id } } } } }", {}, { as: resident });
  expect(me.effortEntries.nodes).toEqual(expect.arrayContaining([
    { touchpoint: { title: "Lunch" }, opening: null, commitment: null, project: { id: project.id } },
    { touchpoint: null, opening: { title: "Serve lunch" }, commitment: null, project: { id: project.id } },
    { touchpoint: null, opening: null, commitment: { text: "Fruit every day" }, project: { id: project.id } },
  ]));
});

test("officers and admins record what their organisation bore, and to others only what it gave; that is public", async () => {
  const { project, residents, staff, body } = await sharedProject(service);
  const hours = await record({ partyId: staff.id, organisationId: body.id, amount: 300 }, body.officer);
  expect(await entry(hours.id, null)).toMatchObject({ amount: 300, person: { id: body.officer.id }, organisation: { id: body.id }, may: [], history: { nodes: [{ by: { id: body.officer.id } }] } });
  expect(await record({ partyId: residents.id, organisationId: body.id, kind: "MONEY_RECEIVED", amount: 5_000, currency: "EUR" }, body.admin)).toMatchObject({ currency: "EUR" });
  expect(await refused({ partyId: residents.id, organisationId: body.id }, body.officer)).toEqual(["InvalidInput input.kind"]);
  expect(await refused({ partyId: staff.id, organisationId: body.id }, await actor(service, body, "MEMBER"))).toEqual(["NotAllowed"]);
  expect(await refused({ partyId: staff.id, organisationId: body.id }, project.steward)).toEqual(["NotAllowed"]);
  const elsewhere = await sharedProject(service);
  expect(await refused({ partyId: staff.id, organisationId: elsewhere.body.id }, elsewhere.body.officer)).toEqual(["NotFound input.organisationId"]);
  // Another officer answers for the body's entries, too; whoever recorded one and left does not.
  expect((await change("correctEffort", { entryId: hours.id, amount: 280, reason: "Two were ill" }, body.admin)).amount).toBe(280);
  await service.rows("UPDATE affiliation SET status = 'LEFT', ended_at = now() + interval '1 hour' WHERE person_id = $1", [body.officer.id]);
  expect(await service.refusals("correctEffort", { entryId: hours.id, amount: 1, reason: "Mine" }, body.officer)).toEqual(["NotAllowed"]);
  const { project: seen } = await service.ask<{ project: { effortEntries: { nodes: { amount: number }[] } } }>("query($id: ID!) { project(id: $id) { effortEntries { nodes { amount } } } }", { id: project.id });
  expect(seen.effortEntries.nodes.map(({ amount }) => amount).sort()).toEqual([280, 5_000]);
});

test("nobody edits another person's effort, whatever their role", async () => {
  const { project, residents, staff, body } = await sharedProject(service);
  const [resident, neighbour] = await peopleIn(service, residents, 2);
  const [administrator] = [await someone(service)];
  await service.rows("UPDATE person SET administrator = TRUE WHERE id = $1", [administrator.id]);
  const joined = await member(service, project, "MEMBER");
  const colleague = await belongs(service, staff.id, await actor(service, body, "MEMBER"));
  const { id: entryId } = await record({ partyId: residents.id, nameShown: true }, resident);
  const correct = (as: Someone) => service.refusals("correctEffort", { entryId, amount: 9, reason: "I know better" }, as);
  const retract = (as: Someone) => service.refusals("retractEffort", { entryId, reason: "I know better" }, as);
  // Stewards see it, and may not; for all others it is not there.
  for (const verb of [correct, retract]) expect(await verb(project.steward)).toEqual(["NotAllowed"]);
  for (const as of [neighbour, joined, body.officer, body.admin, colleague, administrator]) for (const verb of [correct, retract]) expect(await verb(as)).toEqual(["NotFound input.entryId"]);
  expect(await entry(entryId, resident)).toMatchObject({ amount: 2, version: 1, status: "STANDING" });
});

test("corrections keep what stood before, with reason; the month stays; what another corrected meanwhile is noticed", async () => {
  const { residents } = await sharedProject(service);
  const [resident] = await peopleIn(service, residents, 1);
  const { id: entryId } = await record({ partyId: residents.id, note: "Cooked" }, resident);
  const corrected = await change("correctEffort", { entryId, expectedVersion: 1, amount: 3, note: null, reason: "I forgot the dishes" }, resident);
  expect(corrected).toMatchObject({ amount: 3, note: null, version: 2 });
  expect(corrected.history.nodes).toEqual([
    { action: "RECORDED", reason: null, amount: 2, note: "Cooked", by: { id: resident.id } }, { action: "CORRECTED", reason: "I forgot the dishes", amount: 3, note: null, by: { id: resident.id } },
  ]);
  const refusals = (input: object) => service.refusals("correctEffort", { entryId, reason: "Late", ...input }, resident);
  expect(await refusals({ expectedVersion: 1, amount: 4 })).toEqual(["Changed input.expectedVersion"]);
  expect(await refusals({ amount: 25 })).toEqual(["InvalidInput input.amount"]);
  expect(await refusals({ amount: null, borneAt: ago(-2), reason: " " })).toEqual(["InvalidInput input.amount", "InvalidInput input.borneAt", "InvalidInput input.reason"]);
  expect(await refusals({ borneAt: ago(40) })).toEqual(["InvalidInput input.borneAt"]);
  expect(await change("retractEffort", { entryId, reason: "It was another project" }, resident)).toMatchObject({ status: "RETRACTED", counts: false, may: [] });
  expect(await refusals({ amount: 4 })).toEqual(["WrongEffortStatus"]);
  expect(await service.refusals("retractEffort", { entryId, reason: "Again" }, resident)).toEqual(["WrongEffortStatus"]);
});

test("a steward doubts an entry, which counts until another settles it; nobody strikes one alone, or judges their own", async () => {
  const { project, residents, staff, body } = await sharedProject(service);
  const [resident] = await peopleIn(service, residents, 1);
  const second = await member(service, project, "STEWARD");
  await belongs(service, residents.id, second);
  const { id: entryId } = await record({ partyId: residents.id, amount: 24 }, resident);
  const settle = (outcome: string, as: Someone, id = entryId) => service.refusals("settleEffortDispute", { entryId: id, outcome, reason: "Looked at it" }, as);
  expect(await settle("UPHELD", second)).toEqual(["WrongEffortStatus"]);
  const disputed = await change("disputeEffort", { entryId, reason: "A whole day?" }, project.steward);
  expect(disputed).toMatchObject({ status: "DISPUTED", counts: true, may: ["DISMISS"], person: null, history: { nodes: [{ by: null }, { action: "DISPUTED", reason: "A whole day?", by: { id: project.steward.id } }] } });
  expect(await service.refusals("disputeEffort", { entryId, reason: "Me too" }, second)).toEqual(["WrongEffortStatus"]);
  expect([await settle("UPHELD", resident), await settle("DISMISSED", resident)]).toEqual([["NotAllowed"], ["NotAllowed"]]);
  expect(await settle("UPHELD", project.steward)).toEqual(["NotAllowed"]);
  expect(await change("correctEffort", { entryId, amount: 14, reason: "I slept" }, resident)).toMatchObject({ status: "DISPUTED", amount: 14 });
  expect((await entry(entryId, second))!.may).toEqual(["DISMISS", "UPHOLD"]);
  expect(await change("settleEffortDispute", { entryId, outcome: "DISMISSED", reason: "It was so" }, project.steward)).toMatchObject({ status: "STANDING", counts: true });
  await change("disputeEffort", { entryId, reason: "Still" }, project.steward);
  expect(await change("settleEffortDispute", { entryId, outcome: "UPHELD", reason: "Nobody saw it" }, second)).toMatchObject({ status: "STRUCK", counts: false, may: [] });
  expect((await entry(entryId, resident))!.history.nodes.map(({ action }) => action)).toEqual(["RECORDED", "DISPUTED", "CORRECTED", "DISMISSED", "DISPUTED", "UPHELD"]);
  // One's own, and one's organisation's.
  const own = await record({ partyId: residents.id }, second);
  expect(own.may).toEqual(["CORRECT", "RETRACT"]);
  expect(await service.refusals("disputeEffort", { entryId: own.id, reason: "Mine" }, second)).toEqual(["NotAllowed"]);
  await service.done("disputeEffort", { entryId: own.id, reason: "Hm" }, "effortEntry { id }", project.steward);
  expect([await settle("DISMISSED", second, own.id), await settle("UPHELD", second, own.id)]).toEqual([["NotAllowed"], ["NotAllowed"]]);
  await member(service, project, "STEWARD", body.officer);
  const bodys = await record({ partyId: staff.id, organisationId: body.id }, body.admin);
  expect(await service.refusals("disputeEffort", { entryId: bodys.id, reason: "Ours" }, body.officer)).toEqual(["NotAllowed"]);
});

/** One steward dismisses a doubt while another upholds it: both look before either writes, for a while. */
async function bothWays(patienceMs: number): Promise<{ kinds: string[]; steps: string[] }> {
  const { project, residents } = await sharedProject(service);
  const second = await member(service, project, "STEWARD");
  const entryId = await writtenEffort(service, residents.id, { personId: (await someone(service)).id });
  await service.done("disputeEffort", { entryId, reason: "Hm" }, "effortEntry { id }", project.steward);
  meetAt("effort looked at", 2, patienceMs);
  const refusals = await Promise.all([["DISMISSED", project.steward], ["UPHELD", second]].map(([outcome, as]) => service.refusals("settleEffortDispute", { entryId, outcome, reason: "Looked" }, as as Someone)));
  probe.set(null);
  const steps = await service.rows<{ action: string }>("SELECT action FROM effort_change WHERE entry_id = $1 AND action IN ('DISMISSED', 'UPHELD')", [entryId]);
  return { kinds: refusals.flat(), steps: steps.map(({ action }) => action) };
}

test("a doubt is settled once, when two do it at once", async () => {
  const { kinds, steps } = await bothWays(50);
  expect([kinds, steps.length]).toEqual([["WrongEffortStatus"], 1]);
});

test("its twin without the lock settles it both ways: the race is there, and the lock is what holds", async () => {
  probe.remove("effort entry");
  const { kinds, steps } = await bothWays(5_000);
  expect([kinds, steps.sort()]).toEqual([[], ["DISMISSED", "UPHELD"]]);
});

test("a project counts in three currencies at most", async () => {
  const { residents } = await sharedProject(service);
  const [resident] = await peopleIn(service, residents, 1);
  for (const currency of ["EUR", "CHF", "EUR"]) await record({ partyId: residents.id, kind: "MONEY", currency }, resident);
  const { id: entryId } = await record({ partyId: residents.id, kind: "MONEY", currency: "PLN" }, resident);
  const inDollars = () => refused({ partyId: residents.id, kind: "MONEY", currency: "USD" }, resident);
  expect(await inDollars()).toEqual(["InvalidInput input.currency"]);
  // What was taken back takes nobody's place, unless it is in a sum that is published.
  await change("retractEffort", { entryId, reason: "It was in euros" }, resident);
  await service.rows("UPDATE effort_entry SET published_amount = 2, published_with = 'MONTH' WHERE id = $1", [entryId]);
  expect(await inDollars()).toEqual(["InvalidInput input.currency"]);
  await service.rows("UPDATE effort_entry SET published_amount = NULL, published_with = NULL WHERE id = $1", [entryId]);
  expect(await inDollars()).toEqual([]);
});

test("what somebody bore stays when they are gone, and says nobody's name", async () => {
  const { project, residents } = await sharedProject(service);
  const [resident] = await peopleIn(service, residents, 1);
  const { id } = await record({ partyId: residents.id, nameShown: true }, resident);
  await service.rows("DELETE FROM person WHERE id = $1", [resident.id]);
  expect(await entry(id, project.steward)).toMatchObject({ amount: 2, person: null, counts: true, history: { nodes: [{ action: "RECORDED", by: null }] } });
});

test("a list is one statement when planned, and constant when executed", async () => {
  const { project, residents } = await sharedProject(service);
  const crowd = await peopleIn(service, residents, 3);
  for (const person of crowd) for (let i = 0; i < 4; i++) await record({ partyId: residents.id, nameShown: true }, person);
  const query = `query($id: ID!, $party: ID!) { project(id: $id) { effortEntries(first: 5, filter: { partyId: $party, side: COMMUNITY, counts: true, status: STANDING }) { nodes { ${ENTRY.replace("history {", "history(first: 3) {")} touchpoint { title } } pageInfo { endCursor } totalCount } } party(id: $party) { iRecordEffort } }`;
  const ask = (plan: string) => service.ask<{ project: { effortEntries: { totalCount: number; nodes: Entry[] } }; party: { iRecordEffort: boolean } }>(query, { id: project.id, party: residents.id }, { as: project.steward, headers: { "x-plan": plan } });
  const [planned, executed] = [await ask("on"), await ask("off")];
  expect(planned).toEqual(executed);
  expect([planned.project.effortEntries.totalCount, planned.party.iRecordEffort, planned.project.effortEntries.nodes.length]).toEqual([12, false, 5]);
  const count = async (plan: string) => withoutTokenLookUp(await statementsOf(() => ask(plan))).length;
  expect(await count("on")).toBe(1);
  expect(await count("off")).toBeLessThanOrEqual(13);
});
