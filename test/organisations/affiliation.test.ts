import { probe } from "../../src/base/probe.js";
import { people, someone, type Someone } from "../kit/seed.js";
import { eventually, useService } from "../kit/service.js";

const service = useService();
afterEach(() => probe.reset());

interface AffiliationAnswer { affiliation: { id: string; role: string; status: string; email: string | null; person: { id: string } | null; startedAt: string | null; endedAt: string | null } }
const ALL = "affiliation { id role status email startedAt endedAt person { id } }";

async function organisation(kind = "COMMUNITY"): Promise<{ id: string; admin: Someone }> {
  const admin = await someone(service);
  const { organisation: { id } } = await service.done<{ organisation: { id: string } }>("addOrganisation", { name: "Neighbours", kind }, "organisation { id }", admin);
  return { id, admin };
}

/** Somebody seen by all, for they act for an organisation of their own. */
const knownPerson = async (): Promise<Someone> => (await organisation()).admin;

const invite = async (organisationId: string, as: Someone, input: object) => (await service.done<AffiliationAnswer>("inviteToOrganisation", { organisationId, ...input }, ALL, as)).affiliation;
const accept = async (affiliationId: string, as: Someone) => (await service.done<AffiliationAnswer>("acceptAffiliation", { affiliationId }, ALL, as)).affiliation;

async function joined(organisationId: string, admin: Someone, role: string, person?: Someone): Promise<{ id: string; person: Someone }> {
  const joining = person ?? await knownPerson();
  const { id } = await invite(organisationId, admin, { personId: joining.id, role });
  await accept(id, joining);
  return { id, person: joining };
}

const seen = async (id: string, as: Someone | null, filter: object = {}) => (await service.ask<{ organisation: { affiliations: { nodes: AffiliationAnswer["affiliation"][] } } }>(
  "query($id: ID!, $filter: AffiliationFilter) { organisation(id: $id) { affiliations(filter: $filter) { nodes { role status email person { id } } } } }", { id, filter }, { as })).organisation.affiliations.nodes;

const invitations = async (as: Someone) => (await service.ask<{ me: { organisationInvitations: { nodes: { id: string; role: string; organisation: { id: string } }[] } } }>(
  "{ me { organisationInvitations { nodes { id role organisation { id } } } } }", {}, { as })).me.organisationInvitations.nodes;

test("a person is invited, told, accepts, and is then public", async () => {
  const { id, admin } = await organisation();
  const person = await knownPerson();
  const invited = await invite(id, admin, { personId: person.id, role: "OFFICER" });
  expect(invited).toMatchObject({ role: "OFFICER", status: "INVITED", email: null, person: { id: person.id }, startedAt: null });
  await eventually(() => service.mail.some(({ to }) => to === person.email));
  expect(await seen(id, null)).toHaveLength(1);
  expect(await seen(id, admin, { status: "INVITED" })).toHaveLength(1);
  expect(await invitations(person)).toEqual([{ id: invited.id, role: "OFFICER", organisation: { id } }]);

  const accepted = await accept(invited.id, person);
  expect(accepted).toMatchObject({ status: "ACTIVE", startedAt: expect.any(String) as string });
  expect(await accept(invited.id, person)).toEqual(accepted);
  expect(await seen(id, null, { role: "OFFICER" })).toEqual([{ role: "OFFICER", status: "ACTIVE", email: null, person: { id: person.id } }]);
  expect(await service.ask("query($id: ID!) { organisation(id: $id) { officers { id } } }", { id })).toEqual({ organisation: { officers: [{ id: person.id }] } });
  expect(await invitations(person)).toEqual([]);
  const me = await service.ask<{ me: { affiliations: { nodes: object[] } } }>("{ me { affiliations(filter: { role: OFFICER }) { nodes { role organisation { id } } } } }", {}, { as: person });
  expect(me.me.affiliations.nodes).toEqual([{ role: "OFFICER", organisation: { id } }]);
});

