import { pino } from "pino";
import { Context } from "../../src/base/context.js";
import { probe } from "../../src/base/probe.js";
import { endLapsedMemberships } from "../../src/touchpoints/end-lapsed-memberships.js";
import { meetAt } from "../kit/barrier.js";
import { bookingIn } from "../kit/booking.js";
import { addedOrganisation, startedProject, takesPart } from "../kit/project-story.js";
import { people, someone, type Someone } from "../kit/seed.js";
import { useService } from "../kit/service.js";
import { statementsOf, withoutTokenLookUp } from "../kit/statements.js";
import { madeTouchpoint } from "../kit/touchpoint-story.js";
import { journeyIn, there } from "./story.js";

const service = useService({ poolSize: 20 });
const story = journeyIn(service);
const { letters } = bookingIn(service);
afterEach(() => probe.reset());

const titlesOf = async (projectId: string, filter = "") => (await service.ask<{ project: { touchpoints: { nodes: { title: string; position: number }[] } } }>(
  `query($id: ID!) { project(id: $id) { touchpoints${filter} { nodes { title position } } } }`, { id: projectId })).project.touchpoints.nodes.map(({ title, position }) => `${position} ${title}`);

interface PartyAnswer { name: string; side: string; memberCount: number; confirmedShare: number | null; iBelong: boolean; may: string[]; memberships: { nodes: { id: string; basis: string; endReason: string | null; person: { id: string } | null }[] } }
const partyOf = async (id: string, as: Someone | null = null) => (await service.ask<{ party: PartyAnswer }>(
  "query($id: ID!) { party(id: $id) { name side memberCount confirmedShare iBelong may memberships { nodes { id basis endReason person { id } } } } }", { id }, { as })).party;

