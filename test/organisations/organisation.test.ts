import { AffiliationRole } from "../../src/organisations/affiliation.js";
import { GovernmentLevel, OrganisationKind } from "../../src/organisations/organisation.js";
import { OrganisationVerb } from "../../src/organisations/organisation-verb.js";
import { levelFits, organisationMay } from "../../src/organisations/policy.js";
import { people, someone } from "../kit/seed.js";
import { useService } from "../kit/service.js";

const service = useService();

interface OrganisationAnswer { organisation: { id: string; version: number; verifiedAt: string | null; may: string[]; [field: string]: unknown } }
const ALL = "organisation { id name kind level website description verifiedAt version myRole may }";
const town = { name: "Comune di Bologna", kind: "PUBLIC_BODY", level: "LOCAL", website: "https://www.comune.bologna.it", description: "City hall" };

test("only a public body has a level of government", () => {
  expect(levelFits(OrganisationKind.PUBLIC_BODY, GovernmentLevel.LOCAL)).toBe(true);
  expect(levelFits(OrganisationKind.PUBLIC_BODY, null)).toBe(true);
  expect(levelFits(OrganisationKind.COMPANY, null)).toBe(true);
  expect(levelFits(OrganisationKind.COMPANY, GovernmentLevel.LOCAL)).toBe(false);
});

test("no role contains another", () => {
  const may = (kind: OrganisationKind, role: AffiliationRole | null, administrator = false) =>
    Object.values(OrganisationVerb).filter(verb => organisationMay(verb, { kind }, role, administrator)).join(" ");
  expect(may(OrganisationKind.PUBLIC_BODY, AffiliationRole.ADMIN)).toBe("EDIT MANAGE_AFFILIATIONS SPEAK");
  expect(may(OrganisationKind.PUBLIC_BODY, AffiliationRole.OFFICER)).toBe("SPEAK SIGN");
  expect(may(OrganisationKind.COMPANY, AffiliationRole.OFFICER)).toBe("SPEAK");
  expect(may(OrganisationKind.PUBLIC_BODY, AffiliationRole.MEMBER)).toBe("");
  expect(may(OrganisationKind.PUBLIC_BODY, null, true)).toBe("VERIFY");
});

test("whoever adds an organisation is its admin; anyone reads it", async () => {
  const admin = await someone(service);
  const add = () => service.done<OrganisationAnswer>("addOrganisation", { ...town, key: "bologna-once" }, ALL, admin);
  const [{ organisation }, again] = [await add(), await add()];
  expect(organisation).toEqual({ id: organisation.id, ...town, verifiedAt: null, version: 1, myRole: "ADMIN", may: ["EDIT", "MANAGE_AFFILIATIONS", "SPEAK"] });
  expect(again.organisation).toEqual(organisation);
  const read = await service.ask<OrganisationAnswer>("query($id: ID!) { organisation(id: $id) { name myRole may } }", { id: organisation.id });
  expect(read.organisation).toEqual({ name: town.name, myRole: null, may: [] });
});

test("everything that is wrong is told at once, and nothing is written", async () => {
  const wrong = { name: "", kind: "COMPANY", level: "LOCAL", website: "ftp://example.org", description: "d".repeat(20_001) };
  const before = await service.rows("SELECT count(*) FROM organisation");
  expect(await service.refusals("addOrganisation", wrong, await someone(service))).toEqual(
    ["name", "website", "description", "level"].map(field => `InvalidInput input.${field}`));
  expect(await service.rows("SELECT count(*) FROM organisation")).toEqual(before);
});

