import { probe } from "../../src/base/probe.js";
import { ResourceVerb } from "../../src/resources/resource-verb.js";
import { resourceMay, verbsOfResource, visibleResources, type ResourceState } from "../../src/resources/policy.js";
import { meetAt } from "../kit/barrier.js";
import { writtenResource } from "../kit/library-story.js";
import { manyResources, planOf } from "../kit/plan-of.js";
import { people, someone, type Someone } from "../kit/seed.js";
import { useService } from "../kit/service.js";
import { statementsOf, withoutTokenLookUp } from "../kit/statements.js";

const service = useService();
afterEach(() => probe.reset());

interface ResourceAnswer { id: string; title: string; version: number; may: string[]; hideReason: string | null; link: Record<string, unknown>; [field: string]: unknown }
const LINK = "link { url status checkedAt brokenSince movedTo archiveUrl archivedAt }";
const RESOURCE = `id title summary issuer authors year kind language doi version hideReason may addedBy { id } ${LINK}`;
const guide = { title: "Co-production: a guide", kind: "GUIDE", url: "https://www.example.org/guide/" };
let serial = 0;
const fresh = () => `https://example.org/${++serial}`;
const add = async (as: Someone, input: object = {}) => (await service.done<{ resource: ResourceAnswer }>("addResource", { ...guide, url: fresh(), ...input }, `resource { ${RESOURCE} }`, as)).resource;
const change = async (verb: string, input: Record<string, unknown>, as: Someone) => (await service.done<{ resource: ResourceAnswer }>(verb, input, `resource { ${RESOURCE} }`, as)).resource;
const read = async (id: string, as: Someone | null = null) => (await service.ask<{ resource: ResourceAnswer | null }>(`query($id: ID!) { resource(id: $id) { ${RESOURCE} } }`, { id }, { as })).resource;

test("the rule alone: whoever added it edits and takes back, administrators edit and hide", () => {
  const of = (state: Partial<ResourceState>) => verbsOfResource({ adder: false, administrator: false, withdrawn: false, hidden: false, ...state });
  expect(of({})).toEqual([]);
  expect(of({ adder: true, hidden: true })).toEqual(["EDIT", "WITHDRAW"]);
  expect(of({ administrator: true })).toEqual(["EDIT", "HIDE"]);
  expect(of({ administrator: true, hidden: true })).toEqual(["EDIT", "RESTORE"]);
  expect(Object.values(ResourceVerb).some(verb => resourceMay(verb, { adder: true, administrator: true, withdrawn: true, hidden: true }))).toBe(false);
});

test("whoever is signed in adds what is worth reading, in public with their name", async () => {
  const adder = await someone(service);
  const details = {
    summary: "How *it* is done", issuer: "A city", authors: ["Victor Pestoff", "Tony Bovaird"], year: 2012, language: "en-GB", doi: "https://doi.org/10.1000/ABC",
    archiveUrl: "https://web.archive.org/web/20200102030405/https://example.org/guide", archivedAt: new Date("2020-01-02T03:04:05Z"),
  };
  const resource = await add(adder, { ...details, url: guide.url });
  const { archiveUrl, archivedAt, ...rest } = details;
  expect(resource).toEqual({
    id: resource.id, title: guide.title, kind: "GUIDE", ...rest, doi: "10.1000/abc", version: 1, hideReason: null, may: ["EDIT", "WITHDRAW"], addedBy: { id: adder.id },
    link: { url: guide.url, status: "NOT_CHECKED", checkedAt: null, brokenSince: null, movedTo: null, archiveUrl, archivedAt: archivedAt.toISOString() },
  });
  expect(await read(resource.id)).toEqual({ ...resource, may: [] });
  expect((await service.ask<{ person: unknown }>("query($id: ID!) { person(id: $id) { displayName } }", { id: adder.id })).person).toEqual({ displayName: adder.name });
});

test("everything that is wrong is told at once, by field", async () => {
  const adder = await someone(service);
  const nextYear = new Date().getUTCFullYear() + 1;
  const wrong = {
    title: " ", kind: "GUIDE", url: "https://me:secret@example.org", summary: "s".repeat(5_001), issuer: "", authors: ["", "x"], year: nextYear + 1, language: "no language",
    doi: "182", archiveUrl: "ftp://example.org", archivedAt: new Date(Date.now() + 60_000),
  };
  expect(await service.refusals("addResource", wrong, adder)).toEqual(
    ["title", "url", "summary", "issuer", "authors", "year", "language", "doi", "archiveUrl", "archivedAt"].map(field => `InvalidInput input.${field}`));
  expect(await service.refusals("addResource", { ...guide, url: fresh(), authors: Array.from({ length: 51 }, (_, n) => `Author ${n}`), archiveUrl: "https://archive.org/x", year: nextYear }, adder)).toEqual(["InvalidInput input.authors", "InvalidInput input.archivedAt"]);
  expect(await service.refusals("addResource", { ...guide, url: "javascript:alert(1)" }, adder)).toEqual(["InvalidInput input.url"]);
  // Of such addresses an index holds no more than a few hundred characters.
  const letters = Array.from({ length: 1_900 }, (_, n) => String.fromCodePoint(0x4e00 + (n * 7_919) % 20_000)).join("");
  for (const url of [`https://example.org/${letters}`, `https://example.org/${"x".repeat(2_000)}`]) expect(await service.refusals("addResource", { ...guide, url }, adder)).toEqual(["InvalidInput input.url"]);
  expect(await service.refusals("addResource", { ...guide, url: "https:example.org/as-browsers-take-it" }, adder)).toEqual([]);
});