test("an address is invited the same way whether or not it is known", async () => {
  const { id, admin } = await organisation();
  const known = await someone(service);
  const toKnown = await invite(id, admin, { email: known.email.toUpperCase(), role: "MEMBER" });
  const toUnknown = await invite(id, admin, { email: "nobody-yet@example.org", role: "MEMBER" });
  expect({ ...toKnown, id: "", email: "" }).toEqual({ ...toUnknown, id: "", email: "" });
  expect(toKnown).toMatchObject({ status: "INVITED", email: known.email, person: null });
  await eventually(() => [known.email, "nobody-yet@example.org"].every(address => service.mail.some(({ to }) => to === address)));
  expect(await service.rows("SELECT 1 FROM notification WHERE kind = 'organisation-invitation' AND person_id = $1", [known.id])).toEqual([]);

  expect(await invitations(known)).toEqual([{ id: toKnown.id, role: "MEMBER", organisation: { id } }]);
  expect(await accept(toKnown.id, known)).toMatchObject({ status: "ACTIVE", email: null, person: { id: known.id } });
  // Inviting the address of somebody who acts for it already tells nothing either.
  expect(await invite(id, admin, { email: known.email, role: "MEMBER" })).toMatchObject({ status: "INVITED", email: known.email, person: null });
  expect(await service.refusals("acceptAffiliation", { affiliationId: (await invitations(known))[0].id }, known)).toEqual(["AffiliatedAlready"]);
});

test("whoever signs in first with an invited address finds the invitation", async () => {
  const { id, admin } = await organisation();
  const email = "newcomer@example.org";
  const { id: affiliationId } = await invite(id, admin, { email, role: "MEMBER" });
  await service.done("requestSignInCode", { email }, "sentTo", null);
  await eventually(() => service.mail.some(({ to, subject }) => to === email && subject.includes("code")));
  const code = /\d{6}/.exec(service.mail.find(({ to, subject }) => to === email && subject.includes("code"))!.text)![0];
  const { token } = await service.done<{ token: string }>("signIn", { email, code }, "token", null);
  expect(await accept(affiliationId, { token } as Someone)).toMatchObject({ status: "ACTIVE", email: null });
});

test("accepting by address settles an invitation by name; the other way round would tell whose address it is", async () => {
  const { id, admin } = await organisation();
  const [one, two] = [await knownPerson(), await knownPerson()];
  const byAddress = await invite(id, admin, { email: one.email, role: "MEMBER" });
  await invite(id, admin, { personId: one.id, role: "OFFICER" });
  expect(await accept(byAddress.id, one)).toMatchObject({ role: "MEMBER", person: { id: one.id } });
  expect(await invitations(one)).toEqual([]);

  const untold = await invite(id, admin, { email: two.email, role: "MEMBER" });
  await accept((await invite(id, admin, { personId: two.id, role: "OFFICER" })).id, two);
  expect((await invitations(two)).map(invitation => invitation.id)).toEqual([untold.id]);
  expect(await seen(id, admin, { status: "INVITED" })).toEqual([{ role: "MEMBER", status: "INVITED", email: two.email, person: null }]);
});

test("inviting twice changes nothing, or the role that is offered", async () => {
  const { id, admin } = await organisation();
  const person = await knownPerson();
  const first = await invite(id, admin, { personId: person.id, role: "MEMBER" });
  expect(await invite(id, admin, { personId: person.id, role: "MEMBER" })).toEqual(first);
  expect(await invite(id, admin, { personId: person.id, role: "OFFICER" })).toEqual({ ...first, role: "OFFICER" });
  const address = await invite(id, admin, { email: "twice@example.org", role: "MEMBER", key: "invite-once" });
  expect(await invite(id, admin, { email: "twice@example.org", role: "MEMBER", key: "invite-once" })).toEqual(address);
  await accept(first.id, person);
  expect(await service.refusals("inviteToOrganisation", { organisationId: id, personId: person.id, role: "MEMBER" }, admin)).toEqual(["AffiliatedAlready"]);
});