describe("the journey", () => {
  test("touchpoints stand in order, are moved and withdrawn without gaps, and can be read then", async () => {
    const { project, parents, clerks, desk } = await story.journey();
    const both = { [parents]: "BENEFICIARY", [clerks]: "PROVIDER" } as const;
    await story.touchpoint(project, "Gets an answer", both);
    const first = await story.touchpoint(project, "Hears of it", both, { position: 1, description: "From friends", language: "en" });
    expect(first).toMatchObject({ position: 1, version: 1 });
    expect(await titlesOf(project.id)).toEqual(["1 Hears of it", "2 Asks for a place", "3 Gets an answer"]);
    const moved = (touchpointId: string, position: number) => service.done("moveTouchpoint", { touchpointId, position }, "touchpoint { position }", project.steward);
    expect(await moved(first.id, 3)).toMatchObject({ touchpoint: { position: 3 } });
    expect(await titlesOf(project.id)).toEqual(["1 Asks for a place", "2 Gets an answer", "3 Hears of it"]);
    for (let twice = 0; twice < 2; twice++) await service.done("withdrawTouchpoint", { touchpointId: desk, reason: "By post now" }, "touchpoint { withdrawnAt }", project.steward);
    expect(await titlesOf(project.id)).toEqual(["1 Gets an answer", "2 Hears of it"]);
    expect([await titlesOf(project.id, "(filter: { withdrawn: true })"), (await titlesOf(project.id, "(filter: { withdrawn: null })")).length]).toEqual([["3 Asks for a place"], 3]);
    // What comes last comes before what was withdrawn.
    await story.touchpoint(project, "Begins", both);
    expect(await titlesOf(project.id, "(filter: null)")).toEqual(["1 Gets an answer", "2 Hears of it", "3 Begins", "4 Asks for a place"]);
    const { touchpoint } = await service.ask<{ touchpoint: unknown }>("query($id: ID!) { touchpoint(id: $id) { withdrawReason parties { role } may project { touchpointCount } } }", { id: desk }, { as: project.steward });
    expect(touchpoint).toEqual({ withdrawReason: "By post now", parties: [{ role: "BENEFICIARY" }, { role: "PROVIDER" }], may: [], project: { touchpointCount: 3 } });
    expect(await service.refusals("moveTouchpoint", { touchpointId: first.id, position: 4 }, project.steward)).toEqual(["InvalidInput input.position"]);
    expect(await service.refusals("moveTouchpoint", { touchpointId: desk, position: 1 }, project.steward)).toEqual(["NotAllowed"]);
  });

  test("what is wrong with a touchpoint is told by field, and nothing is written", async () => {
    const { project, parents, clerks } = await story.journey();
    const elsewhere = await story.journey();
    const before = await titlesOf(project.id);
    const refused = (input: object) => service.refusals("addTouchpoint", { projectId: project.id, title: "Waits", parties: there({ [parents]: "BENEFICIARY", [clerks]: "PROVIDER" }), ...input }, project.steward);
    expect(await refused({ title: " ", description: "d".repeat(20_001), language: "no language", parties: there({ [clerks]: "PROVIDER" }) }))
      .toEqual(["title", "description", "language", "parties"].map(field => `InvalidInput input.${field}`));
    expect(await refused({ parties: there({ [clerks]: "PROVIDER", [parents]: "PROVIDER" }) })).toEqual(["InvalidInput input.parties"]);
    expect(await refused({ parties: [...there({ [parents]: "BENEFICIARY" }), { partyId: parents, role: "PROVIDER" }] })).toEqual(["InvalidInput input.parties.1.partyId"]);
    expect(await refused({ parties: there({ [parents]: "BENEFICIARY", [elsewhere.clerks]: "PROVIDER" }) })).toEqual(["NotFound input.parties.1.partyId"]);
    expect(await refused({ position: 0 })).toEqual(["InvalidInput input.position"]);
    expect(await refused({ placeId: parents })).toEqual(["NotFound input.placeId"]);
    expect(await titlesOf(project.id)).toEqual(before);
  });

  test("an edit with an old version is refused; an iteration is an edit, so that of two at once one is told", async () => {
    const { project, desk } = await story.journey();
    await service.done("editTouchpoint", { touchpointId: desk, expectedVersion: 1, title: "Asks" }, "touchpoint { id }", project.steward);
    expect(await service.refusals("editTouchpoint", { touchpointId: desk, expectedVersion: 1, title: "Late" }, project.steward)).toEqual(["Changed input.expectedVersion"]);
    const start = (input: object) => service.refusals("startIteration", { touchpointId: desk, change: "Open until seven", ...input }, project.steward);
    expect((await Promise.all([start({ expectedVersion: 2 }), start({ expectedVersion: 2 })])).flat()).toEqual(["Changed input.expectedVersion"]);
    expect(await start({ startedAt: new Date(Date.now() + 60_000) })).toEqual(["InvalidInput input.startedAt"]);
    expect(await start({ startedAt: new Date(Date.now() - 3_600_000) })).toEqual(["InvalidInput input.startedAt"]);
    expect(await start({ change: "Open on Saturdays" })).toEqual([]);
    const { touchpoint } = await service.ask<{ touchpoint: { currentIteration: unknown; iterations: { nodes: { number: number; change: string | null; startedAt: string; endedAt: string | null }[] } } }>(
      "query($id: ID!) { touchpoint(id: $id) { currentIteration { number touchpoint { title } } iterations { nodes { number change startedAt endedAt } } } }", { id: desk });
    expect(touchpoint.currentIteration).toEqual({ number: 3, touchpoint: { title: "Asks" } });
    expect(touchpoint.iterations.nodes.map(({ number, change }) => [number, change])).toEqual([[3, "Open on Saturdays"], [2, "Open until seven"], [1, null]]);
    expect(touchpoint.iterations.nodes.slice(1).map(({ endedAt }) => endedAt)).toEqual(touchpoint.iterations.nodes.slice(0, 2).map(({ startedAt }) => startedAt));
  });

  test("rules tell who can change them", async () => {
    const { project, desk } = await story.journey();
    const add = (input: object) => service.refusals("addTouchpointRule", { touchpointId: desk, kind: "LAW", text: "Signed by hand", changeable: "NOT_HERE", ...input }, project.steward);
    expect(await add({ text: " ", source: "s".repeat(501), link: "ftp://law", language: "x x" })).toEqual(["text", "source", "link", "language"].map(field => `InvalidInput input.${field}`));
    expect(await add({ source: "DPR 445/2000, art. 38", link: "https://example.org/law" })).toEqual([]);
    const { id } = await story.made("addTouchpointRule", "rule", { touchpointId: desk, kind: "CUSTOM", text: "Mornings only", changeable: "BY_THE_BODY" }, project.steward);
    await service.done("editTouchpointRule", { ruleId: id, expectedVersion: 1, changeable: "BY_THE_PROJECT" }, "rule { id }", project.steward);
    const rules = async () => (await service.ask<{ touchpoint: { rules: object[] } }>("query($id: ID!) { touchpoint(id: $id) { rules { kind changeable source } } }", { id: desk })).touchpoint.rules;
    expect(await rules()).toEqual([{ kind: "LAW", changeable: "NOT_HERE", source: "DPR 445/2000, art. 38" }, { kind: "CUSTOM", changeable: "BY_THE_PROJECT", source: null }]);
    await service.done("withdrawTouchpointRule", { ruleId: id }, "rule { withdrawnAt }", project.steward);
    expect((await rules()).length).toBe(1);
    expect(await service.refusals("editTouchpointRule", { ruleId: id, text: "Again" }, project.steward)).toEqual(["NotFound input.ruleId"]);
  });
});

