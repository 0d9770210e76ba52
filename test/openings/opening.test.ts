import { probe } from "../../src/base/probe.js";
import { HelpOfferStatus } from "../../src/openings/help-offer.js";
import { normalName } from "../../src/openings/opening-details.js";
import { verbsOf, type OpeningState } from "../../src/openings/policy.js";
import { OpeningStatus } from "../../src/openings/opening.js";
import { ProjectStatus } from "../../src/projects/project.js";
import { meetAt } from "../kit/barrier.js";
import { itIs, realTime } from "../kit/moments.js";
import { startedProject } from "../kit/project-story.js";
import { people, someone, type Someone } from "../kit/seed.js";
import { eventually, useService } from "../kit/service.js";
import { statementsOf, withoutTokenLookUp } from "../kit/statements.js";
import { madeParty, madeTouchpoint } from "../kit/touchpoint-story.js";
import { addOpening, answers, changeOpening, learnt, needed, offers, OPENING, openingOf, type OfferAnswer, type OpeningAnswer } from "./story.js";

const service = useService();
afterEach(() => { probe.reset(); realTime(); });

const inDays = (days: number): Date => new Date(Date.now() + days * 86_400_000);
const edit = (input: Record<string, unknown>, as: Someone) => changeOpening(service, "editOpening", input, as);

test("the rule alone: stewards open, answer and close; everybody else offers while it is open", () => {
  const of = (state: Partial<OpeningState>) => verbsOf({ steward: false, status: OpeningStatus.OPEN, project: ProjectStatus.OPEN, over: false, offer: "NONE", ...state });
  expect(of({ steward: true })).toEqual(["EDIT", "CLOSE", "ANSWER"]);
  expect(of({ steward: true, status: OpeningStatus.CLOSED })).toEqual(["REOPEN"]);
  expect(of({ steward: true, project: ProjectStatus.CLOSED })).toEqual(["CLOSE", "ANSWER"]);
  expect(of({})).toEqual(["OFFER"]);
  expect(of({ offer: HelpOfferStatus.PENDING })).toEqual(["OFFER", "WITHDRAW_OFFER"]);
  expect(of({ offer: HelpOfferStatus.WITHDRAWN })).toEqual(["OFFER"]);
  expect(of({ offer: HelpOfferStatus.ACCEPTED, status: OpeningStatus.FILLED })).toEqual(["WITHDRAW_OFFER"]);
  for (const state of [{ over: true }, { project: ProjectStatus.DRAFT }, { status: OpeningStatus.FILLED }, { status: OpeningStatus.CLOSED }, { offer: HelpOfferStatus.DECLINED }]) expect([state, of(state)]).toEqual([state, []]);
});

test("names of skills are the same whatever their case, accents and blanks, here as in the database", async () => {
  const names = ["  Città  Metropolitana", "ÉTÉ", "naïve café", "tab\tand\nline", "ﬁne", "İzmir", "Ångström", "東京", "ẞ", "a", "ΟΔΟΣ", "οδος ", "a\u0085b"];
  const kept = await service.rows<{ name: string }>("SELECT normal_name(name) AS name FROM unnest($1::text[]) WITH ORDINALITY AS given(name, n) ORDER BY n", [names]);
  expect(kept.map(({ name }) => name)).toEqual(names.map(normalName));
  expect(normalName("  Città  METROPOLITANA ")).toBe("citta metropolitana");
});

