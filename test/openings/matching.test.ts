import { v7 } from "uuid";
import { chance } from "../../src/demo/chance.js";
import { startedProject } from "../kit/project-story.js";
import { people, someone, type Someone } from "../kit/seed.js";
import { useService } from "../kit/service.js";
import { statementsOf, withoutTokenLookUp } from "../kit/statements.js";
import { agrees, learnt, needed, offers, writtenOpening, type SkillInput } from "./story.js";

const service = useService();

interface MatchAnswer { score: number; bring: number; learn: number; hours: number; language: number; place: number; placeFit: string; skillsBrought: string[]; skillsToLearn: string[]; missing: string[]; person: { id: string }; opening: { id: string } }
const MATCH = "score bring learn hours language place placeFit skillsBrought skillsToLearn missing";
interface MatchPage { nodes: MatchAnswer[]; totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string | null } }
const PAGE = "totalCount pageInfo { hasNextPage endCursor }";
const matchesOf = async (id: string, as: Someone | null, args = "") => (await service.ask<{ opening: { matches: MatchPage } }>(
  `query($id: ID!) { opening(id: $id) { matches${args} { nodes { ${MATCH} person { id } } ${PAGE} } } }`, { id }, { as })).opening.matches;
const mine = async (as: Someone, args = "") => (await service.ask<{ me: { matchingOpenings: MatchPage } }>(
  `{ me { matchingOpenings${args} { nodes { ${MATCH} opening { id } } ${PAGE} } } }`, {}, { as })).me.matchingOpenings;

const skill = (person: Someone, name: string, use = "OFFERED", kind = "SKILL") => service.done("addSkill", { kind, name, use }, "skill { id }", person);

test("only people who agreed are matched, at once no more when they withdraw; with reasons, for the project's stewards alone", async () => {
  const project = await startedProject(service);
  const [cook, silent, learner, unrelated] = await people(service, 4);
  const skills = [needed("Cooking"), needed("Food safety", "KNOWLEDGE"), learnt("Baking"), learnt("Serving")];
  const id = await writtenOpening(service, project.id, project.steward.id, { skills, languages: ["it"], hoursPerWeek: 4 });
  for (const person of [cook, silent]) await skill(person, "cóoking ");
  await skill(cook, "baking");
  await skill(cook, "Serving", "TO_LEARN");
  // Knowing of it is another thing than doing it, and who wants to learn what is needed does not bring it.
  await skill(cook, "Food safety");
  await skill(unrelated, "cooking", "TO_LEARN");
  await skill(learner, "baking", "TO_LEARN");
  for (const person of [cook, learner, unrelated]) await agrees(service, person);
  await service.done("editProfile", { languages: ["it-CH"], hoursPerWeek: 2 }, "me { id }", cook);
  await service.done("editProfile", { languages: ["en"] }, "me { id }", learner);
  const { nodes, totalCount } = await matchesOf(id, project.steward);
  expect([nodes, totalCount]).toEqual([[
    { score: 60, bring: 0.5, learn: 0.5, hours: 0.5, language: 1, place: 1, placeFit: "ANYWHERE", skillsBrought: ["Cooking", "Baking"], skillsToLearn: ["Serving"], missing: ["Food safety"], person: { id: cook.id } },
    { score: 27.5, bring: 0, learn: 0.5, hours: 0.5, language: 0, place: 1, placeFit: "ANYWHERE", skillsBrought: [], skillsToLearn: ["Baking"], missing: ["Cooking", "Food safety"], person: { id: learner.id } },
  ], 2]);
  const card = async (person: Someone) => (await service.ask<{ person: unknown }>("query($id: ID!) { person(id: $id) { id } }", { id: person.id }, { as: project.steward })).person !== null;
  expect([await card(cook), await card(silent), await card(unrelated)]).toEqual([true, false, false]);
  for (const as of [null, cook, silent]) expect(await matchesOf(id, as)).toEqual({ nodes: [], totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null } });
  await service.done("withdrawConsent", { purpose: "MATCHING" }, "consent { id }", cook);
  expect((await matchesOf(id, project.steward)).nodes.map(({ person }) => person.id)).toEqual([learner.id]);
  expect(await card(cook)).toBe(false);
  // Whoever offered is known, whatever became of it.
  await offers(service, id, learner);
  expect((await matchesOf(id, project.steward)).nodes).toEqual([]);
});

