import { itIs, realTime } from "../kit/moments.js";
import { someone, type Someone } from "../kit/seed.js";
import { useService } from "../kit/service.js";
import { statementsOf, withoutTokenLookUp } from "../kit/statements.js";
import { madeParty } from "../kit/touchpoint-story.js";
import { BALANCE, balanceOf, day, DUTY, gave, peopleIn, publish, sharedProject, writtenEffort, type BurdenStory, type Duty } from "./story.js";

const service = useService();
beforeEach(() => itIs(new Date("2026-05-20T12:00:00Z")));
afterEach(realTime);

const agree = (story: BurdenStory, residents: number, staff: number, input: object = {}, as = story.project.steward) => service.refusals(
  "setAgreedShares", { projectId: story.project.id, shares: [{ partyId: story.residents.id, percent: residents }, { partyId: story.staff.id, percent: staff }], ...input }, as);
const bodyGave = (story: BurdenStory, month: string, hours: number) => writtenEffort(service, story.staff.id, { amount: hours, organisationId: story.body.id, personId: story.body.officer.id, borneAt: day(month) });

/** January to April: the residents' hours grow, the body's shrink. */
async function movedBurden(): Promise<BurdenStory & { crowd: Someone[] }> {
  const story = await sharedProject(service);
  const crowd = await peopleIn(service, story.residents, 5);
  for (const [month, each, body] of [["2026-01", 2, 15], ["2026-02", 4, 20], ["2026-03", 6, 20], ["2026-04", 8, 10]] as const) {
    await gave(service, story.residents, crowd, month, each);
    await bodyGave(story, month, body);
  }
  await publish(service);
  return { ...story, crowd };
}

test("agreed against actual share, by party and month, with totals; shares are agreed in versions", async () => {
  const story = await movedBurden();
  expect(await agree(story, 40, 60, { validFrom: day("2026-01", 1), note: "Agreed at the first assembly" })).toEqual([]);
  expect(await agree(story, 52, 48, { expectedVersion: 1 })).toEqual([]);
  const balance = await balanceOf(service, story.project.id, { from: day("2026-01"), to: day("2026-05", 31) });
  expect([balance.startsAt, balance.endsAt, balance.period]).toEqual(["2026-01-01T00:00:00.000Z", "2026-06-01T00:00:00.000Z", "MONTH"]);
  expect(balance.periods.map(({ closed, agreementVersion, parties }) => [closed, agreementVersion, ...parties.map(({ party, agreedPercent, actualPercent, hours }) => [party.name, agreedPercent, actualPercent, hours])])).toEqual([
    [true, 1, ["Residents", 40, 40, 10], ["Desk", 60, 60, 15]],
    [true, 1, ["Residents", 40, 50, 20], ["Desk", 60, 50, 20]],
    [true, 1, ["Residents", 40, 60, 30], ["Desk", 60, 40, 20]],
    [true, 1, ["Residents", 40, 80, 40], ["Desk", 60, 20, 10]],
    [false, 1, ["Residents", 40, null, 0], ["Desk", 60, null, 0]],
  ]);
  expect(balance.totals.map(({ hours, agreedPercent, actualPercent }) => [hours, agreedPercent, actualPercent])).toEqual([[100, 40, 60.6], [65, 60, 39.4]]);
  const { project } = await service.ask<{ project: unknown }>(
    "query($id: ID!) { project(id: $id) { agreedShares { nodes { version validFrom note setBy { id } shares { percent party { name } } } } } }", { id: story.project.id });
  expect(project).toEqual({ agreedShares: { nodes: [
    { version: 2, validFrom: "2026-05-20T12:00:00.000Z", note: null, setBy: { id: story.project.steward.id }, shares: [{ percent: 52, party: { name: "Residents" } }, { percent: 48, party: { name: "Desk" } }] },
    { version: 1, validFrom: "2026-01-01T12:00:00.000Z", note: "Agreed at the first assembly", setBy: { id: story.project.steward.id }, shares: [{ percent: 60, party: { name: "Desk" } }, { percent: 40, party: { name: "Residents" } }] },
  ] } });
});

