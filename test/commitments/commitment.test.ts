import { Context } from "../../src/base/context.js";
import { probe } from "../../src/base/probe.js";
import { CommitmentStatus } from "../../src/commitments/commitment.js";
import { CommitmentVerb } from "../../src/commitments/commitment-verb.js";
import { commitmentMay, statusAfter, type Concern } from "../../src/commitments/course.js";
import { jobs } from "../../src/modules.js";
import { meetAt } from "../kit/barrier.js";
import { itIs, realTime } from "../kit/moments.js";
import { addedOrganisation, takesPart } from "../kit/project-story.js";
import { actsFor, projectWithBody, writtenCommitment, type PromiseStory } from "../kit/promise-story.js";
import { people, someone, type Someone } from "../kit/seed.js";
import { eventually, useService } from "../kit/service.js";
import { statementsOf, withoutTokenLookUp } from "../kit/statements.js";

const service = useService();
afterEach(() => { probe.reset(); realTime(); });

const DAY = 86_400_000;
const START = Date.now();
const inDays = (days: number): Date => new Date(START + days * DAY);

interface Step { fromStatus: string | null; toStatus: string; reason: string | null; dueAt: string | null; by: { id: string } | null }
interface CommitmentAnswer {
  id: string; text: string; status: string; dueAt: string; firstDueAt: string; timesMoved: number; overdue: boolean; version: number; may: string[];
  owner: { id: string } | null; outcome: { reason: string | null; evidence: string | null; evidenceUrl: string | null } | null; history: { nodes: Step[] };
}
const COMMITMENT = "id text status dueAt firstDueAt timesMoved overdue version may owner { id } outcome { reason evidence evidenceUrl } history { nodes { fromStatus toStatus reason dueAt by { id } } }";
const change = async (verb: string, input: Record<string, unknown>, as: Someone) => (await service.done<{ commitment: CommitmentAnswer }>(verb, input, `commitment { ${COMMITMENT} }`, as)).commitment;
const promise = ({ project, body }: PromiseStory, input: object = {}) => ({ projectId: project.id, organisationId: body.id, text: "Fruit every day", dueAt: inDays(30), ...input });
const mailTo = (person: Someone) => service.mail.filter(({ to }) => to === person.email).map(({ subject }) => subject);

test("the course alone: where each verb leads from each status", () => {
  const from = (status: CommitmentStatus) => Object.fromEntries(Object.values(CommitmentVerb).flatMap(verb => { const to = statusAfter(verb, status); return to ? [[verb, to]] : []; }));
  expect(from(CommitmentStatus.PROPOSED)).toEqual({ ACCEPT: "ACCEPTED", DECLINE: "WITHDRAWN", WITHDRAW: "WITHDRAWN" });
  expect(from(CommitmentStatus.ACCEPTED)).toEqual({ START: "IN_PROGRESS", KEEP: "DONE", BREAK: "BROKEN", WITHDRAW: "WITHDRAWN", CHANGE_DATE: "ACCEPTED", ASSIGN: "ACCEPTED" });
  expect(from(CommitmentStatus.IN_PROGRESS)).toEqual({ KEEP: "DONE", BREAK: "BROKEN", WITHDRAW: "WITHDRAWN", CHANGE_DATE: "IN_PROGRESS", ASSIGN: "IN_PROGRESS" });
  for (const settled of [CommitmentStatus.DONE, CommitmentStatus.BROKEN, CommitmentStatus.WITHDRAWN]) expect(from(settled)).toEqual({});
});

test("the policy alone: officers answer, owners start, whoever asks takes back what was not promised yet", () => {
  const of = (concern: Partial<Concern>, status: CommitmentStatus, promisable = true) =>
    Object.values(CommitmentVerb).filter(verb => commitmentMay(verb, { status, promisable }, { officer: false, owner: false, asks: false, ...concern }));
  expect(of({ officer: true }, CommitmentStatus.PROPOSED)).toEqual(["ACCEPT", "DECLINE"]);
  expect(of({ officer: true }, CommitmentStatus.PROPOSED, false)).toEqual(["DECLINE"]);
  expect(of({ officer: true }, CommitmentStatus.ACCEPTED, false)).toEqual(["START", "KEEP", "BREAK", "WITHDRAW", "CHANGE_DATE", "ASSIGN"]);
  expect([of({ owner: true }, CommitmentStatus.ACCEPTED), of({ owner: true }, CommitmentStatus.IN_PROGRESS)]).toEqual([["START"], []]);
  expect([of({ asks: true }, CommitmentStatus.PROPOSED), of({ asks: true }, CommitmentStatus.ACCEPTED)]).toEqual([["WITHDRAW"], []]);
  expect(Object.values(CommitmentStatus).flatMap(status => of({}, status))).toEqual([]);
});