test("a steward opens a task with its skills, of the project's touchpoint and in public; what is wrong is told by field", async () => {
  const project = await startedProject(service);
  const parties = [await madeParty(service, project.id, "Families"), await madeParty(service, project.id, "Desk", "INSTITUTION")];
  const touchpoint = await madeTouchpoint(service, project.id, "Lunch", parties);
  const { place } = await service.done<{ place: { id: string } }>("addPlace", { name: "School", city: "Trento", countryCode: "IT" }, "place { id }", project.steward);
  const skills = [learnt("Food safety", "KNOWLEDGE"), needed("Cooking"), needed("Caring for children", "EXPERIENCE")];
  const made = await addOpening(service, project.id, project.steward, { languages: ["it"], people: 2, byWhen: inDays(30), touchpointId: touchpoint.id, placeId: place.id, skills });
  expect(made).toMatchObject({ title: "Cook at noon", status: "OPEN", people: 2, version: 1, acceptedCount: 0, offerCount: 0, may: ["EDIT", "CLOSE", "ANSWER"], skills });
  expect(await openingOf(service, made.id)).toMatchObject({ offerCount: null, may: [], myOffer: null });
  const { touchpoint: there } = await service.ask<{ touchpoint: unknown }>("query($id: ID!) { touchpoint(id: $id) { openings { nodes { id project { id } createdBy { id } place { city } touchpoint { title } } } } }", { id: touchpoint.id });
  expect(there).toEqual({ openings: { nodes: [{ id: made.id, project: { id: project.id }, createdBy: { id: project.steward.id }, place: { city: "Trento" }, touchpoint: { title: "Lunch" } }] } });
  const refused = (input: object) => service.refusals("addOpening", { projectId: project.id, title: "Cook", benefit: "A meal", hoursPerWeek: 1, weeks: 1, ...input }, project.steward);
  expect(await refused({ title: " ", benefit: "", hoursPerWeek: 0, weeks: 0, people: 101, languages: ["no language"], byWhen: inDays(-1), skills: [needed("Cooking"), needed(" cooking"), needed("")] })).toEqual(
    ["title", "benefit", "languages", "hoursPerWeek", "weeks", "people", "byWhen", "skills", "skills"].map(field => `InvalidInput input.${field}`));
  for (const [one, two] of [["ΟΔΟΣ", "οδοσ"], ["οδος", "οδοσ"], ["a\u0085b", "a b"], ["ﬁsh", "FISH"]]) expect(await refused({ skills: [needed(one), learnt(two)] })).toEqual(["InvalidInput input.skills"]);
  expect(await refused({ byWhen: "9999-12-31T23:59:59-05:00" })).toEqual(["InvalidInput input.byWhen"]);
  expect(await refused({ skills: Array.from({ length: 21 }, (_, i) => needed(`Skill ${i}`)) })).toEqual(["InvalidInput input.skills"]);
  expect([await refused({ touchpointId: made.id }), await refused({ placeId: made.id })]).toEqual([["NotFound input.touchpointId"], ["NotFound input.placeId"]]);
  expect(await service.refusals("addOpening", { projectId: project.id, title: "Cook", benefit: "A meal", hoursPerWeek: 1, weeks: 1 }, await someone(service))).toEqual(["NotAllowed"]);
});

test("an edit changes what it names; another's edit in between is noticed; fewer people than were accepted it never takes", async () => {
  const project = await startedProject(service);
  const { id: openingId } = await addOpening(service, project.id, project.steward, { people: 3, languages: ["it"], skills: [needed("Cooking")] });
  expect(await edit({ openingId, title: "Cook", languages: null, expectedVersion: 1 }, project.steward)).toMatchObject({ title: "Cook", languages: [], version: 2, skills: [needed("Cooking")] });
  expect(await edit({ openingId, skills: [needed("cooking"), learnt("Baking")] }, project.steward)).toMatchObject({ skills: [needed("cooking"), learnt("Baking")] });
  expect(await service.refusals("editOpening", { openingId, title: "Late", expectedVersion: 2 }, project.steward)).toEqual(["Changed input.expectedVersion"]);
  expect(await service.refusals("editOpening", { openingId, title: null, people: null }, project.steward)).toEqual(["InvalidInput input.title", "InvalidInput input.people"]);
  for (const person of await people(service, 2)) await answers(service, (await offers(service, openingId, person)).id, true, project.steward);
  expect(await service.refusals("editOpening", { openingId, people: 1 }, project.steward)).toEqual(["InvalidInput input.people"]);
  expect(await edit({ openingId, people: 2 }, project.steward)).toMatchObject({ status: "FILLED", acceptedCount: 2 });
  expect(await edit({ openingId, people: 4 }, project.steward)).toMatchObject({ status: "OPEN" });
});