test("nothing is in the library twice, by link or by DOI, until it is taken back", async () => {
  const [adder, other] = await people(service, 2);
  const first = await add(adder, { url: "https://example.org/once", doi: "10.1000/once" });
  const again = async (input: object) => (await service.change<{ errors: { __typename: string; path: string[]; resourceId?: string }[] }>("addResource", { ...guide, ...input }, "", other)).errors;
  const { addResource } = await service.ask<{ addResource: { errors: unknown[] } }>(
    "mutation($input: AddResourceInput!) { addResource(input: $input) { errors { __typename ... on InLibraryAlready { path resourceId } } } }", { input: { ...guide, url: "http://www.example.org/once#part" } }, { as: other });
  expect(addResource.errors).toEqual([{ __typename: "InLibraryAlready", path: ["input", "url"], resourceId: first.id }]);
  expect(await again({ url: fresh(), doi: "doi:10.1000/ONCE" })).toMatchObject([{ __typename: "InLibraryAlready", path: ["input", "doi"] }]);
  const second = await add(other);
  expect(await service.refusals("editResource", { resourceId: second.id, url: "https://example.org/once" }, other)).toEqual(["InLibraryAlready input.url"]);
  expect(await change("editResource", { resourceId: first.id, url: "http://example.org/once" }, adder)).toMatchObject({ version: 2 });
  await change("withdrawResource", { resourceId: first.id }, adder);
  expect(await again({ url: "https://example.org/once", doi: "10.1000/once" })).toEqual([]);
});

/** Two people add one link at once: both look before either writes, for a while. */
async function addedAtOnce(): Promise<{ there: (string | null | undefined)[]; rows: number }> {
  const both = await people(service, 2);
  const url = fresh();
  meetAt("library looked through", 2, 100);
  const query = "mutation($input: AddResourceInput!) { addResource(input: $input) { resource { id } errors { ... on InLibraryAlready { resourceId } } } }";
  const answers = await Promise.all(both.map(as => service.ask<{ addResource: { errors: { resourceId: string | null }[] } }>(query, { input: { ...guide, url } }, { as })));
  probe.set(null);
  const rows = await service.rows<{ id: string }>("SELECT id FROM resource WHERE url = $1", [url]);
  return { there: answers.flatMap(({ addResource: { errors } }) => errors.map(({ resourceId }) => resourceId && (resourceId === rows[0].id ? "named" : "other"))), rows: rows.length };
}

test("of two who add it at once the second is told which it is", async () => expect(await addedAtOnce()).toEqual({ there: ["named"], rows: 1 }));

test("without the lock the database alone refuses, and cannot say", async () => {
  probe.remove("library");
  expect(await addedAtOnce()).toEqual({ there: [null], rows: 1 });
});

test("whoever added it edits it, and administrators; another address is unchecked", async () => {
  const [adder, other] = await people(service, 2);
  const [administrator] = await people(service, 1, { administrator: true });
  const resourceId = await writtenResource(service, adder.id, { status: "BROKEN" });
  expect(await change("editResource", { resourceId, title: "Renamed", summary: null, expectedVersion: 1 }, adder)).toMatchObject({ title: "Renamed", summary: null, version: 2, link: { status: "BROKEN" } });
  expect(await service.refusals("editResource", { resourceId, title: "Old", expectedVersion: 1 }, adder)).toEqual(["Changed input.expectedVersion"]);
  expect(await service.refusals("editResource", { resourceId, title: "Mine" }, other)).toEqual(["NotAllowed"]);
  expect(await service.refusals("editResource", { resourceId, title: null, url: null, kind: null, authors: null, archiveUrl: null }, adder)).toEqual(
    ["title", "kind", "url", "authors", "archiveUrl"].map(field => `InvalidInput input.${field}`));
  expect(await change("editResource", { resourceId, url: fresh() }, administrator)).toMatchObject({ version: 3, link: { status: "NOT_CHECKED", brokenSince: null } });
});