test("one's own openings need no consent: those that take offers, in projects that one sees and does not steward", async () => {
  const [project, hidden, own] = [await startedProject(service), await startedProject(service, { draft: true }), await startedProject(service)];
  const skills = [needed("Weaving")];
  const made = (projectId: string, more: object = {}) => writtenOpening(service, projectId, null, { skills, ...more });
  const open = await made(project.id);
  for (const more of [{ status: "FILLED" }, { status: "CLOSED" }, { byWhen: new Date(Date.now() - 1_000) }]) await made(project.id, more);
  await made(hidden.id);
  await made(own.id);
  await skill(own.steward, "weaving");
  const { nodes, totalCount } = await mine(own.steward);
  expect([nodes.map(({ opening }) => opening.id), totalCount]).toEqual([[open], 1]);
  await offers(service, open, own.steward);
  expect((await mine(own.steward)).nodes).toEqual([]);
});

test("an opening that takes next to no time keeps nobody from what fits them", async () => {
  const project = await startedProject(service);
  const person = await someone(service);
  await skill(person, "Blinking");
  await service.done("editProfile", { hoursPerWeek: 168 }, "me { id }", person);
  const id = await writtenOpening(service, project.id, null, { skills: [needed("Blinking")], hoursPerWeek: 1e-307 });
  expect((await mine(person)).nodes.find(({ opening }) => opening.id === id)).toMatchObject({ hours: 1, bring: 1 });
});

test("places count by city, then by how far they are; pages are of at most 20", async () => {
  const project = await startedProject(service);
  const place = async (city: string | null, at: [number, number] | null) => (await service.done<{ place: { id: string } }>(
    "addPlace", { name: "Somewhere", city, ...(at && { latitude: at[0], longitude: at[1] }) }, "place { id }", project.steward)).place.id;
  const id = await writtenOpening(service, project.id, null, { skills: [needed("Gliding")], placeId: await place("Trento", [46.07, 11.12]) });
  const fits: Record<string, string> = {};
  for (const [fit, placeId] of [["SAME_CITY", await place("TRENTO", null)], ["NEAR", await place("Pergine", [46.06, 11.22])], ["IN_REACH", await place("Rovereto", [45.89, 11.04])], ["FAR", await place("Verona", [45.44, 10.99])], ["NOT_TOLD", await place("Arco", null)]] as const) {
    const person = await someone(service);
    await skill(person, "gliding");
    await agrees(service, person);
    await service.done("editProfile", { placeId }, "me { place { id } }", person);
    fits[person.id] = fit;
  }
  const { nodes } = await matchesOf(id, project.steward);
  expect(nodes.map(({ person }) => fits[person.id])).toEqual(nodes.map(({ placeFit }) => placeFit));
  expect(nodes.map(({ placeFit, place: worth }) => [placeFit, worth])).toEqual([["SAME_CITY", 1], ["NEAR", 0.8], ["IN_REACH", 0.5], ["NOT_TOLD", 0.5], ["FAR", 0]]);
  const wrong = async (args: string) => (await service.answer(`query($id: ID!) { opening(id: $id) { matches${args} { totalCount } } }`, { id }, { as: project.steward })).errors?.map(({ extensions }) => extensions.code);
  expect([await wrong("(first: 21)"), await wrong("(first: 0)"), await wrong('(after: "bm90IG9uZQ")')]).toEqual([["BAD_USER_INPUT"], ["BAD_USER_INPUT"], ["BAD_USER_INPUT"]]);
  expect(await service.refusals("editProfile", { placeId: id }, project.steward)).toEqual(["NotFound input.placeId"]);
});

interface MadePerson { id: string; someone: Someone; languages: string[]; hours: number | null; place: number | null; offered: string[]; wanted: string[] }
interface MadeOpening { id: string; languages: string[]; hours: number; place: number | null; needed: string[]; learnt: string[] }
interface MadePlace { city: string | null; at: [number, number] | null }

/** The score anew, from its description and not from the service's SQL. */
function expected(person: MadePerson, opening: MadeOpening, places: readonly MadePlace[]): { score: number; fits: boolean } {
  const both = (a: string[], b: string[]) => a.filter(x => b.includes(x)).length;
  const bring = opening.needed.length === 0 ? 1 : both(opening.needed, person.offered) / opening.needed.length;
  const learn = opening.learnt.length === 0 ? 0 : both(opening.learnt, person.wanted) / opening.learnt.length;
  // In quarters, rounded down: the hours themselves are private.
  const hours = person.hours === null ? 0.5 : Math.floor(4 * Math.min(person.hours / opening.hours, 1)) / 4;
  const root = (tag: string) => tag.slice(0, 2);
  const language = opening.languages.length === 0 ? 1 : person.languages.length === 0 ? 0.5 : opening.languages.some(tag => person.languages.map(root).includes(root(tag))) ? 1 : 0;
  const score = 45 * bring + 20 * learn + 15 * hours + 10 * language + 10 * placeScore(person.place, opening.place, places);
  const named = [...opening.needed, ...opening.learnt];
  return { score: Math.floor(score * 100 + 0.5) / 100, fits: named.length === 0 || both(named, person.offered) + both(opening.learnt, person.wanted) > 0 };
}