test("an admin edits it; another's edit is noticed; a level stays with public bodies", async () => {
  const [admin, other] = await people(service, 2);
  const { organisation: { id: organisationId } } = await service.done<OrganisationAnswer>("addOrganisation", town, ALL, admin);
  const edit = (input: object, as = admin) => service.refusals("editOrganisation", { organisationId, ...input }, as);
  expect(await edit({ name: "Mine" }, other)).toEqual(["NotAllowed"]);
  expect(await edit({ name: null, kind: null, website: "x" })).toEqual(["InvalidInput input.name", "InvalidInput input.kind", "InvalidInput input.website"]);
  expect(await edit({ kind: "COMPANY" })).toEqual(["InvalidInput input.level"]);
  expect(await edit({ organisationId: admin.id, name: "None" })).toEqual(["NotFound input.organisationId"]);
  expect(await edit({ kind: "COMPANY", level: null, website: null, expectedVersion: 1 })).toEqual([]);
  expect(await edit({ name: "Late", expectedVersion: 1 })).toEqual(["Changed input.expectedVersion"]);
  expect(await service.rows("SELECT name, kind, level, website, version FROM organisation WHERE id = $1", [organisationId]))
    .toEqual([{ name: town.name, kind: "COMPANY", level: null, website: null, version: 2 }]);
});

test("two edits of one version at once: one is told", async () => {
  const admin = await someone(service);
  const { organisation: { id: organisationId } } = await service.done<OrganisationAnswer>("addOrganisation", town, ALL, admin);
  const answers = await Promise.all(["One", "Two"].map(name => service.refusals("editOrganisation", { organisationId, name, expectedVersion: 1 }, admin)));
  expect(answers.flat()).toEqual(["Changed input.expectedVersion"]);
});

test("an administrator verifies and takes it back; what it says anew is not verified", async () => {
  const admin = await someone(service);
  const [administrator] = await people(service, 1, { administrator: true });
  const { organisation: { id: organisationId } } = await service.done<OrganisationAnswer>("addOrganisation", town, ALL, admin);
  const verify = async (verified?: boolean) => (await service.done<OrganisationAnswer>("verifyOrganisation", { organisationId, verified }, ALL, administrator)).organisation;
  expect(await service.refusals("verifyOrganisation", { organisationId }, admin)).toEqual(["NotAllowed"]);
  const first = await verify();
  expect(first).toMatchObject({ verifiedAt: expect.any(String) as string, version: 2, may: ["VERIFY"] });
  expect(await verify()).toEqual(first);
  const edited = async (input: object) => (await service.done<OrganisationAnswer>("editOrganisation", { organisationId, ...input }, ALL, admin)).organisation.verifiedAt;
  expect(await edited({ description: "Town hall", name: town.name })).toBe(first.verifiedAt);
  expect(await edited({ name: "Comune di Modena" })).toBeNull();
  await verify();
  expect((await verify(false)).verifiedAt).toBeNull();
});

test("organisations are found by kind, level, verification and a part of the name", async () => {
  const admin = await someone(service);
  const [administrator] = await people(service, 1, { administrator: true });
  const add = async (name: string, kind: string, level?: string) => (await service.done<OrganisationAnswer>("addOrganisation", { name, kind, level }, ALL, admin)).organisation.id;
  await add("Findable 10% Club", "COMMUNITY");
  await add("Findable 100 Lab", "LIVING_LAB");
  await service.done("verifyOrganisation", { organisationId: await add("Findable Region", "PUBLIC_BODY", "REGIONAL") }, "organisation { id }", administrator);
  const named = async (filter: object, orderBy = "NAME") => (await service.ask<{ organisations: { nodes: { name: string }[] } }>(
    "query($filter: OrganisationFilter, $orderBy: OrganisationOrder) { organisations(filter: $filter, orderBy: $orderBy) { nodes { name } } }", { filter, orderBy })).organisations.nodes.map(({ name }) => name.slice(9));
  expect(await named({ nameContains: "findable" })).toEqual(["10% Club", "100 Lab", "Region"]);
  expect(await named({ nameContains: "findable" }, "NEWEST")).toEqual(["Region", "100 Lab", "10% Club"]);
  expect(await named({ nameContains: "10%" })).toEqual(["10% Club"]);
  expect(await named({ nameContains: "findable", kind: "LIVING_LAB" })).toEqual(["100 Lab"]);
  expect(await named({ nameContains: "findable", level: "REGIONAL", verified: true })).toEqual(["Region"]);
  expect(await named({ nameContains: "findable", verified: false })).toEqual(["10% Club", "100 Lab"]);
});