test("a member asks, the body's officer is told and promises; it is done, and shown", async () => {
  const story = await projectWithBody(service);
  const { body, member } = story;
  const dueAt = inDays(30);
  const asked = await change("proposeCommitment", promise(story, { dueAt, language: "en" }), member);
  expect(asked).toMatchObject({ status: "PROPOSED", overdue: false, timesMoved: 0, may: ["WITHDRAW"], owner: null, outcome: null });
  await eventually(() => mailTo(body.officer).some(subject => subject.startsWith("A promise asked of Comune")));
  expect(await change("acceptCommitment", { commitmentId: asked.id }, body.officer)).toMatchObject({ status: "ACCEPTED", version: 2 });
  await eventually(() => mailTo(member).includes("Promised: School meals"));
  await change("startCommitment", { commitmentId: asked.id }, body.officer);
  expect(await service.refusals("keepCommitment", { commitmentId: asked.id }, body.officer)).toEqual(["InvalidInput input.evidence"]);
  expect(await service.refusals("keepCommitment", { commitmentId: asked.id, evidenceUrl: "ftp://x" }, body.officer)).toEqual(["InvalidInput input.evidenceUrl"]);
  const kept = await change("keepCommitment", { commitmentId: asked.id, evidence: "On the menu since May", evidenceUrl: "https://example.org/menu" }, body.officer);
  expect(kept).toMatchObject({ status: "DONE", may: [], outcome: { reason: null, evidence: "On the menu since May", evidenceUrl: "https://example.org/menu" } });
  expect(kept.history.nodes).toEqual([
    { fromStatus: null, toStatus: "PROPOSED", reason: null, dueAt: dueAt.toISOString(), by: { id: member.id } },
    { fromStatus: "PROPOSED", toStatus: "ACCEPTED", reason: null, dueAt: null, by: { id: body.officer.id } },
    { fromStatus: "ACCEPTED", toStatus: "IN_PROGRESS", reason: null, dueAt: null, by: { id: body.officer.id } },
    { fromStatus: "IN_PROGRESS", toStatus: "DONE", reason: null, dueAt: null, by: { id: body.officer.id } },
  ]);
  const { errors } = await service.change("breakCommitment", { commitmentId: asked.id, reason: "Late" }, "", body.officer);
  expect(errors.map(({ __typename }) => __typename)).toEqual(["WrongStatus"]);
});

