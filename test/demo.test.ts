import { readdirSync, readFileSync } from "node:fs";
import { Kind, OperationTypeNode, parse, print } from "graphql";
import { prepareDemo, type DemoSignIn } from "../src/demo/demo.js";
import { endFollowers, follow } from "./kit/follower.js";
import { useService } from "./kit/service.js";

const service = useService();
let signIns: DemoSignIn[];
beforeAll(async () => { signIns = await prepareDemo(service.parts.service); });

test("tells of an unconference with a waiting list, and lets two people sign in", async () => {
  expect(signIns.map(({ label }) => label)).toEqual(["Organiser Giulia", "Participant Tom"]);
  const { events } = await service.ask<{ events: { nodes: Record<string, unknown>[] } }>(
    "{ events(filter: { status: PUBLISHED }, first: 1) { nodes { sessionCount confirmedCount waitlistedCount rooms { name } slots { nodes { startsAt } } schedule(first: 50) { nodes { title } } } } }");
  expect(events.nodes).toHaveLength(1);
  const [{ rooms, slots, schedule, ...counts }] = events.nodes as { rooms: unknown[]; slots: { nodes: unknown[] }; schedule: { nodes: unknown[] } }[];
  expect(counts).toEqual({ sessionCount: 36, confirmedCount: 60, waitlistedCount: 14 });
  expect([rooms.length, slots.nodes.length]).toEqual([6, 8]);
  expect(schedule.nodes.length).toBeGreaterThan(20);
});

test("tells of four projects and three organisations, the scope of what they open, and who meets for them", async () => {
  const { projects, organisations } = await service.ask<{ projects: { nodes: { title: string; memberCount: number; scopeStatement: { opens: string } | null; events: { nodes: unknown[] } }[] }; organisations: { totalCount: number } }>(
    "{ projects { nodes { title memberCount scopeStatement { opens } events { nodes { title place { city } } } } } organisations { totalCount } }", {}, { as: signIns[0] });
  expect(organisations.totalCount).toBe(3);
  expect(projects.nodes).toHaveLength(3);
  expect(projects.nodes.find(({ title }) => title === "The library card")).toMatchObject({ memberCount: 8, scopeStatement: { opens: expect.any(String) }, events: { nodes: [{}, { place: { city: "Milano" } }] } });
  expect(await service.rows("SELECT 1 FROM project")).toHaveLength(4);
});

test("tells what people said of a past event, and what the organiser answered", async () => {
  const { events } = await service.ask<{ events: { nodes: { feedbackSummary: { count: number; average: number; comments: string[] }; feedbackResponse: { text: string } }[] } }>(
    "{ events(filter: { status: ENDED }, first: 1) { nodes { feedbackSummary { count average histogram comments } feedbackResponse { text } } } }");
  const [{ feedbackSummary, feedbackResponse }] = events.nodes;
  expect(feedbackSummary.count).toBe(25);
  expect(feedbackSummary.comments.length).toBeGreaterThanOrEqual(10);
  expect(feedbackResponse.text).toContain("who does what by when");
});

test("tells who came to the past event, and certifies it to Tom", async () => {
  const [organiser, tom] = signIns;
  const { events } = await service.ask<{ events: { nodes: object[] } }>(
    "{ events(filter: { status: ENDED }, first: 1) { nodes { confirmedCount checkedInCount schedule { nodes { attendanceCount } } } } }", {}, { as: organiser });
  expect(events.nodes).toEqual([{ confirmedCount: 30, checkedInCount: 27, schedule: { nodes: [{ attendanceCount: 18 }, { attendanceCount: 14 }] } }]);
  const { me } = await service.ask<{ me: { certificates: { nodes: { url: string; minutesAttended: number }[] } } }>("{ me { certificates { nodes { url minutesAttended } } } }", {}, { as: tom });
  expect(me.certificates.nodes).toEqual([{ url: expect.any(String), minutesAttended: 180 }]);
  const page = await service.app.inject({ method: "GET", url: new URL(me.certificates.nodes[0].url).pathname });
  expect(page.body).toContain("Tom Hughes");
});

const CARD = "01900000-0000-7000-8000-000000000003";
type Cell = { party: { name: string }; role: string; count: number; median: number; change: { median: number; significant: boolean } };
type ValueMap = { comparisons: number; touchpoints: { touchpoint: { title: string; equalFooting: { side: string }[] }; beneficiaryMedian: number; iteration: { number: number; change: string }; cells: Cell[] }[] };