test("offers are for their person and the stewards; accepted ones show a name only if that person said so", async () => {
  const project = await startedProject(service);
  const [shy, proud, other] = await people(service, 3);
  const { id } = await addOpening(service, project.id, project.steward, { people: 2 });
  const [one, two] = [await offers(service, id, shy, { message: "I cook at home" }), await offers(service, id, proud, { nameShown: true })];
  expect(one).toMatchObject({ status: "PENDING", message: "I cook at home", person: { id: shy.id }, opening: { id, status: "OPEN" } });
  await eventually(() => service.mail.filter(({ to, subject }) => to === project.steward.email && subject === "Somebody offers to help: Cook at noon").length === 2);
  expect(JSON.stringify(service.mail)).not.toContain(shy.name);
  expect(await openingOf(service, id, project.steward)).toMatchObject({ offerCount: 2 });
  const seen = async (as: Someone | null) => (await service.ask<{ opening: { offers: { nodes: OfferAnswer[]; totalCount: number } } }>("query($id: ID!) { opening(id: $id) { offers { nodes { id message } totalCount } } }", { id }, { as })).opening.offers.nodes.map(offer => offer.id);
  expect([await seen(null), await seen(other), await seen(shy), await seen(project.steward)]).toEqual([[], [], [one.id], [two.id, one.id]]);
  expect(await service.refusals("answerHelpOffer", { helpOfferId: one.id, accept: true }, other)).toEqual(["NotFound input.helpOfferId"]);
  expect(await service.refusals("answerHelpOffer", { helpOfferId: one.id, accept: true }, shy)).toEqual(["NotAllowed"]);
  for (let twice = 0; twice < 2; twice++) expect(await answers(service, one.id, true, project.steward, "Come on Monday")).toMatchObject({ status: "ACCEPTED", answer: "Come on Monday" });
  expect(await answers(service, two.id, true, project.steward)).toMatchObject({ opening: { status: "FILLED" } });
  expect(await openingOf(service, id)).toMatchObject({ acceptedCount: 2, helpers: [{ id: proud.id }] });
  const card = async (person: Someone, as: Someone | null) => (await service.ask<{ person: unknown }>("query($id: ID!) { person(id: $id) { id } }", { id: person.id }, { as })).person !== null;
  expect([await card(shy, null), await card(shy, project.steward), await card(proud, null)]).toEqual([false, true, true]);
  await eventually(() => service.mail.some(({ to, text }) => to === shy.email && text.includes("Come on Monday")));
  expect(service.mail.filter(({ to }) => to === shy.email)).toHaveLength(1);
  const { me } = await service.ask<{ me: { helpOffers: { nodes: unknown[] } } }>("{ me { helpOffers(filter: { status: ACCEPTED }) { nodes { status answeredBy { id } opening { title } } } } }", {}, { as: shy });
  expect(me.helpOffers.nodes).toEqual([{ status: "ACCEPTED", answeredBy: { id: project.steward.id }, opening: { title: "Cook at noon" } }]);
});