test("an officer answers for their own body only, be it another body of the same project", async () => {
  const story = await projectWithBody(service);
  const { project, body, member } = story;
  const other = await addedOrganisation(service, "PUBLIC_BODY", "Provincia");
  await takesPart(service, project, other);
  const mine = await change("makeCommitment", promise(story), body.officer);
  for (const [as, bodies] of [[body.officer, [body.id]], [other.officer, [other.id]], [body.admin, []]] as const) {
    const { project: { myOrganisations } } = await service.ask<{ project: { myOrganisations: { id: string }[] } }>("query($id: ID!) { project(id: $id) { myOrganisations { id } } }", { id: project.id }, { as });
    expect(myOrganisations.map(({ id }) => id)).toEqual(bodies);
  }
  expect(mine).toMatchObject({ status: "ACCEPTED", may: ["START", "KEEP", "BREAK", "WITHDRAW", "CHANGE_DATE", "ASSIGN"] });
  const asked = await change("proposeCommitment", promise(story), member);
  const commitmentId = mine.id;
  const tries: [string, Record<string, unknown>][] = [
    ["makeCommitment", promise(story)], ["acceptCommitment", { commitmentId: asked.id }], ["declineCommitment", { commitmentId: asked.id, reason: "No" }], ["startCommitment", { commitmentId }],
    ["keepCommitment", { commitmentId, evidence: "Done" }], ["breakCommitment", { commitmentId, reason: "No" }], ["withdrawCommitment", { commitmentId, reason: "No" }],
    ["changeCommitmentDate", { commitmentId, dueAt: inDays(60), reason: "Late" }], ["assignCommitment", { commitmentId, personId: other.officer.id }],
  ];
  const before = await service.rows("SELECT count(*) FROM commitment_change");
  for (const as of [other.officer, body.admin, project.steward, member]) {
    for (const [verb, input] of tries) {
      // Whoever may take back what is proposed, and not what is promised, is told so.
      const expected = verb === "withdrawCommitment" && (as === project.steward || as === member) ? expect.stringMatching(/WrongStatus|NotAllowed/) as string : "NotAllowed";
      expect([verb, await service.refusals(verb, input, as)]).toEqual([verb, [expected]]);
    }
  }
  expect(await service.rows("SELECT count(*) FROM commitment_change")).toEqual(before);
  // A body that does not take part is no body of this project.
  const outside = await addedOrganisation(service, "PUBLIC_BODY", "Regione");
  expect(await service.refusals("makeCommitment", promise(story, { organisationId: outside.id }), outside.officer)).toEqual(["NotFound input.organisationId"]);
  // For what it promised, a body answers after it has left, and after the project is closed; it promises nothing more.
  await service.rows("UPDATE project_organisation SET status = 'LEFT' WHERE organisation_id = $1", [body.id]);
  expect(await service.refusals("acceptCommitment", { commitmentId: asked.id }, body.officer)).toEqual(["NotAllowed"]);
  expect(await change("breakCommitment", { commitmentId, reason: "The cook left" }, body.officer)).toMatchObject({ status: "BROKEN", outcome: { reason: "The cook left" } });
});

test("what is wrong is told by field, and nothing is written", async () => {
  const story = await projectWithBody(service);
  const refused = (input: object, verb = "makeCommitment") => service.refusals(verb, promise(story, input), story.body.officer);
  const before = await service.rows("SELECT count(*) FROM commitment");
  expect(await refused({ text: " ", dueAt: inDays(-1), language: "no language" })).toEqual(["InvalidInput input.text", "InvalidInput input.dueAt", "InvalidInput input.language"]);
  expect(await refused({ dueAt: inDays(4_000) })).toEqual(["InvalidInput input.dueAt"]);
  expect(await refused({ touchpointId: story.body.id })).toEqual(["NotFound input.touchpointId"]);
  expect(await refused({ projectId: story.body.id })).toEqual(["NotFound input.projectId"]);
  expect(await service.rows("SELECT count(*) FROM commitment")).toEqual(before);
});

test("a date is moved with a reason: the first one stays, and how often", async () => {
  const story = await projectWithBody(service);
  const { id: commitmentId, firstDueAt } = await change("makeCommitment", promise(story), story.body.officer);
  expect(await service.refusals("changeCommitmentDate", { commitmentId, dueAt: firstDueAt, reason: "Same" }, story.body.officer)).toEqual(["InvalidInput input.dueAt"]);
  for (const [days, reason] of [[40, "Supplier late"], [50, "Supplier gone"]] as const) await change("changeCommitmentDate", { commitmentId, dueAt: inDays(days), reason }, story.body.officer);
  const { commitment } = await service.ask<{ commitment: CommitmentAnswer }>(`query($id: ID!) { commitment(id: $id) { ${COMMITMENT} } }`, { id: commitmentId });
  expect(commitment).toMatchObject({ firstDueAt, dueAt: inDays(50).toISOString(), timesMoved: 2, status: "ACCEPTED" });
  expect(commitment.history.nodes.map(({ reason, dueAt }) => [reason, dueAt])).toEqual([[null, firstDueAt], ["Supplier late", inDays(40).toISOString()], ["Supplier gone", inDays(50).toISOString()]]);
});