test("taken back, only whoever added it sees it; hidden, they and administrators with the reason", async () => {
  const [adder, other] = await people(service, 2);
  const [administrator] = await people(service, 1, { administrator: true });
  const [gone, hidden] = [(await add(adder)).id, (await add(adder)).id];
  for (let twice = 0; twice < 2; twice++) await change("withdrawResource", { resourceId: gone }, adder);
  for (let twice = 0; twice < 2; twice++) expect(await change("hideResource", { resourceId: hidden, reason: "Advertises" }, administrator)).toMatchObject({ hideReason: "Advertises", may: ["EDIT", "RESTORE"] });
  const seen = async (as: Someone | null) => Promise.all([gone, hidden].map(async id => await read(id, as) !== null));
  expect([await seen(adder), await seen(administrator), await seen(other), await seen(null)]).toEqual([[true, true], [false, true], [false, false], [false, false]]);
  expect(await service.refusals("editResource", { resourceId: hidden, title: "Mine" }, other)).toEqual(["NotFound input.resourceId"]);
  for (let twice = 0; twice < 2; twice++) await change("restoreResource", { resourceId: hidden }, administrator);
  expect(await seen(null)).toEqual([false, true]);
  const { me } = await service.ask<{ me: { resources: { nodes: { id: string }[] } } }>("{ me { resources { nodes { id } } } }", {}, { as: adder });
  expect(me.resources.nodes.map(({ id }) => id)).toEqual([hidden, gone]);
});

test("the library is filtered and ordered, page by page, with one statement when planned", async () => {
  const adder = await someone(service);
  const years = [1999, null, 2012, 2020];
  const ids: string[] = [];
  for (const [i, year] of years.entries()) ids.push(await writtenResource(service, adder.id, { title: `Zebra ${i} 100%`, year, authors: i === 2 ? ["Elinor Ostrom"] : [], status: i === 3 ? "BROKEN" : "OK" }));
  const found = async (filter: object, orderBy = "LATEST_YEAR", first = 20, after: string | null = null) => (await service.ask<{ resources: { nodes: { id: string }[]; pageInfo: { endCursor: string } } }>(
    "query($filter: ResourceFilter, $orderBy: ResourceOrder, $first: Int, $after: String) { resources(filter: $filter, orderBy: $orderBy, first: $first, after: $after) { nodes { id } pageInfo { endCursor } } }", { filter, orderBy, first, after })).resources;
  const named = async (filter: object, orderBy?: string) => (await found({ text: "zebra", ...filter }, orderBy)).nodes.map(({ id }) => ids.indexOf(id));
  expect(await named({})).toEqual([3, 2, 0, 1]);
  expect(await named({}, "TITLE")).toEqual([0, 1, 2, 3]);
  expect(await named({}, "NEWEST")).toEqual([3, 2, 1, 0]);
  expect(await named({ yearFrom: 2000, yearTo: 2012 })).toEqual([2]);
  expect(await named({ linkStatus: "BROKEN" })).toEqual([3]);
  expect(await named({ text: "ostrom" })).toEqual([2]);
  expect(await named({ text: "0%" })).toEqual([3, 2, 0, 1]);
  expect([await named({ language: "en" }), await named({ language: "en-gb" }), await named({ language: "e%" }), await named({ kind: "PAPER" })].map(list => list.length)).toEqual([4, 4, 0, 0]);
  const first = await found({ text: "zebra" }, "LATEST_YEAR", 3);
  expect((await found({ text: "zebra" }, "LATEST_YEAR", 3, first.pageInfo.endCursor)).nodes).toEqual([{ id: ids[1] }]);
  const count = async (plan: string) => withoutTokenLookUp(await statementsOf(() => service.ask(
    `{ resources(filter: { text: "zebra" }) { nodes { ${RESOURCE} collections(first: 5) { nodes { title items(first: 5) { nodes { note resource { title } } } } } } totalCount } }`, {}, { as: adder, headers: { "x-plan": plan } }))).length;
  expect(await count("on")).toBe(1);
  expect(await count("off")).toBeLessThanOrEqual(8);
});

test("each order of the library is an index's", async () => {
  await manyResources(service);
  const orders = { resource_listed: "t.created_at DESC, t.id DESC", resource_by_title: "t.title, t.id", resource_by_year: "t.year DESC NULLS LAST, t.id DESC" };
  for (const [index, order] of Object.entries(orders)) {
    expect(await planOf(service, `SELECT t.id FROM resource t WHERE ${visibleResources("t")} ORDER BY ${order} LIMIT 21`)).toMatch(new RegExp(`Index (Only )?Scan (Backward )?using ${index} `));
  }
});

test("nobody adds more than two hundred a day", async () => {
  const adder = await someone(service);
  await service.rows("DELETE FROM rate_budget");
  await add(adder);
  const [{ points }] = await service.rows<{ points: number }>("SELECT points FROM rate_budget WHERE key LIKE 'resources:%'");
  expect(points).toBe(1);
  await service.rows("UPDATE rate_budget SET points = 200");
  const { errors } = await service.answer("mutation($input: AddResourceInput!) { addResource(input: $input) { resource { id } } }", { input: { ...guide, url: fresh() } }, { as: adder });
  expect(errors?.[0].extensions).toMatchObject({ code: "RATE_LIMITED", retryable: true });
});