test("who offers can change it, take it back and make it anew; whoever was declined cannot; a place that is given back is free", async () => {
  const project = await startedProject(service);
  const [person, next] = await people(service, 2);
  const { id } = await addOpening(service, project.id, project.steward);
  const first = await offers(service, id, person);
  expect(await offers(service, id, person, { hoursPerWeek: 8, message: "More" })).toMatchObject({ id: first.id, hoursPerWeek: 8, message: "More" });
  const back = async () => (await service.done<{ helpOffer: OfferAnswer }>("withdrawHelpOffer", { openingId: id }, "helpOffer { id status opening { status } }", person)).helpOffer;
  for (let twice = 0; twice < 2; twice++) expect(await back()).toMatchObject({ id: first.id, status: "WITHDRAWN" });
  expect(await service.refusals("answerHelpOffer", { helpOfferId: first.id, accept: true }, project.steward)).toEqual(["NotPending"]);
  await offers(service, id, person);
  await answers(service, first.id, true, project.steward);
  expect(await service.refusals("offerHelp", { openingId: id, hoursPerWeek: 1 }, next)).toEqual(["NotAllowed"]);
  expect(await back()).toMatchObject({ status: "WITHDRAWN", opening: { status: "OPEN" } });
  await eventually(() => service.mail.some(({ to, subject }) => to === project.steward.email && subject.startsWith("Somebody steps back")));
  const declined = await offers(service, id, next);
  expect(await service.refusals("answerHelpOffer", { helpOfferId: declined.id, accept: false }, project.steward)).toEqual(["InvalidInput input.reason"]);
  expect(await answers(service, declined.id, false, project.steward)).toMatchObject({ status: "DECLINED", answer: "We have enough" });
  expect(await service.refusals("answerHelpOffer", { helpOfferId: declined.id, accept: true }, project.steward)).toEqual(["NotPending"]);
  expect(await service.refusals("offerHelp", { openingId: id, hoursPerWeek: 1 }, next)).toEqual(["NotAllowed"]);
  expect(await service.refusals("withdrawHelpOffer", { openingId: id }, next)).toEqual(["NotAllowed"]);
  expect(await service.refusals("offerHelp", { openingId: id, hoursPerWeek: 169, message: "m".repeat(2_001) }, person)).toEqual(["InvalidInput input.message", "InvalidInput input.hoursPerWeek"]);
});

test("what is closed declines who waits, with the reason; opened again, it stands where its offers have it", async () => {
  const project = await startedProject(service);
  const [chosen, waiting] = await people(service, 2);
  const { id } = await addOpening(service, project.id, project.steward);
  const [one, two] = [await offers(service, id, chosen), await offers(service, id, waiting)];
  await answers(service, one.id, true, project.steward);
  expect(await service.refusals("answerHelpOffer", { helpOfferId: two.id, accept: true }, project.steward)).toEqual(["OpeningFilled input.helpOfferId"]);
  for (let twice = 0; twice < 2; twice++) expect(await changeOpening(service, "closeOpening", { openingId: id, reason: "The kitchen burnt down" }, project.steward)).toMatchObject({ status: "CLOSED", closeReason: "The kitchen burnt down", version: 2, may: ["REOPEN"] });
  expect(await openingOf(service, id, waiting)).toMatchObject({ status: "CLOSED", myOffer: { status: "DECLINED" }, may: [] });
  await eventually(() => service.mail.some(({ to, text }) => to === waiting.email && text.includes("burnt down")));
  for (let twice = 0; twice < 2; twice++) expect(await changeOpening(service, "reopenOpening", { openingId: id }, project.steward)).toMatchObject({ status: "FILLED", closeReason: null, version: 3 });
});

test("nobody offers when its date is over, in a draft or in a closed project; what does not take offers is not listed", async () => {
  const draft = await startedProject(service, { draft: true });
  const person = await someone(service);
  const hidden = await addOpening(service, draft.id, draft.steward);
  expect(await openingOf(service, hidden.id, person)).toBeNull();
  expect(await service.refusals("offerHelp", { openingId: hidden.id, hoursPerWeek: 1 }, person)).toEqual(["NotFound input.openingId"]);
  const project = await startedProject(service);
  const dated = await addOpening(service, project.id, project.steward, { byWhen: inDays(2) });
  const listed = async () => (await service.ask<{ openings: { nodes: { id: string }[] } }>("{ openings(first: 100) { nodes { id } } }")).openings.nodes.map(({ id }) => id);
  expect(await listed()).toContain(dated.id);
  expect(await listed()).not.toContain(hidden.id);
  itIs(inDays(3));
  expect(await service.refusals("offerHelp", { openingId: dated.id, hoursPerWeek: 1 }, person)).toEqual(["NotAllowed"]);
  expect(await listed()).not.toContain(dated.id);
  realTime();
  await service.done("closeProject", { projectId: project.id }, "project { id }", project.steward);
  expect(await service.refusals("offerHelp", { openingId: dated.id, hoursPerWeek: 1 }, person)).toEqual(["NotAllowed"]);
  expect(await service.refusals("addOpening", { projectId: project.id, title: "Cook", benefit: "A meal", hoursPerWeek: 1, weeks: 1 }, project.steward)).toEqual(["NotAllowed"]);
});