describe("parties", () => {
  test("kinds tell the side; names are the project's own, organisations take part in it", async () => {
    const { project, body } = await story.journey();
    const other = await addedOrganisation(service, "COMMUNITY", `Friends ${Math.random()}`);
    const add = (input: object) => service.refusals("addParty", { projectId: project.id, kind: "OTHER", side: "COMMUNITY", name: "Neighbours", ...input }, project.steward);
    expect(await add({ name: "Parents" })).toEqual(["PartyNameTaken input.name"]);
    expect(await add({ name: " ", side: null })).toEqual(["InvalidInput input.name", "InvalidInput input.side"]);
    expect(await add({ kind: "RESIDENT", side: "INSTITUTION", organisationId: body.id })).toEqual(["InvalidInput input.side", "InvalidInput input.organisationId"]);
    expect(await add({ organisationId: other.id })).toEqual(["NotFound input.organisationId"]);
    expect(await add({})).toEqual([]);
    const list = async () => (await service.ask<{ project: { parties: { name: string; side: string }[] } }>("query($id: ID!) { project(id: $id) { parties { name side } } }", { id: project.id })).project.parties;
    expect((await list()).map(({ name, side }) => `${name} ${side}`)).toEqual(["Parents COMMUNITY", "Clerks INSTITUTION", "Neighbours COMMUNITY"]);
    for (let i = 3; i < 20; i++) await story.party(project, `Party ${i}`);
    expect(await add({ name: "One more" })).toEqual(["InvalidInput input.projectId"]);
  });

  test("a party stays what it is while people belong to it, and is there while a touchpoint needs it", async () => {
    const { project, parents, clerks, desk } = await story.journey();
    const edit = (input: object) => service.refusals("editParty", { partyId: parents, ...input }, project.steward);
    const person = await someone(service);
    await story.join(parents, person);
    expect(await edit({ kind: "VOLUNTEER" })).toEqual(["InUse input.kind"]);
    expect(await edit({ name: "Parents of the lower town", kind: "RESIDENT", expectedVersion: 1 })).toEqual([]);
    await service.done("leaveParty", { partyId: parents }, "membership { endedAt }", person);
    expect(await edit({ side: "INSTITUTION" })).toEqual(["InvalidInput input.side"]);
    expect(await edit({ kind: "VOLUNTEER", expectedVersion: 1 })).toEqual(["Changed input.expectedVersion"]);
    const withdraw = (partyId: string) => service.refusals("withdrawParty", { partyId }, project.steward);
    expect(await withdraw(parents)).toEqual(["NeededAtTouchpoint input.partyId"]);
    const carers = await story.party(project, "Carers", "FAMILY");
    await service.done("setTouchpointParties", { touchpointId: desk, parties: there({ [parents]: "BENEFICIARY", [carers]: "BENEFICIARY", [clerks]: "PROVIDER" }) }, "touchpoint { id }", project.steward);
    const carer = await someone(service);
    await story.join(carers, carer);
    expect([await withdraw(carers), await withdraw(carers)]).toEqual([[], []]);
    expect(Object.keys(await story.places(desk)).sort()).toEqual([parents, clerks].sort());
    expect(await partyOf(carers, carer)).toMatchObject({ memberCount: 0, iBelong: false, may: [] });
    expect(await service.refusals("joinParty", { partyId: carers }, carer)).toEqual(["NotAllowed"]);
  });

  test("a party that comes back to a touchpoint has its place back", async () => {
    const { project, parents, clerks, desk } = await story.journey();
    const carers = await story.party(project, "Carers", "FAMILY");
    const set = (parties: Parameters<typeof there>[0]) => service.done("setTouchpointParties", { touchpointId: desk, parties: there(parties) }, "touchpoint { version }", project.steward);
    const before = (await story.places(desk))[parents].id;
    await set({ [carers]: "BENEFICIARY", [clerks]: "PROVIDER" });
    expect(Object.keys(await story.places(desk)).sort()).toEqual([carers, clerks].sort());
    expect(await set({ [parents]: "BENEFICIARY", [carers]: "PROVIDER" })).toEqual({ touchpoint: { version: 3 }, errors: [] });
    const now = await story.places(desk);
    expect([now[parents].id, now[parents].role, now[carers].role]).toEqual([before, "BENEFICIARY", "PROVIDER"]);
  });
});