test("an owner acts for the body, is told, finds it under me, and can start it while they act for it", async () => {
  const story = await projectWithBody(service);
  const { body } = story;
  const owner = await someone(service);
  const { id: commitmentId } = await change("makeCommitment", promise(story), body.officer);
  expect(await service.refusals("assignCommitment", { commitmentId, personId: owner.id }, body.officer)).toEqual(["NotFound input.personId"]);
  await actsFor(service, body.id, owner);
  expect(await change("assignCommitment", { commitmentId, personId: owner.id }, body.officer)).toMatchObject({ owner: { id: owner.id } });
  await eventually(() => mailTo(owner).includes("Yours to see to: School meals"));
  const { me } = await service.ask<{ me: { commitments: { nodes: { id: string; may: string[] }[] } } }>("{ me { commitments { nodes { id may } } } }", {}, { as: owner });
  expect(me.commitments.nodes).toEqual([{ id: commitmentId, may: ["START"] }]);
  await service.rows("UPDATE affiliation SET status = 'LEFT', ended_at = now() WHERE person_id = $1", [owner.id]);
  expect(await service.refusals("startCommitment", { commitmentId }, owner)).toEqual(["NotAllowed"]);
  expect(await change("assignCommitment", { commitmentId, personId: null }, body.officer)).toMatchObject({ owner: null });
});

test("overdue comes by time alone, also to answers that are kept, and filters find it", async () => {
  const story = await projectWithBody(service);
  const { project, body } = story;
  const overdue = await change("makeCommitment", promise(story, { dueAt: inDays(10) }), body.officer);
  await writtenCommitment(service, project.id, body.id, { status: "PROPOSED", dueAt: inDays(10) });
  await writtenCommitment(service, project.id, body.id, { status: "DONE", dueAt: inDays(10) });
  const query = "query($id: ID!) { project(id: $id) { commitments(filter: {overdue: true}) { nodes { id } } all: commitments { totalCount } done: commitments(filter: {status: DONE}) { totalCount } } }";
  type Seen = { project: { commitments: { nodes: { id: string }[] }; all: object; done: object } };
  itIs(new Date(inDays(10).getTime() - 1));
  for (let twice = 0; twice < 2; twice++) expect((await service.ask<Seen>(query, { id: project.id })).project).toEqual({ commitments: { nodes: [] }, all: { totalCount: 3 }, done: { totalCount: 1 } });
  itIs(inDays(10));
  expect((await service.ask<Seen>(query, { id: project.id })).project.commitments.nodes).toEqual([{ id: overdue.id }]);
  const { organisation } = await service.ask<{ organisation: unknown }>("query($id: ID!, $project: ID!) { organisation(id: $id) { commitments(filter: {overdue: true}) { nodes { id } } none: commitments(filter: {organisationId: $project}) { totalCount } } }", { id: body.id, project: project.id });
  expect(organisation).toEqual({ commitments: { nodes: [{ id: overdue.id }] }, none: { totalCount: 0 } });
});

test("a page of commitments with their histories takes a constant number of statements", async () => {
  const { project, body } = await projectWithBody(service);
  for (const status of ["PROPOSED", "ACCEPTED", "DONE", "BROKEN"]) await writtenCommitment(service, project.id, body.id, { status, proposedById: body.officer.id });
  const query = `query($id: ID!) { project(id: $id) { commitments { nodes { ${COMMITMENT} organisation { name } proposedBy { displayName } touchpoint { title } } totalCount } } }`;
  const count = async (plan: string) => withoutTokenLookUp(await statementsOf(() => service.ask(query, { id: project.id }, { as: body.officer, headers: { "x-plan": plan } }))).length;
  expect(await count("on")).toBe(1);
  expect(await count("off")).toBeLessThanOrEqual(11);
});

/** One officer accepts and another answers too, at once: both look before either writes, for a while. */
async function twoAnswers(patienceMs: number, verb: string, input: object = {}) {
  const story = await projectWithBody(service);
  const second = await someone(service);
  await actsFor(service, story.body.id, second, "OFFICER");
  const commitmentId = await writtenCommitment(service, story.project.id, story.body.id, { status: "PROPOSED", proposedById: story.member.id });
  meetAt("commitment looked at", 2, patienceMs);
  const outcomes = await Promise.all([service.refusals("acceptCommitment", { commitmentId }, story.body.officer), service.refusals(verb, { commitmentId, ...input }, second)]);
  probe.set(null);
  const steps = await service.rows<{ n: number }>("SELECT count(*)::int AS n FROM commitment_change WHERE commitment_id = $1 AND from_status = 'PROPOSED'", [commitmentId]);
  return { refused: outcomes.flat(), steps: steps[0].n };
}