function placeScore(mine: number | null, theirs: number | null, places: readonly MadePlace[]): number {
  if (theirs === null) return 1;
  if (mine === null) return 0.5;
  const [a, b] = [places[mine], places[theirs]];
  if (mine === theirs || (a.city !== null && a.city === b.city)) return 1;
  if (!a.at || !b.at) return 0.5;
  // Chord on a sphere, another way than the haversine.
  const point = ([latitude, longitude]: [number, number]) => {
    const [phi, lambda] = [latitude * Math.PI / 180, longitude * Math.PI / 180];
    return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
  };
  const [x, y] = [point(a.at), point(b.at)];
  const km = 2 * 6371 * Math.asin(Math.hypot(...x.map((value, i) => value - y[i])) / 2);
  return km <= 10 ? 0.8 : km <= 50 ? 0.5 : 0;
}

/** People and openings at random, all at once; everybody agreed. */
async function atRandom(seed: number, count: number, openingCount: number, projectId: string) {
  const random = chance(seed);
  const below = (most: number) => Math.floor(random() * most);
  const some = <T>(from: readonly T[], most: number): T[] => [...new Set(Array.from({ length: below(most + 1) }, () => from[below(from.length)]))];
  const vocabulary = Array.from({ length: 40 }, (_, i) => `${seed} skill ${i}`);
  const tags = ["it", "it-CH", "en", "en-GB", "de", "ar"];
  const places: MadePlace[] = Array.from({ length: 12 }, () => ({ city: random() < 0.7 ? `City ${below(4)}` : null, at: random() < 0.7 ? [45 + random(), 11 + random()] : null }));
  const placeIds = places.map(() => v7());
  await service.rows(
    `INSERT INTO place (id, created_at, updated_at, name, address_lines, city, latitude, longitude, version) SELECT id, now(), now(), 'Place', '{}', city, latitude, longitude, 1
     FROM unnest($1::uuid[], $2::text[], $3::float8[], $4::float8[]) AS made(id, city, latitude, longitude)`,
    [placeIds, places.map(({ city }) => city), places.map(({ at }) => at?.[0] ?? null), places.map(({ at }) => at?.[1] ?? null)]);
  const crowd: MadePerson[] = (await people(service, count)).map(someone => {
    const offered = some(vocabulary, 8);
    return { id: someone.id, someone, languages: some(tags, 3), hours: random() < 0.2 ? null : below(12), place: random() < 0.3 ? null : below(12), offered, wanted: some(vocabulary.filter(name => !offered.includes(name)), 4) };
  });
  for (const { id, languages, hours, place } of crowd) {
    await service.rows("UPDATE person SET languages = $2, hours_per_week = $3, place_id = $4 WHERE id = $1", [id, languages, hours, place === null ? null : placeIds[place]]);
  }
  const listed = crowd.flatMap(({ id, offered, wanted }) => [...offered.map(name => [id, name, "OFFERED"]), ...wanted.map(name => [id, name, "TO_LEARN"])]);
  await service.rows("INSERT INTO skill (id, created_at, updated_at, person_id, kind, name, use) SELECT gen_random_uuid(), now(), now(), person, 'SKILL', name, use FROM unnest($1::uuid[], $2::text[], $3::text[]) AS made(person, name, use)",
    [0, 1, 2].map(at => listed.map(row => row[at])));
  await service.rows("INSERT INTO consent (id, created_at, updated_at, person_id, purpose, number, given, text_version, locale) SELECT gen_random_uuid(), now(), now(), id, 'MATCHING', 1, true, '1', 'it' FROM unnest($1::uuid[]) AS made(id)", [crowd.map(({ id }) => id)]);
  const openings: MadeOpening[] = [];
  for (let i = 0; i < openingCount; i++) {
    const names = some(vocabulary, 6);
    const cut = below(names.length + 1);
    const opening = { languages: some(tags, 2), hours: 0.5 + below(10), place: random() < 0.4 ? null : below(12), needed: names.slice(0, cut), learnt: names.slice(cut) };
    const skills: SkillInput[] = [...opening.needed.map(name => needed(name.toUpperCase())), ...opening.learnt.map(name => learnt(name))];
    const id = await writtenOpening(service, projectId, null, { languages: opening.languages, hoursPerWeek: opening.hours, placeId: opening.place === null ? null : placeIds[opening.place], skills });
    openings.push({ id, ...opening });
  }
  return { places, crowd, openings };
}