test("tells what each touchpoint of the library card is worth to whom, in two iterations, and where it is weakest", async () => {
  const { project: { valueMap } } = await service.ask<{ project: { valueMap: ValueMap } }>(
    `query ($id: ID!) { project(id: $id) { valueMap { comparisons touchpoints { touchpoint { title equalFooting { side } } beneficiaryMedian iteration { number change }
      cells { party { name } role count median change { median significant } } } } } }`, { id: CARD });
  const cells = valueMap.touchpoints.flatMap(({ touchpoint, cells }) => cells.map(cell => ({ at: touchpoint.title, ...cell })));
  expect([valueMap.touchpoints.length, cells.length, valueMap.comparisons]).toEqual([6, 24, 24]);
  expect(Math.min(...cells.map(({ count }) => count))).toBeGreaterThanOrEqual(8);
  expect(valueMap.touchpoints.every(({ iteration, touchpoint }) => iteration.number === 2 && iteration.change !== null && touchpoint.equalFooting.length === 2)).toBe(true);
  const [weakest, second] = valueMap.touchpoints;
  expect(weakest).toMatchObject({ touchpoint: { title: "Waits for the post" }, beneficiaryMedian: 2 });
  expect(second.beneficiaryMedian).toBeGreaterThanOrEqual(4);
  const changed = (way: (median: number) => boolean) => cells.filter(({ change }) => change.significant && way(change.median)).map(({ at, party }) => `${at}: ${party.name}`);
  expect(changed(median => median > 0)).toEqual(expect.arrayContaining(["Asks at the desk: Residents", "Fills in the form: Residents"]));
  expect(changed(median => median < 0)).toEqual(["Fills in the form: Friends of the Library"]);
});

test("tells why, without names, and how far each side was treated as an equal at the meeting", async () => {
  const { project, events } = await service.ask<{ project: { touchpoints: { nodes: { title: string; iterations: { nodes: { valueSummaries: { reasons: string[] }[] }[] } }[] } }; events: { nodes: { equalFooting: { side: string; count: number; comments: string[] }[]; equalFootingGap: number }[] } }>(
    `query ($id: ID!) { project(id: $id) { touchpoints { nodes { title iterations { nodes { valueSummaries { reasons } } } } } }
      events(filter: { status: ENDED }, first: 1) { nodes { equalFooting { side count comments } equalFootingGap } } }`, { id: CARD });
  for (const { iterations } of project.touchpoints.nodes) expect(iterations.nodes[0].valueSummaries.flatMap(({ reasons }) => reasons).length).toBeGreaterThanOrEqual(10);
  const [{ equalFooting, equalFootingGap }] = events.nodes;
  expect(equalFooting.map(({ side, comments }) => [side, comments.length])).toEqual([["COMMUNITY", 10], ["INSTITUTION", 10]]);
  expect(equalFootingGap).toBeGreaterThan(0);
});

test("has nobody on both sides of a touchpoint, and nobody of the borough among residents", async () => {
  const { nodes } = (await service.ask<{ project: { touchpoints: { nodes: { parties: { capabilities: { offered: number }[]; proposition: object | null }[]; rules: object[] }[] } } }>(
    "query ($id: ID!) { project(id: $id) { touchpoints(first: 6) { nodes { parties(first: 5) { capabilities(first: 5) { offered } proposition { text } } rules(first: 5) { text } } } } }", { id: CARD })).project.touchpoints;
  for (const { parties, rules } of nodes) expect([rules.length, parties.filter(({ proposition }) => proposition).length, parties.flatMap(({ capabilities }) => capabilities).length].every(some => some > 0)).toBe(true);
  expect(nodes).toHaveLength(6);
  expect(await service.rows(`SELECT 1 FROM touchpoint_party b JOIN party_membership bm ON bm.party_id = b.party_id JOIN touchpoint_party p ON p.touchpoint_id = b.touchpoint_id AND p.role = 'PROVIDER'
    JOIN party_membership pm ON pm.party_id = p.party_id AND pm.person_id = bm.person_id WHERE b.role = 'BENEFICIARY'`)).toEqual([]);
  expect(await service.rows(`SELECT 1 FROM party p JOIN party_membership m ON m.party_id = p.id JOIN affiliation a ON a.person_id = m.person_id JOIN project_organisation o
    ON o.organisation_id = a.organisation_id AND o.project_id = p.project_id AND o.role = 'PROVIDER' WHERE p.kind IN ('RESIDENT', 'FAMILY')`)).toEqual([]);
  expect(await service.rows("SELECT 1 FROM capability c WHERE c.offered <> (SELECT count(*) FROM capability_offer o WHERE o.capability_id = c.id)")).toEqual([]);
});