test("shares sum to a hundred, are the stewards' to set, and excuse nothing that was before", async () => {
  const story = await sharedProject(service);
  const { residents, staff, project, body } = story;
  expect(await agree(story, 33.3, 66.6)).toEqual([]);
  expect([await agree(story, 33.3, 66.5), await agree(story, 101, -1)]).toEqual([["InvalidInput input.shares"], ["InvalidInput input.shares.0.percent", "InvalidInput input.shares.1.percent"]]);
  expect(await agree(story, 40, 60, { expectedVersion: 0 })).toEqual(["Changed input.expectedVersion"]);
  expect(await agree(story, 40, 60, { validFrom: day("2026-04", 30) })).toEqual(["InvalidInput input.validFrom"]);
  expect(await agree(story, 40, 60, { validFrom: day("2026-05", 1), note: "" })).toEqual(["InvalidInput input.note"]);
  expect(await agree(story, 40, 60, { validFrom: day("2026-05", 1) })).toEqual([]);
  const shares = (of: object[], as = project.steward) => service.refusals("setAgreedShares", { projectId: project.id, shares: of }, as);
  expect(await shares([{ partyId: residents.id, percent: 50 }, { partyId: residents.id, percent: 50 }])).toEqual(["InvalidInput input.shares.1.partyId"]);
  const elsewhere = await sharedProject(service);
  expect(await shares([{ partyId: residents.id, percent: 50 }, { partyId: elsewhere.residents.id, percent: 50 }])).toEqual(["NotFound input.shares.1.partyId"]);
  await service.rows("UPDATE party SET withdrawn_at = now() WHERE id = $1", [staff.id]);
  expect(await shares([{ partyId: staff.id, percent: 100 }])).toEqual(["NotFound input.shares.0.partyId"]);
  for (const as of [body.officer, await someone(service)]) expect(await shares([{ partyId: residents.id, percent: 100 }], as)).toEqual(["NotAllowed"]);
});

test("duty moved without resource stands with the periods and entries that show it, and proposes the enforced form", async () => {
  const story = await movedBurden();
  const { project, residents, staff, body } = story;
  const duty = async (as: Someone | null = null) => (await balanceOf(service, project.id, {}, as)).dutyMovedWithoutResource;
  // Without an agreement, against the first month: 40, then 50, 60, 80 percent.
  expect((await duty()).findings[0].periods.map(({ startsAt, actualPercent, referencePercent, agreed, hours }) => [startsAt.slice(0, 7), actualPercent, referencePercent, agreed, hours])).toEqual([
    ["2026-02", 50, 40, false, 20], ["2026-03", 60, 40, false, 30], ["2026-04", 80, 40, false, 40],
  ]);
  await agree(story, 45, 55, { validFrom: day("2026-01", 1) });
  const { stands, since, findings } = await duty();
  // Five points above are not above five points.
  expect([stands, since, findings.length]).toEqual([true, "2026-03-01T00:00:00.000Z", 1]);
  expect(findings[0]).toMatchObject({ party: { name: "Residents" }, since: "2026-03-01T00:00:00.000Z", entries: { totalCount: 0, nodes: [] } });
  expect(findings[0].words).toBe('"Residents" carried 80 % of the hours in the last of 2 periods in a row above what was agreed (45 %), and no money or paid help is known to have moved to it');
  expect((await duty(project.steward)).findings[0].entries).toEqual({ totalCount: 10, nodes: [{ amount: 8 }, { amount: 8 }] });
  expect((await duty(story.crowd[0])).findings[0].entries.totalCount).toBe(2);

  const proposed = async () => (await service.ask<{ project: { form: string | null; proposedForm: { form: string; because: Duty } | null } }>(`query($id: ID!) { project(id: $id) { form proposedForm { form because { ${DUTY} } } } }`, { id: project.id })).project;
  expect(await proposed()).toMatchObject({ form: null, proposedForm: { form: "ENFORCED", because: { stands: true, since } } });
  await service.done("editProject", { projectId: project.id, form: "ENFORCED" }, "project { id }", project.steward);
  expect(await proposed()).toEqual({ form: "ENFORCED", proposedForm: null });
  await service.done("editProject", { projectId: project.id, form: "TRANSITIONAL" }, "project { id }", project.steward);
  expect((await proposed()).proposedForm).not.toBeNull();

  const grant = await writtenEffort(service, residents.id, { kind: "MONEY_RECEIVED", amount: 400, currency: "EUR", organisationId: body.id, personId: body.officer.id, borneAt: day("2026-03") });
  expect(await duty()).toEqual({ stands: false, since: null, findings: [] });
  expect((await proposed()).proposedForm).toBeNull();
  await service.rows("UPDATE effort_entry SET status = 'STRUCK' WHERE id = $1", [grant]);
  expect((await duty()).stands).toBe(true);
  // It is not the other side's burden that is looked at.
  await service.rows("UPDATE party SET side = CASE WHEN id = $1 THEN 'COMMUNITY' ELSE 'INSTITUTION' END WHERE project_id = $2", [staff.id, project.id]);
  expect((await duty()).stands).toBe(false);
});