describe("who belongs", () => {
  test("anyone joins a party in the open; only they and the stewards see it; counts are for all", async () => {
    const { project, parents } = await story.journey();
    const [person, other] = await people(service, 2);
    expect((await partyOf(parents, person)).may).toEqual(["JOIN"]);
    expect(await story.join(parents, person)).toBe(await story.join(parents, person));
    expect(await partyOf(parents, person)).toMatchObject({ memberCount: 1, confirmedShare: null, iBelong: true, may: ["LEAVE"], memberships: { nodes: [{ basis: "DECLARED", person: { id: person.id } }] } });
    for (const as of [null, other]) expect((await partyOf(parents, as)).memberships.nodes).toEqual([]);
    expect((await partyOf(parents, project.steward)).memberships.nodes).toEqual([expect.objectContaining({ person: { id: person.id } })]);
    expect((await service.ask<{ person: unknown }>("query($id: ID!) { person(id: $id) { displayName } }", { id: person.id }, { as: other })).person).toBeNull();
    const mine = await service.ask<{ me: { partyMemberships: { nodes: { party: { name: string } }[] } } }>("{ me { partyMemberships { nodes { party { name } } } } }", {}, { as: person });
    expect(mine.me.partyMemberships.nodes).toEqual([{ party: { name: "Parents" } }]);
    await service.done("closeProject", { projectId: project.id }, "project { id }", project.steward);
    expect(await service.refusals("joinParty", { partyId: parents }, other)).toEqual(["NotAllowed"]);
    expect(await service.refusals("leaveParty", { partyId: parents }, person)).toEqual([]);
  });

  test("stewards confirm others; the share is told from five people on", async () => {
    const { project, parents } = await story.journey();
    const crowd = await people(service, 5);
    const memberships = [];
    for (const person of crowd) memberships.push(await story.join(parents, person));
    const confirm = (membershipId: string, as = project.steward) => service.refusals("confirmPartyMembership", { membershipId }, as);
    expect([await confirm(memberships[0]), await confirm(memberships[0])]).toEqual([[], []]);
    expect((await partyOf(parents)).confirmedShare).toBe(0.2);
    expect(await confirm(memberships[1], crowd[1])).toEqual(["NotAllowed"]);
    expect(await confirm(memberships[1], crowd[0])).toEqual(["NotFound input.membershipId"]);
    const own = await story.join(parents, project.steward);
    expect(await confirm(own)).toEqual(["NotAllowed"]);
    await service.done("leaveParty", { partyId: parents }, "membership { id }", crowd[4]);
    await service.done("leaveParty", { partyId: parents }, "membership { id }", project.steward);
    expect(await partyOf(parents)).toMatchObject({ memberCount: 4, confirmedShare: null });
    expect(await confirm(memberships[4])).toEqual(["NotPending"]);
  });

  test("whoever is removed is told why once, and joins again only through a steward", async () => {
    const { project, parents } = await story.journey();
    const person = await someone(service);
    const membershipId = await story.join(parents, person);
    const remove = (reason: string) => service.refusals("removeFromParty", { membershipId, reason }, project.steward);
    expect([await remove(" "), await remove("Lives elsewhere"), await remove("Twice")]).toEqual([["InvalidInput input.reason"], [], []]);
    expect(await letters(person, "School meals: Parents")).toBe(1);
    expect(await partyOf(parents, person)).toMatchObject({ memberCount: 0, may: [], memberships: { nodes: [{ endReason: "Lives elsewhere" }] } });
    expect(await service.refusals("joinParty", { partyId: parents }, person)).toEqual(["NotAllowed"]);
    await service.done("confirmPartyMembership", { membershipId }, "membership { id }", project.steward);
    expect((await partyOf(parents, person)).memberships.nodes.map(({ basis, endReason }) => [basis, endReason])).toEqual([["DECLARED", "Lives elsewhere"], ["CONFIRMED", null]]);
    expect(await service.refusals("confirmPartyMembership", { membershipId }, project.steward)).toEqual(["NotPending"]);
    await service.done("leaveParty", { partyId: parents }, "membership { id }", person);
    await story.join(parents, person);
  });

  test("staff join by acting for their organisation, and belong no longer than that; what they offered ends too", async () => {
    const { project, body, clerks, desk } = await story.journey();
    const stranger = await someone(service);
    expect(await service.refusals("joinParty", { partyId: clerks }, stranger)).toEqual(["NotAllowed"]);
    await story.join(clerks, body.officer);
    expect((await partyOf(clerks, body.officer)).memberships.nodes).toEqual([expect.objectContaining({ basis: "AFFILIATION" })]);
    const place = (await story.places(desk))[clerks].id;
    const { id: capabilityId } = await story.made("addCapability", "capability", { touchpointPartyId: place, kind: "KNOWLEDGE", name: "Who decides", needed: 2 }, project.steward);
    await service.done("offerCapability", { capabilityId }, "capability { id }", body.officer);
    const [{ id: affiliationId }] = await service.rows<{ id: string }>("SELECT id FROM affiliation WHERE organisation_id = $1 AND person_id = $2", [body.id, body.officer.id]);
    await service.done("endAffiliation", { affiliationId }, "affiliation { id }", body.admin);
    // At once, whoever reads; and written down when the job comes round.
    expect(await partyOf(clerks, body.officer)).toMatchObject({ memberCount: 0, iBelong: false, may: [] });
    expect(await service.refusals("offerCapability", { capabilityId }, body.officer)).toEqual(["NotAllowed"]);
    for (let twice = 0; twice < 2; twice++) await endLapsedMemberships(new Context(service.parts.service, "job", "", null, pino({ level: "silent" })));
    expect(await service.rows("SELECT ended_at IS NOT NULL AS ended FROM party_membership WHERE party_id = $1", [clerks])).toEqual([{ ended: true }]);
    expect(await service.rows("SELECT offered, gap FROM capability WHERE id = $1", [capabilityId])).toEqual([{ offered: 0, gap: 2 }]);
  });

  test("nobody belongs to a providing and a benefiting party of one touchpoint, whichever came first; the touchpoint is named", async () => {
    const { project, parents, clerks, desk } = await story.journey();
    const helpers = await story.party(project, "Helpers", "VOLUNTEER");
    const kitchen = await story.touchpoint(project, "Eats", { [parents]: "BENEFICIARY", [helpers]: "PROVIDER" });
    const person = await someone(service);
    await story.join(parents, person);
    const { joinParty } = await service.ask<{ joinParty: { errors: unknown[] } }>(
      "mutation($input: JoinPartyInput!) { joinParty(input: $input) { errors { __typename ... on OnBothSides { touchpointId title people path } } } }", { input: { partyId: helpers } }, { as: person });
    expect(joinParty.errors).toEqual([{ __typename: "OnBothSides", touchpointId: kitchen.id, title: "Eats", people: 1, path: ["input", "partyId"] }]);
    await service.done("withdrawTouchpoint", { touchpointId: kitchen.id, reason: "No kitchen" }, "touchpoint { id }", project.steward);
    await story.join(helpers, person);
    const put = (verb: string, input: object) => service.refusals(verb, { parties: there({ [parents]: "BENEFICIARY", [clerks]: "PROVIDER", [helpers]: "PROVIDER" }), ...input }, project.steward);
    expect(await put("setTouchpointParties", { touchpointId: desk })).toEqual(["OnBothSides input.parties"]);
    expect(await put("addTouchpoint", { projectId: project.id, title: "Waits" })).toEqual(["OnBothSides input.parties"]);
    expect(Object.keys(await story.places(desk)).sort()).toEqual([parents, clerks].sort());
    await service.done("leaveParty", { partyId: parents }, "membership { id }", person);
    expect(await put("setTouchpointParties", { touchpointId: desk })).toEqual([]);
    expect(await service.refusals("joinParty", { partyId: parents }, person)).toEqual(["OnBothSides input.partyId"]);
  });

  test("whoever acts for the providing body is no resident there, declared or confirmed", async () => {
    const { project, body, parents } = await story.journey();
    const volunteers = await story.party(project, "Volunteers", "VOLUNTEER");
    expect(await service.refusals("joinParty", { partyId: parents }, body.officer)).toEqual(["ActsForProvider input.partyId"]);
    await story.join(volunteers, body.officer);
    // Acts for it only later: then nobody confirms them.
    const person = await someone(service);
    const membershipId = await story.join(parents, person);
    const { affiliation } = await service.done<{ affiliation: { id: string } }>("inviteToOrganisation", { organisationId: body.id, email: person.email, role: "MEMBER" }, "affiliation { id }", body.admin);
    await service.done("acceptAffiliation", { affiliationId: affiliation.id }, "affiliation { id }", person);
    expect(await service.refusals("confirmPartyMembership", { membershipId }, project.steward)).toEqual(["ActsForProvider input.membershipId"]);
  });

  test("an organisation does not come to provide while its people are among the residents", async () => {
    const project = await startedProject(service);
    const clinic = await addedOrganisation(service, "COMPANY", `Clinic ${Math.random()}`);
    await takesPart(service, project, clinic);
    const [residents, nurses] = [await story.party(project, "Residents"), await story.party(project, "Nurses", "FRONT_LINE_STAFF", { organisationId: clinic.id })];
    await story.join(residents, clinic.officer);
    const add = () => service.refusals("addTouchpoint", { projectId: project.id, title: "Comes in", parties: there({ [residents]: "BENEFICIARY", [nurses]: "PROVIDER" }) }, project.steward);
    expect(await add()).toEqual(["ActsForProvider input.parties"]);
    await service.done("leaveParty", { partyId: residents }, "membership { id }", clinic.officer);
    expect(await add()).toEqual([]);
    expect(await service.refusals("joinParty", { partyId: residents }, clinic.officer)).toEqual(["ActsForProvider input.partyId"]);
  });
});