test("tells of promises kept, broken, overdue and declined, and of who was answered", async () => {
  const { project } = await service.ask<{ project: { accountability: Record<string, number>; funnel: Record<string, number>; commitments: { nodes: { status: string; overdue: boolean; outcome: { reason: string | null; evidence: string | null } | null; history: { nodes: { toStatus: string }[] } }[] }; answers: { nodes: { kind: string; contributions: { nodes: { kind: string }[] } }[] } } }>(
    `query ($id: ID!) { project(id: $id) { accountability { proposed declined promised open overdue kept broken withdrawn answered medianDaysToAnswer }
      funnel { concerns ideas ideasFromConcerns commitments done daysToIdea daysToCommitment daysToDone }
      commitments { nodes { status overdue outcome { reason evidence } history { nodes { toStatus } } } } answers { nodes { kind contributions { nodes { kind } } } } } }`, { id: CARD });
  expect(project.accountability).toMatchObject({ proposed: 1, declined: 1, promised: 10, open: 4, overdue: 1, kept: 4, broken: 1, withdrawn: 1 });
  expect(Object.values({ ...project.accountability, ...project.funnel }).every(figure => figure > 0)).toBe(true);
  for (const { status, history, outcome } of project.commitments.nodes) {
    expect(history.nodes.at(-1)).toEqual({ toStatus: status });
    if (status === "DONE") expect(outcome!.evidence).not.toBeNull();
    if (["BROKEN", "WITHDRAWN"].includes(status)) expect(outcome!.reason).not.toBeNull();
  }
  const answered = project.answers.nodes.flatMap(({ kind, contributions }) => contributions.nodes.map(contribution => `${kind} ${contribution.kind}`));
  expect([...new Set(answered)].sort()).toEqual(["COMMITMENT FEEDBACK", "COMMITMENT IDEA", "COMMITMENT NOTE", "COMMITMENT TAKEAWAY", "COMMITMENT VALUE", "NO FEEDBACK", "NO IDEA", "NO VALUE"]);
});

test("tells Tom what became of his idea", async () => {
  const { me } = await service.ask<{ me: { contributions: { nodes: object[] } } }>("{ me { contributions(filter: { kind: IDEA, answered: true }) { nodes { text answers { nodes { commitment { status } } } } } } }", {}, { as: signIns[1] });
  expect(me.contributions.nodes).toEqual([{ text: "Do away with the number tickets, and sit down with people.", answers: { nodes: [{ commitment: { status: "DONE" } }] } }]);
});

test("tells of duty that moved to the Friends of the Library without a resource: the flag stands, for everybody to see", async () => {
  type Party = { party: { name: string }; hours: number; agreedPercent: number; actualPercent: number; benefitPerHour: number };
  type Balance = { periods: { closed: boolean; parties: Party[] }[]; totals: Party[]; dutyMovedWithoutResource: { stands: boolean; findings: { party: { name: string } | null; periods: { hours: number }[]; words: string }[] } };
  const { project } = await service.ask<{ project: { agreedShares: { nodes: { shares: { percent: number }[] }[] }; burdenBalance: Balance } }>(
    `query ($id: ID!) { project(id: $id) { agreedShares(first: 1) { nodes { shares { percent } } } burdenBalance { periods(first: 12) { closed parties { party { name } hours agreedPercent actualPercent } }
      totals { party { name } hours agreedPercent actualPercent benefitPerHour } dutyMovedWithoutResource { stands findings { party { name } words periods { hours } } } } } }`, { id: CARD });
  expect(project.agreedShares.nodes[0].shares.reduce((sum, { percent }) => sum + percent, 0)).toBe(100);
  const { periods, totals, dutyMovedWithoutResource: { stands, findings } } = project.burdenBalance;
  const hoursOf = (name: string) => periods.filter(({ closed }) => closed).map(({ parties }) => parties.find(({ party }) => party.name === name)!.hours).filter(hours => hours > 0);
  expect(hoursOf("Friends of the Library")).toEqual([12, 15, 19, 24, 29, 34, 38]);
  expect(hoursOf("Staff at the desk")).toEqual([60, 58, 53, 47, 42, 38, 36]);
  expect(stands).toBe(true);
  expect(findings.map(({ party }) => party?.name ?? null)).toEqual([null, "Friends of the Library"]);
  expect(findings[1].periods.map(({ hours }) => hours)).toEqual([24, 29, 34, 38]);
  expect(totals.find(({ party }) => party.name === "Friends of the Library")).toMatchObject({ agreedPercent: 15, actualPercent: 25.1, benefitPerHour: 0 });
});