test("several parties of the community are looked at together, too", async () => {
  const story = await sharedProject(service);
  const families = await madeParty(service, story.project.id, "Families");
  const [crowd, others] = [await peopleIn(service, story.residents, 5), await peopleIn(service, families, 5)];
  await agree(story, 45, 40, { validFrom: day("2026-01", 1), shares: [{ partyId: story.residents.id, percent: 40 }, { partyId: families.id, percent: 20 }, { partyId: story.staff.id, percent: 40 }] });
  for (const month of ["2026-03", "2026-04"]) {
    await gave(service, story.residents, crowd, month, 2.2);
    await gave(service, families, others, month, 1.2);
    await bodyGave(story, month, 8);
  }
  await publish(service);
  // 44, 24 and 32 percent: neither is more than five points above, both together are.
  const { findings } = (await balanceOf(service, story.project.id, {}, story.project.steward)).dutyMovedWithoutResource;
  expect(findings.map(({ party, periods, entries }) => [party, periods.map(({ actualPercent, referencePercent, hours }) => [actualPercent, referencePercent, hours]), entries.totalCount])).toEqual([[null, [[68, 60, 17], [68, 60, 17]], 20]]);
  expect(findings[0].words).toMatch(/^The community's side together carried 68 %/);
});

test("what a party of the community carries in another's place has not moved to its side", async () => {
  const story = await sharedProject(service);
  const [families, neighbours] = [await madeParty(service, story.project.id, "Families"), await madeParty(service, story.project.id, "Neighbours")];
  const [crowd, others] = [await peopleIn(service, story.residents, 5), await peopleIn(service, families, 5)];
  const shares = [[story.residents, 25], [families, 25], [neighbours, 30], [story.staff, 20]] as const;
  expect(await agree(story, 0, 0, { validFrom: day("2026-01", 1), shares: shares.map(([{ id: partyId }, percent]) => ({ partyId, percent })) })).toEqual([]);
  for (const month of ["2026-03", "2026-04"]) {
    for (const [party, those] of [[story.residents, crowd], [families, others]] as const) await gave(service, party, those, month, 2);
    await bodyGave(story, month, 5);
  }
  // 40, 40, 0 and 20 percent: the first two carry the third's share, and the body's is what was agreed.
  const { findings } = (await balanceOf(service, story.project.id, {}, story.project.steward)).dutyMovedWithoutResource;
  expect(findings.map(({ party }) => party?.name ?? null)).toEqual(["Residents", "Families"]);
});

test("a party that was withdrawn is there for what it carried, and not for what was taken back", async () => {
  const story = await sharedProject(service);
  const [person] = await peopleIn(service, story.residents, 1);
  const entryId = await writtenEffort(service, story.residents.id, { personId: person.id, borneAt: day("2026-03") });
  await service.rows("UPDATE party SET withdrawn_at = now() WHERE id = $1", [story.residents.id]);
  const parties = async () => (await balanceOf(service, story.project.id)).totals.map(({ party }) => party.name);
  expect(await parties()).toEqual(["Desk", "Residents"]);
  await service.done("retractEffort", { entryId, reason: "It was another project" }, "effortEntry { id }", person);
  expect(await parties()).toEqual(["Desk"]);
});

test("no share is told while a party's hours are not known: it would seem to have done nothing", async () => {
  const story = await movedBurden();
  const totals = async () => (await balanceOf(service, story.project.id)).totals.map(({ hours }) => hours);
  // The current month is not over, so that it is in no total.
  await gave(service, story.residents, story.crowd, "2026-05", 1);
  expect(await totals()).toEqual([100, 65]);
  const clerks = await peopleIn(service, story.staff, 2);
  await gave(service, story.staff, clerks, "2026-04", 20);
  await publish(service);
  const april = async (as: Someone | null) => (await balanceOf(service, story.project.id, { from: day("2026-04"), to: day("2026-04", 30) }, as)).periods[0].parties.map(({ hours, actualPercent }) => [hours, actualPercent]);
  expect(await april(null)).toEqual([[40, null], [null, null]]);
  expect(await april(story.project.steward)).toEqual([[40, 44.4], [50, 55.6]]);
  expect((await balanceOf(service, story.project.id)).dutyMovedWithoutResource.stands).toBe(false);
  expect(await totals()).toEqual([100, null]);
});

test("a balance has at most 36 periods, and a draft's is its members'", async () => {
  const { project } = await sharedProject(service);
  const codes = async (args: object) => (await service.answer(BALANCE, { id: project.id, first: 1, ...args })).errors?.map(({ extensions }) => [extensions.code, extensions.path]);
  expect(await codes({ from: day("2023-06"), to: day("2026-05", 31) })).toBeUndefined();
  expect(await codes({ from: day("2023-05"), to: day("2026-05", 31) })).toEqual([["BAD_USER_INPUT", ["from"]]]);
  expect(await codes({ from: day("2026-05"), to: day("2026-04") })).toEqual([["BAD_USER_INPUT", ["to"]]]);
  expect(await codes({ from: "0001-01-01T00:00:00Z" })).toEqual([["BAD_USER_INPUT", ["from"]]]);
  // Without `first` all of it is within the cost of one operation.
  expect((await balanceOf(service, project.id, { period: "YEAR", first: null })).periods.length).toBe(12);
  await service.rows("UPDATE project SET status = 'DRAFT' WHERE id = $1", [project.id]);
  expect((await service.ask<{ project: unknown }>(BALANCE, { id: project.id, first: 1 })).project).toBeNull();
});

test("24 months of 20 parties and 5,000 entries take two statements, whoever asks", async () => {
  const story = await sharedProject(service);
  const parties = [story.residents, story.staff];
  for (let i = 2; i < 20; i++) parties.push(await madeParty(service, story.project.id, `Party ${i}`, i % 2 === 0 ? "COMMUNITY" : "INSTITUTION"));
  const crowd = await peopleIn(service, story.residents, 6);
  await service.rows(
    `INSERT INTO effort_entry (id, created_at, updated_at, project_id, party_id, person_id, kind, amount, borne_at, status, version)
     SELECT gen_random_uuid(), now(), now(), $1, ($2::uuid[])[1 + n % 20], ($3::uuid[])[1 + n % 6], (ARRAY['HOURS', 'TIME_SAVED', 'HOURS', 'RISK'])[1 + n / 20 % 4], 1 + n % 3,
       timestamptz '2026-05-10' - (n * 24 / 5000) * interval '1 month', 'STANDING', 1 FROM generate_series(0, 4999) n`, [story.project.id, parties.map(({ id }) => id), crowd.map(({ id }) => id)]);
  await publish(service);
  for (const as of [null, story.project.steward]) {
    const ask = () => balanceOf(service, story.project.id, { from: day("2024-06") }, as);
    const { periods } = await ask();
    expect([periods.length, periods[0].parties.length]).toEqual([24, 20]);
    const begun = performance.now();
    const statements = withoutTokenLookUp(await statementsOf(ask));
    if (process.env.TEST_LOG) process.stdout.write(`balance: ${statements.length} statements, ${Math.round(performance.now() - begun)} ms\n`);
    // The project, and all that is known of its burden. What the entries of a finding are is asked besides, where there is one.
    expect(statements.filter(sql => !sql.includes("effort_entry\" t") && !sql.includes("page.*")).length).toBeLessThanOrEqual(2);
    expect(statements.length).toBeLessThanOrEqual(3);
  }
});

test("two agreements at once become two versions", async () => {
  const story = await sharedProject(service);
  expect(await Promise.all([agree(story, 40, 60), agree(story, 60, 40)])).toEqual([[], []]);
  expect(await service.rows("SELECT version FROM share_agreement WHERE project_id = $1 ORDER BY version", [story.project.id])).toEqual([{ version: 1 }, { version: 2 }]);
});