const ranked = <T extends { id: string; score: number; fits: boolean }>(all: T[]): [string, number][] =>
  all.filter(({ fits }) => fits).sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).map(({ id, score }) => [id, score]);

test("both ways the score and the order are those of a computation by hand, page by page to the last", async () => {
  const project = await startedProject(service);
  const { places, crowd, openings } = await atRandom(7, 120, 12, project.id);
  const inCrowd = new Set(crowd.map(({ id }) => id));
  for (const opening of openings) {
    const told: [string, number][] = [];
    for (let after: string | null = null, more = true; more;) {
      const page: MatchPage = await matchesOf(opening.id, project.steward, `(first: 17${after === null ? "" : `, after: "${after}"`})`);
      told.push(...page.nodes.map(({ person, score }): [string, number] => [person.id, score]));
      [more, after] = [page.pageInfo.hasNextPage, page.pageInfo.endCursor];
      if (!more) expect(page.totalCount).toBe(told.length);
    }
    const wanted = ranked(crowd.map(person => ({ id: person.id, ...expected(person, opening, places) })));
    expect(told.filter(([id]) => inCrowd.has(id))).toEqual(wanted);
  }
  const ours = new Set(openings.map(({ id }) => id));
  for (const person of crowd.slice(0, 20)) {
    const told: [string, number][] = [];
    for (let after: string | null = null, more = true; more;) {
      const page: MatchPage = await mine(person.someone, `(first: 5${after === null ? "" : `, after: "${after}"`})`);
      told.push(...page.nodes.map(({ opening, score }): [string, number] => [opening.id, score]));
      [more, after] = [page.pageInfo.hasNextPage, page.pageInfo.endCursor];
    }
    expect(told.filter(([id]) => ours.has(id))).toEqual(ranked(openings.map(opening => ({ id: opening.id, ...expected(person, opening, places) }))));
  }
});

test("the best 20 of some thousand people, with cards and reasons, are at most two statements, however many openings are asked of", async () => {
  const project = await startedProject(service);
  const { crowd } = await atRandom(8, 10, 3, project.id);
  await service.rows(
    `WITH made AS (INSERT INTO person (id, created_at, updated_at, display_name, locale, languages, administrator)
       SELECT gen_random_uuid(), now(), now(), 'Somebody', 'en', '{}', false FROM generate_series(1, 3000) RETURNING id),
     agreed AS (INSERT INTO consent (id, created_at, updated_at, person_id, purpose, number, given, text_version, locale) SELECT gen_random_uuid(), now(), now(), id, 'MATCHING', 1, true, '1', 'it' FROM made)
     INSERT INTO skill (id, created_at, updated_at, person_id, kind, name, use) SELECT gen_random_uuid(), now(), now(), id, 'SKILL', '8 skill ' || n, 'OFFERED' FROM made, generate_series(0, 39) n WHERE random() < 0.1`);
  const counted = async (query: string, as: Someone) => withoutTokenLookUp(await statementsOf(() => service.ask(query, {}, { as }))).length;
  const one = `opening(id: "${await writtenOpening(service, project.id, null, { skills: [needed("8 skill 1"), learnt("8 skill 2")] })}")`;
  const page = `matches(first: 20) { nodes { ${MATCH} person { displayName languages } } }`;
  expect((await service.ask<{ opening: { matches: { nodes: unknown[] } } }>(`{ ${one} { ${page} } }`, {}, { as: project.steward })).opening.matches.nodes).toHaveLength(20);
  expect(await counted(`{ ${one} { title ${page} } }`, project.steward)).toBe(2);
  expect(await counted(`{ project(id: "${project.id}") { openings(first: 4) { nodes { ${page} } } } }`, project.steward)).toBeLessThanOrEqual(3);
  expect(await counted(`{ me { matchingOpenings { nodes { ${MATCH} opening { title } } } } }`, crowd[0].someone)).toBeLessThanOrEqual(2);
});