test("tells of openings, and finds people for them who agreed to be found", async () => {
  type Opening = { title: string; status: string; acceptedCount: number; offerCount: number | null; matches: { nodes: { person: { displayName: string }; skillsBrought: string[]; skillsToLearn: string[] }[] } };
  const { project } = await service.ask<{ project: { openings: { nodes: Opening[] } } }>(
    "query ($id: ID!) { project(id: $id) { openings { nodes { title status acceptedCount offerCount matches(first: 10) { nodes { person { displayName } skillsBrought skillsToLearn } } } } } }", { id: CARD }, { as: signIns[0] });
  expect(project.openings.nodes.map(({ status }) => status)).toEqual(["OPEN", "OPEN", "FILLED", "CLOSED"]);
  const form = project.openings.nodes.find(({ title }) => title.startsWith("Sit beside"))!;
  expect(form).toMatchObject({ acceptedCount: 1, offerCount: 2 });
  expect(form.matches.nodes[0]).toMatchObject({ skillsBrought: ["Fills in forms for somebody else", "Listens without taking over"], skillsToLearn: ["What may pass as proof of an address"] });
  const [{ displayName: tookBack }] = await service.rows<{ displayName: string }>('SELECT p.display_name AS "displayName" FROM person p JOIN consent c ON c.person_id = p.id AND NOT c.given');
  expect(form.matches.nodes.map(({ person }) => person.displayName)).not.toContain(tookBack);
  const { me } = await service.ask<{ me: { matchingOpenings: { nodes: { opening: { title: string } }[] } } }>("{ me { matchingOpenings(first: 5) { nodes { opening { title } } } } }", {}, { as: signIns[1] });
  expect(me.matchingOpenings.nodes).toHaveLength(2);
});

test("tells how far it is co-production, then and now, and whether the street is a living lab yet", async () => {
  const { project } = await service.ask<{ project: { principlesAssessments: { nodes: { assessedAt: string; author: { displayName: string }; marks: object[] }[] }; principlesNow: { change: number }[] } }>(
    "query ($id: ID!) { project(id: $id) { principlesAssessments { nodes { assessedAt author { displayName } marks { score evidence } } } principlesNow { characteristic median change } } }", { id: CARD });
  const giulias = project.principlesAssessments.nodes.filter(({ author }) => author.displayName === "Giulia Bianchi");
  expect(giulias.map(({ marks }) => marks.length)).toEqual([6, 6]);
  expect((Date.parse(giulias[0].assessedAt) - Date.parse(giulias[1].assessedAt)) / 86_400_000).toBeGreaterThan(180);
  expect(project.principlesNow).toHaveLength(6);
  expect(project.principlesNow.some(({ change }) => change > 0)).toBe(true);
  expect(await service.rows("SELECT fulfilment FROM living_lab_item ORDER BY position")).toHaveLength(5);
});

test("tells six reviewed case studies, two of which failed, and one that awaits its review", async () => {
  type Case = { title: string; outcome: string; project: object | null; factors: { evidence: string; source: string }[]; context: string; method: string; whatHappened: string; lessons: string };
  const { caseStudies, factorTable } = await service.ask<{ caseStudies: { totalCount: number; nodes: Case[] }; factorTable: { outcomes: { outcome: string; cases: number }[]; factors: { positive: number; negative: number }[] } }>(
    "{ caseStudies { totalCount nodes { title outcome project { id } context method whatHappened lessons factors { evidence source } } } factorTable { outcomes { outcome cases } factors { positive negative } } }");
  expect(caseStudies.totalCount).toBe(6);
  expect(Object.fromEntries(factorTable.outcomes.map(({ outcome, cases }) => [outcome, cases]))).toEqual({ SUCCEEDED: 2, MIXED: 2, FAILED: 2 });
  for (const { factors, context, method, whatHappened, lessons } of caseStudies.nodes) {
    expect(factors.length).toBeGreaterThanOrEqual(4);
    expect([context, method, whatHappened, lessons].join("").length).toBeGreaterThan(900);
  }
  expect(caseStudies.nodes.filter(({ project }) => project)).toHaveLength(1);
  expect(factorTable.factors.some(({ positive, negative }) => positive > 0 && negative > 0)).toBe(true);
  expect(await service.rows("SELECT 1 FROM case_study WHERE status = 'SUBMITTED' AND session_note_id IS NOT NULL")).toHaveLength(1);
});