test("what cannot be invited", async () => {
  const { id, admin } = await organisation();
  const [unseen] = await people(service, 1);
  const { person: member } = await joined(id, admin, "MEMBER");
  const refused = (input: object, as = admin) => service.refusals("inviteToOrganisation", { organisationId: id, role: "MEMBER", ...input }, as);
  expect(await refused({ personId: unseen.id })).toEqual(["NotFound input.personId"]);
  expect(await refused({})).toEqual(["InvalidInput input.personId"]);
  expect(await refused({ personId: unseen.id, email: "no" })).toEqual(["InvalidInput input.personId", "InvalidInput input.email"]);
  expect(await refused({ personId: admin.id }, member)).toEqual(["NotAllowed"]);
  expect(await refused({ organisationId: admin.id, email: "a@example.org" })).toEqual(["NotFound input.organisationId"]);
});

test("officers have a bound, invited ones included", async () => {
  const { id, admin } = await organisation();
  await service.rows(
    `INSERT INTO affiliation (id, created_at, updated_at, organisation_id, email, role, status)
     SELECT gen_random_uuid(), now(), now(), $1, n || '@example.org', 'OFFICER', 'INVITED' FROM generate_series(1, 99) n`, [id]);
  const { id: last } = await invite(id, admin, { email: "hundredth@example.org", role: "OFFICER" });
  expect(await service.refusals("inviteToOrganisation", { organisationId: id, email: "more@example.org", role: "OFFICER" }, admin)).toEqual(["InvalidInput input.role"]);
  const { id: member } = await joined(id, admin, "MEMBER");
  expect(await service.refusals("changeAffiliationRole", { affiliationId: member, role: "OFFICER" }, admin)).toEqual(["InvalidInput input.role"]);
  await service.done("endAffiliation", { affiliationId: last }, ALL, admin);
  expect(await service.refusals("changeAffiliationRole", { affiliationId: member, role: "OFFICER" }, admin)).toEqual([]);
});

test("an invitation is declined or taken back, and then awaits no answer", async () => {
  const { id, admin } = await organisation();
  const [one, two] = [await knownPerson(), await knownPerson()];
  const first = await invite(id, admin, { email: one.email, role: "MEMBER" });
  const decline = () => service.done<AffiliationAnswer>("declineAffiliation", { affiliationId: first.id }, ALL, one);
  expect((await decline()).affiliation).toMatchObject({ status: "DECLINED", person: null });
  expect((await decline()).affiliation.status).toBe("DECLINED");
  expect(await service.refusals("acceptAffiliation", { affiliationId: first.id }, one)).toEqual(["NotPending"]);
  const second = await invite(id, admin, { personId: two.id, role: "MEMBER" });
  expect(await service.refusals("acceptAffiliation", { affiliationId: second.id }, one)).toEqual(["NotFound input.affiliationId"]);
  expect(await service.refusals("acceptAffiliation", { affiliationId: second.id }, admin)).toEqual(["NotAllowed"]);
  expect(await service.refusals("declineAffiliation", { affiliationId: second.id }, admin)).toEqual(["NotAllowed"]);
  const taken = await service.done<AffiliationAnswer>("endAffiliation", { affiliationId: second.id }, ALL, admin);
  expect(taken.affiliation).toMatchObject({ status: "WITHDRAWN", endedAt: null });
  expect(await service.refusals("declineAffiliation", { affiliationId: second.id }, two)).toEqual(["NotPending"]);
  expect(await service.refusals("changeAffiliationRole", { affiliationId: second.id, role: "ADMIN" }, admin)).toEqual(["NotPending"]);
});