test("openings are found by language, city, skill, hours and text, the soonest first if so wished", async () => {
  const project = await startedProject(service);
  const { place } = await service.done<{ place: { id: string } }>("addPlace", { name: "Library", city: "Rovereto" }, "place { id }", project.steward);
  const add = async (title: string, input: object) => (await addOpening(service, project.id, project.steward, { title: `Zeta ${title}`, ...input })).id;
  const late = await add("late", { byWhen: inDays(20), languages: ["it-CH", "de"] });
  const soon = await add("soon", { byWhen: inDays(10), placeId: place.id, languages: ["en"], hoursPerWeek: 1.5 });
  const never = await add("never", { skills: [learnt("Città sana")] });
  const found = async (filter: object, orderBy = "SOONEST") => (await service.ask<{ openings: { nodes: { id: string }[] } }>(
    "query($filter: OpenOpeningFilter, $orderBy: OpeningOrder) { openings(filter: $filter, orderBy: $orderBy) { nodes { id } } }", { filter: { textContains: "zeta", ...filter }, orderBy })).openings.nodes.map(({ id }) => id);
  expect(await found({})).toEqual([soon, late, never]);
  expect(await found({}, "NEWEST")).toEqual([never, soon, late]);
  expect(await found({ language: "it" })).toEqual([late, never]);
  expect(await found({ city: "rovereto" })).toEqual([soon]);
  expect(await found({ skill: "citta  SANA" })).toEqual([never]);
  expect(await found({ hoursPerWeekAtMost: 2 })).toEqual([soon]);
  const { project: own } = await service.ask<{ project: { openings: { totalCount: number } } }>("query($id: ID!) { project(id: $id) { openings(filter: { status: OPEN }) { totalCount } } }", { id: project.id });
  expect(own.openings.totalCount).toBe(3);
});

test("a list takes one statement planned, and a constant number executed", async () => {
  const project = await startedProject(service);
  const query = `query($id: ID!) { project(id: $id) { openings(first: 20) { nodes { ${OPENING} project { title } createdBy { id } } totalCount } } }`;
  const count = async (plan: string) => withoutTokenLookUp(await statementsOf(() => service.ask(query, { id: project.id }, { as: project.steward, headers: { "x-plan": plan } }))).length;
  await addOpening(service, project.id, project.steward, { skills: [needed("Cooking")] });
  const few = await count("off");
  for (let i = 0; i < 3; i++) await addOpening(service, project.id, project.steward, { skills: [needed("Cooking"), learnt("Baking")] });
  expect([await count("on"), await count("off")]).toEqual([1, few]);
});

/** Two stewards' answers at once to two offers for one place. */
async function twoForOnePlace(patienceMs: number): Promise<{ accepted: number; refusals: string[] }> {
  const project = await startedProject(service);
  const { id } = await addOpening(service, project.id, project.steward);
  const made = [];
  for (const person of await people(service, 2)) made.push(await offers(service, id, person));
  meetAt("opening looked at", 2, patienceMs);
  const refusals = (await Promise.all(made.map(({ id: helpOfferId }) => service.refusals("answerHelpOffer", { helpOfferId, accept: true }, project.steward)))).flat();
  probe.set(null);
  return { accepted: (await openingOf(service, id) as OpeningAnswer).acceptedCount, refusals };
}

test("two answers at once never accept more than the opening takes", async () =>
  expect(await twoForOnePlace(50)).toEqual({ accepted: 1, refusals: ["OpeningFilled input.helpOfferId"] }));

test("its twin without the lock accepts one too many: the race is there, and the lock is what holds", async () => {
  probe.remove("opening");
  expect(await twoForOnePlace(5_000)).toEqual({ accepted: 2, refusals: [] });
});