test("tells of a library with a reading list, and what rests on what", async () => {
  const { resources, project } = await service.ask<{ resources: { totalCount: number; nodes: { link: { status: string } }[] }; project: { collections: { nodes: { items: { nodes: { note: string }[] } }[] }; citations: { nodes: object[] }; cases: { nodes: { citations: { nodes: object[] } }[] } } }>(
    `query ($id: ID!) { resources { totalCount nodes { title link { status } } } project(id: $id) { collections(first: 2) { nodes { items(first: 10) { nodes { note resource { title } } } } }
      citations(first: 10) { nodes { note } } cases(first: 2) { nodes { citations(first: 5) { nodes { note } } } } } }`, { id: CARD });
  expect(resources.totalCount).toBe(5);
  expect([...new Set(resources.nodes.map(({ link }) => link.status))].sort()).toEqual(["BROKEN", "MOVED", "NOT_CHECKED", "OK"]);
  expect(project.collections.nodes.map(({ items }) => items.nodes.length)).toEqual([5]);
  expect([project.citations.nodes.length, project.cases.nodes[0].citations.nodes.length]).toEqual([4, 2]);
});

test("keeps what people note for themselves, and tells the organiser counts only", async () => {
  const { events } = await service.ask<{ events: { nodes: { emergentNatureCounts: { people: number } | null }[] } }>("{ events(filter: { status: PUBLISHED }, first: 1) { nodes { emergentNatureCounts { people low middle high } } } }", {}, { as: signIns[0] });
  expect(events.nodes[0].emergentNatureCounts).toMatchObject({ people: 24 });
  const { me } = await service.ask<{ me: { reflections: { nodes: { kind: string }[] }; emergentNature: { answers: object[] } } }>("{ me { reflections { nodes { kind text themes } } emergentNature { answers { agreement } } } }", {}, { as: signIns[1] });
  expect([me.reflections.nodes.map(({ kind }) => kind).sort(), me.emergentNature.answers.length]).toEqual([["CONCERN", "DRIVER"], 8]);
});

test("a second start keeps the data, and ends the sign-ins of the first", async () => {
  const count = async () => (await service.rows<{ n: number }>("SELECT count(*)::int AS n FROM person"))[0].n;
  const before = await count();
  const again = await prepareDemo(service.parts.service);
  expect(await count()).toBe(before);
  expect((await service.answer("{ me { email } }", {}, { as: signIns[0] })).status).toBe(401);
  signIns = again;
});

afterAll(endFollowers);

const FOLDER = "schema/examples";
const examples = readdirSync(FOLDER).filter(file => file.endsWith(".graphql"));

test.each(examples)("the example %s runs", async file => {
  const query = readFileSync(`${FOLDER}/${file}`, "utf8");
  const variablesFile = file.replace(/graphql$/, "json");
  const variables = readdirSync(FOLDER).includes(variablesFile) ? JSON.parse(readFileSync(`${FOLDER}/${variablesFile}`, "utf8")) as object : {};
  for (const operation of parse(query).definitions) {
    if (operation.kind !== Kind.OPERATION_DEFINITION) continue;
    if (operation.operation === OperationTypeNode.SUBSCRIPTION) {
      const { told, end } = await follow(service, print(operation), variables as Record<string, unknown>, signIns[1]);
      expect([told.length, end]).toEqual([1, null]);
      continue;
    }
    const response = await service.app.inject({
      method: "POST", url: "/graphql", headers: { authorization: `Bearer ${signIns[1].token}` },
      payload: { query, operationName: operation.name?.value, variables },
    });
    expect(response.json()).not.toHaveProperty("errors");
  }
});

test("no non-null field that follows from its parent's visibility is ever null: the demo, seen by everybody", async () => {
  const query = `{ events(first: 5) { nodes { id title status organisers { id displayName } rooms { name } slots { nodes { startsAt } } sessions(first: 40) { nodes { id event { id } hosts { id } may } } rsvps(first: 100) { nodes { person { id } } } } } }`;
  for (const as of [null, ...signIns]) expect(await service.answer(query, {}, { as })).not.toHaveProperty("errors");
});