/** Somebody joins the helpers, who benefit nowhere, while a steward has them provide where that person benefits. Each waits for the other, for a while. */
async function joinAndSet(patienceMs: number) {
  const { project, parents, clerks, desk } = await story.journey();
  const helpers = await story.party(project, "Helpers", "VOLUNTEER");
  const person = await someone(service);
  await story.join(parents, person);
  meetAt("belonging looked at", 2, patienceMs);
  const refusals = await Promise.all([
    service.refusals("joinParty", { partyId: helpers }, person),
    service.refusals("setTouchpointParties", { touchpointId: desk, parties: there({ [parents]: "BENEFICIARY", [clerks]: "PROVIDER", [helpers]: "PROVIDER" }) }, project.steward),
  ]);
  const [{ people: onBothSides }] = await service.rows<{ people: number }>(
    `SELECT count(*)::int AS people FROM touchpoint_party tp JOIN party_membership m ON m.party_id = tp.party_id AND m.ended_at IS NULL
     WHERE tp.touchpoint_id = $1 AND tp.withdrawn_at IS NULL AND tp.role = 'PROVIDER' AND m.person_id = $2`, [desk, person.id]);
  return { refusals: refusals.flat(), onBothSides };
}

test("joining and setting parties at once: one of them is refused", async () => {
  for (let round = 0; round < 3; round++) {
    const { refusals, onBothSides } = await joinAndSet(30);
    expect([refusals.length, onBothSides === 1 ? refusals : [refusals[0].split(" ")[0]]]).toEqual([1, ["OnBothSides"]]);
    expect(onBothSides).toBe(0);
  }
});