test("two officers answer at once: one does, the other is told where it stands", async () => {
  expect(await twoAnswers(50, "declineCommitment", { reason: "No" })).toEqual({ refused: ["WrongStatus"], steps: 1 });
  expect(await twoAnswers(50, "acceptCommitment")).toEqual({ refused: ["WrongStatus"], steps: 1 });
});

test("their twin without the lock both answer: the race is there, and the lock is what holds", async () => {
  probe.remove("commitment");
  expect(await twoAnswers(5_000, "acceptCommitment")).toEqual({ refused: [], steps: 2 });
});

const job = (name: string) => jobs[name].run(new Context(service.parts.service, "job", "", null, service.app.log));
const remind = () => job("remind-of-commitments");
const told = async (commitmentId: string) => (await service.rows<{ n: number }>("SELECT count(*)::int AS n FROM change_log WHERE verb = 'remindOfCommitment' AND objects->>'commitment' = $1", [commitmentId]))[0].n;

test("owners are reminded a week before and a day after, once each, and of a moved date anew; where nobody owns it, officers are", async () => {
  const story = await projectWithBody(service);
  const { body } = story;
  const owner = await someone(service);
  await service.rows("UPDATE person SET locale = 'it-IT' WHERE id = $1", [owner.id]);
  await actsFor(service, body.id, owner);
  const owned = (await change("makeCommitment", promise(story), body.officer)).id;
  const free = (await change("makeCommitment", promise(story, { text: "Water" }), body.officer)).id;
  await service.done("assignCommitment", { commitmentId: owned, personId: owner.id }, "commitment { id }", body.officer);
  const [ofOwner, ofOfficer] = [() => mailTo(owner).filter(subject => /^(Da mantenere|Scaduto)/.test(subject)), () => mailTo(body.officer).filter(subject => /^(Due|Overdue)/.test(subject))];
  const lookAt = async (at: Date) => { itIs(at); await remind(); await remind(); };
  await lookAt(new Date(inDays(23).getTime() - 1));
  expect([await told(owned), await told(free)]).toEqual([0, 0]);
  await lookAt(inDays(23));
  await lookAt(inDays(25));
  expect([await told(owned), await told(free)]).toEqual([1, 1]);
  await service.done("changeCommitmentDate", { commitmentId: owned, dueAt: inDays(60), reason: "Late" }, "commitment { id }", body.officer);
  await lookAt(new Date(inDays(31).getTime()));
  expect([await told(owned), await told(free)]).toEqual([1, 2]);
  await lookAt(inDays(53));
  await lookAt(inDays(61));
  expect([await told(owned), await told(free)]).toEqual([3, 2]);
  await eventually(() => ofOwner().length === 3 && ofOfficer().length === 2);
  expect(ofOwner().map(subject => subject.split(" ")[0])).toEqual(["Da", "Da", "Scaduto"]);
  expect(ofOfficer().map(subject => subject.split(" ")[0])).toEqual(["Due", "Overdue"]);
});

/** Two instances look for what is due at once: both find it before either marks it. */
async function remindedAtOnce(): Promise<number> {
  const { project, body } = await projectWithBody(service);
  const commitmentId = await writtenCommitment(service, project.id, body.id, { dueAt: inDays(3) });
  await service.rows("UPDATE commitment SET reminded_before_at = now(), reminded_after_at = now() WHERE id <> $1", [commitmentId]);
  meetAt("reminder due", 2, 5_000);
  await Promise.all([remind(), remind()]);
  probe.set(null);
  return told(commitmentId);
}

test("two instances that remind at once tell it once", async () => expect(await remindedAtOnce()).toBe(1));

test("their twin without the mark tells it twice: the race is there, and the mark is what holds", async () => {
  probe.remove("reminder");
  expect(await remindedAtOnce()).toBe(2);
});

test("members and stewards of others ask for nothing, and nobody asks in a closed project", async () => {
  const story = await projectWithBody(service);
  const [stranger] = await people(service, 1);
  expect(await service.refusals("proposeCommitment", promise(story), stranger)).toEqual(["NotAllowed"]);
  await service.done("closeProject", { projectId: story.project.id }, "project { id }", story.project.steward);
  expect(await service.refusals("proposeCommitment", promise(story), story.member)).toEqual(["NotAllowed"]);
  expect(await service.refusals("makeCommitment", promise(story), story.body.officer)).toEqual(["NotAllowed"]);
});