test("an affiliation ends by oneself or an admin, keeps its period, and may begin anew", async () => {
  const { id, admin } = await organisation();
  const { id: affiliationId, person } = await joined(id, admin, "MEMBER");
  const { person: other } = await joined(id, admin, "MEMBER");
  expect(await service.refusals("endAffiliation", { affiliationId }, other)).toEqual(["NotAllowed"]);
  const end = () => service.done<AffiliationAnswer>("endAffiliation", { affiliationId }, ALL, person);
  const { affiliation } = await end();
  expect(affiliation).toMatchObject({ status: "LEFT", startedAt: expect.any(String) as string, endedAt: expect.any(String) as string });
  expect((await end()).affiliation).toEqual(affiliation);
  expect(await seen(id, other, { status: "LEFT" })).toEqual([]);
  expect(await seen(id, admin, { status: "LEFT" })).toHaveLength(1);
  expect(await service.refusals("endAffiliation", { affiliationId }, other)).toEqual(["NotFound input.affiliationId"]);
  await joined(id, admin, "OFFICER", person);
  expect(await service.rows("SELECT role, status FROM affiliation WHERE person_id = $1 AND organisation_id = $2 ORDER BY created_at", [person.id, id]))
    .toEqual([{ role: "MEMBER", status: "LEFT" }, { role: "OFFICER", status: "ACTIVE" }]);
});

test("the last admin cannot leave, nor give the role up", async () => {
  const { id, admin } = await organisation();
  const [{ id: own }] = await service.rows<{ id: string }>("SELECT id FROM affiliation WHERE organisation_id = $1", [id]);
  expect(await service.refusals("endAffiliation", { affiliationId: own }, admin)).toEqual(["LastOne"]);
  expect(await service.refusals("changeAffiliationRole", { affiliationId: own, role: "OFFICER" }, admin)).toEqual(["LastOne"]);
  const { id: affiliationId, person } = await joined(id, admin, "MEMBER");
  expect(await service.refusals("changeAffiliationRole", { affiliationId, role: "ADMIN" }, person)).toEqual(["NotAllowed"]);
  expect((await service.done<AffiliationAnswer>("changeAffiliationRole", { affiliationId, role: "ADMIN" }, ALL, admin)).affiliation.role).toBe("ADMIN");
  expect(await service.refusals("changeAffiliationRole", { affiliationId: own, role: "OFFICER" }, admin)).toEqual([]);
});

async function bothLeave(): Promise<{ refused: string[]; admins: number }> {
  const { id, admin } = await organisation();
  const { person } = await joined(id, admin, "ADMIN");
  const rows = await service.rows<{ id: string; person: string }>("SELECT id, person_id AS person FROM affiliation WHERE organisation_id = $1", [id]);
  probe.set(point => point === "admins counted" ? new Promise(resolve => { setTimeout(resolve, 50); }) : undefined);
  const refused = await Promise.all([admin, person].map(who => service.refusals("endAffiliation", { affiliationId: rows.find(row => row.person === who.id)!.id }, who)));
  const [{ admins }] = await service.rows<{ admins: number }>("SELECT count(*)::int AS admins FROM affiliation WHERE organisation_id = $1 AND role = 'ADMIN' AND status = 'ACTIVE'", [id]);
  return { refused: refused.flat(), admins };
}

test("when the last two admins leave at once, one stays", async () => {
  expect(await bothLeave()).toEqual({ refused: ["LastOne"], admins: 1 });
});

test("its twin without the lock leaves nobody: the race is there, and the lock is what holds", async () => {
  probe.remove("organisation");
  expect(await bothLeave()).toEqual({ refused: [], admins: 0 });
});

test("one person invited, and accepting two invitations, at once is one affiliation", async () => {
  probe.remove("organisation");
  const { id, admin } = await organisation();
  const person = await knownPerson();
  const answers = await Promise.all([1, 2, 3, 4].map(() => service.refusals("inviteToOrganisation", { organisationId: id, personId: person.id, role: "MEMBER" }, admin)));
  expect(answers.flat().every(refusal => refusal === "AffiliatedAlready")).toBe(true);
  expect(await service.rows("SELECT 1 FROM affiliation WHERE organisation_id = $1 AND person_id = $2", [id, person.id])).toHaveLength(1);
});