test("their twin without the lock puts somebody on both sides: the race is there, and the lock is what holds", async () => {
  probe.remove("project");
  expect(await joinAndSet(5_000)).toEqual({ refusals: [], onBothSides: 1 });
});

describe("capabilities", () => {
  test("gaps are what is needed less what the party's people offered, the largest first", async () => {
    const { project, parents, clerks, desk } = await story.journey();
    const places = await story.places(desk);
    const add = (partyId: string, name: string, needed: number) => story.made("addCapability", "capability", { touchpointPartyId: places[partyId].id, kind: "EXPERIENCE", name, needed }, project.steward);
    const [allergies, waiting] = [await add(parents, "Allergies", 3), await add(parents, "Waiting", 1)];
    await add(clerks, "Registers", 2);
    const refused = (input: object) => service.refusals("addCapability", { touchpointPartyId: places[parents].id, kind: "EXPERIENCE", name: "Allergies", needed: 1, ...input }, project.steward);
    expect([await refused({}), await refused({ name: " ", needed: 1_001 })]).toEqual([["CapabilityAskedAlready input.name"], ["InvalidInput input.name", "InvalidInput input.needed"]]);
    const [person, other, stranger] = await people(service, 3);
    for (const each of [person, other]) await story.join(parents, each);
    const offer = (capabilityId: string, as: Someone) => service.refusals("offerCapability", { capabilityId }, as);
    expect([await offer(allergies.id, person), await offer(allergies.id, person), await offer(waiting.id, person), await offer(waiting.id, other)]).toEqual([[], [], [], []]);
    expect([await offer(allergies.id, stranger), await offer(allergies.id, project.steward)]).toEqual([["NotAllowed"], ["NotAllowed"]]);
    const gaps = async () => (await service.ask<{ project: { capabilityGaps: { nodes: { name: string; gap: number }[] } } }>(
      "query($id: ID!) { project(id: $id) { capabilityGaps { nodes { name gap } } } }", { id: project.id })).project.capabilityGaps.nodes.map(({ name, gap }) => `${gap} ${name}`);
    expect((await gaps()).sort()).toEqual(["2 Allergies", "2 Registers"]);
    await service.done("editCapability", { capabilityId: allergies.id, needed: 9, expectedVersion: 1 }, "capability { gap }", project.steward);
    expect(await gaps()).toEqual(["8 Allergies", "2 Registers"]);
    const seen = async (as: Someone | null) => (await story.places(desk, "capabilities(first: 5) { name needed offered gap iOffer offers(first: 5) { nodes { person { id } } } }", as))[parents].capabilities;
    expect(await seen(other)).toEqual([
      { name: "Allergies", needed: 9, offered: 1, gap: 8, iOffer: false, offers: { nodes: [] } },
      { name: "Waiting", needed: 1, offered: 2, gap: -1, iOffer: true, offers: { nodes: [{ person: { id: other.id } }] } },
    ]);
    expect(await seen(project.steward)).toMatchObject([{ offers: { nodes: [{ person: { id: person.id } }] } }, { offers: { nodes: [{}, {}] } }]);
    await service.done("takeBackCapability", { capabilityId: waiting.id }, "capability { gap }", other);
    // Whoever leaves offers nothing there any more, and does not offer again by coming back.
    await service.done("leaveParty", { partyId: parents }, "membership { id }", person);
    await story.join(parents, person);
    expect(await seen(person)).toMatchObject([{ offered: 0, gap: 9, iOffer: false }, { offered: 0, gap: 1, iOffer: false }]);
    for (let twice = 0; twice < 2; twice++) await service.done("removeCapability", { capabilityId: allergies.id }, "capability { withdrawnAt }", project.steward);
    expect(await gaps()).toEqual(["2 Registers", "1 Waiting"]);
    expect(await offer(allergies.id, person)).toEqual(["NotFound input.capabilityId"]);
    expect(await refused({})).toEqual([]);
  });

  test("people who offer at once are each counted once", async () => {
    const { project, parents, desk } = await story.journey();
    const { id: capabilityId } = await story.made("addCapability", "capability", { touchpointPartyId: (await story.places(desk))[parents].id, kind: "SKILL", name: "Cooks", needed: 20 }, project.steward);
    const crowd = await people(service, 8);
    for (const person of crowd) await story.join(parents, person);
    await Promise.all([...crowd, ...crowd].map(person => service.done("offerCapability", { capabilityId }, "capability { offered }", person)));
    expect(await service.rows("SELECT offered, gap FROM capability WHERE id = $1", [capabilityId])).toEqual([{ offered: 8, gap: 12 }]);
  });
});

test("propositions are written by who provides, never to the own party; earlier ones are kept with who wrote them", async () => {
  const { project, body, parents, clerks, desk } = await story.journey();
  const places = await story.places(desk);
  const [parent, stranger] = await people(service, 2);
  await story.join(parents, parent);
  const propose = (partyId: string, as: Someone, input: object = {}) => service.refusals("proposeValue", { touchpointPartyId: places[partyId].id, text: "An answer in ten days", ...input }, as);
  for (const as of [parent, stranger, project.steward, body.admin]) expect(await propose(parents, as)).toEqual(["NotAllowed"]);
  expect(await propose(parents, body.officer, { text: " " })).toEqual(["InvalidInput input.text"]);
  expect(await propose(parents, body.officer, { expectedVersion: 0 })).toEqual([]);
  expect(await propose(parents, body.officer, { expectedVersion: 0 })).toEqual(["Changed input.expectedVersion"]);
  expect(await propose(clerks, body.officer)).toEqual([]);
  await story.join(clerks, body.officer);
  expect(await propose(clerks, body.officer)).toEqual(["NotAllowed"]);
  await story.join(clerks, body.admin);
  expect(await propose(parents, body.admin, { text: "An answer in a week", language: "en" })).toEqual([]);
  const place = (await story.places(desk, "may proposition { text byParty { name } byOrganisation { id } author { id } } propositions { nodes { version supersededAt byOrganisation { id } } }"))[parents];
  expect(place).toMatchObject({
    may: [], proposition: { text: "An answer in a week", byParty: { name: "Clerks" }, byOrganisation: null, author: { id: body.admin.id } },
    propositions: { nodes: [{ version: 2, supersededAt: null, byOrganisation: null }, { version: 1, supersededAt: expect.any(String), byOrganisation: { id: body.id } }] },
  });
  expect([(await story.places(desk, "may", parent))[parents].may, (await story.places(desk, "may", body.admin))[parents].may]).toEqual([["OFFER_CAPABILITY", "RATE_VALUE"], ["PROPOSE_VALUE"]]);
});

test("the bounds that lists state are kept", async () => {
  const { project, parents, clerks, desk } = await story.journey();
  const touchpointPartyId = (await story.places(desk))[parents].id;
  await service.rows("INSERT INTO touchpoint (id, created_at, updated_at, project_id, position, title, version) SELECT gen_random_uuid(), now(), now(), $1, n, 'One', 1 FROM generate_series(2, 100) n", [project.id]);
  await service.rows(`INSERT INTO capability (id, created_at, updated_at, project_id, touchpoint_party_id, kind, name, needed, offered, gap, version)
    SELECT gen_random_uuid(), now(), now(), $1, $2, 'SKILL', 'Skill ' || n, 1, 0, 1, 1 FROM generate_series(1, 30) n`, [project.id, touchpointPartyId]);
  await service.rows(`INSERT INTO touchpoint_rule (id, created_at, updated_at, touchpoint_id, kind, text, changeable, version)
    SELECT gen_random_uuid(), now(), now(), $1, 'LAW', 'Rule', 'NOT_HERE', 1 FROM generate_series(1, 30)`, [desk]);
  const as = project.steward;
  const one = () => service.refusals("addTouchpoint", { projectId: project.id, title: "One more", parties: there({ [parents]: "BENEFICIARY", [clerks]: "PROVIDER" }) }, as);
  expect(await one()).toEqual(["InvalidInput input.projectId"]);
  await service.done("withdrawTouchpoint", { touchpointId: desk, reason: "Too many" }, "touchpoint { id }", as);
  expect(await one()).toEqual([]);
  await service.rows("UPDATE touchpoint SET withdrawn_at = NULL, withdraw_reason = NULL WHERE id = $1", [desk]);
  expect(await service.refusals("addCapability", { touchpointPartyId, kind: "SKILL", name: "One more", needed: 1 }, as)).toEqual(["InvalidInput input.touchpointPartyId"]);
  expect(await service.refusals("addTouchpointRule", { touchpointId: desk, kind: "LAW", text: "One more", changeable: "NOT_HERE" }, as)).toEqual(["InvalidInput input.touchpointId"]);
});

test("a project of forty touchpoints with their parties takes a constant number of statements", async () => {
  const { project, parents, clerks } = await story.journey();
  for (let i = 0; i < 39; i++) await madeTouchpoint(service, project.id, `Touchpoint ${i}`, [{ id: parents, side: "COMMUNITY" }, { id: clerks, side: "INSTITUTION" }]);
  const person = await someone(service);
  await story.join(parents, person);
  const query = (first: number) => `query($id: ID!) { project(id: $id) { touchpointCount parties { name memberCount confirmedShare iBelong may }
    touchpoints(first: ${first}) { nodes { title may currentIteration { number } rules(first: 3) { text } parties(first: 4) { role may party { name side } capabilities(first: 5) { name gap iOffer } proposition { text } } } } } }`;
  const asked = async (first: number, plan: string) => {
    const statements = await statementsOf(async () => {
      const { project: answer } = await service.ask<{ project: { touchpoints: { nodes: object[] } } }>(query(first), { id: project.id }, { as: person, headers: { "x-plan": plan } });
      expect(answer.touchpoints.nodes).toHaveLength(first);
    });
    return withoutTokenLookUp(statements).length;
  };
  expect(await asked(40, "on")).toBe(1);
  const few = await asked(2, "off");
  expect(await asked(40, "off")).toBe(few);
  expect(few).toBeLessThanOrEqual(20);
});
