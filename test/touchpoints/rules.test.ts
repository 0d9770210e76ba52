import fc from "fast-check";
import { isOfUsers, onBothSides, type Place } from "../../src/touchpoints/belonging.js";
import { meets, placedAt, positionWithin } from "../../src/touchpoints/journey.js";
import { misfits, sideOf } from "../../src/touchpoints/party-rules.js";
import { PartyVerb } from "../../src/touchpoints/party-verb.js";
import { PartyKind, PartySide } from "../../src/touchpoints/party.js";
import { partyMay, placeMay, touchpointMay } from "../../src/touchpoints/policy.js";
import { PartyRole } from "../../src/touchpoints/touchpoint-party.js";
import { TouchpointPartyVerb, TouchpointVerb } from "../../src/touchpoints/touchpoint-verb.js";
import { ProjectStatus } from "../../src/projects/project.js";

const { BENEFICIARY, PROVIDER } = PartyRole;

test("a touchpoint has two parties, one of them a beneficiary", () => {
  expect([[BENEFICIARY, PROVIDER], [BENEFICIARY, BENEFICIARY], [PROVIDER, PROVIDER], [BENEFICIARY], []].map(meets)).toEqual([true, true, false, false, false]);
});

test("putting a touchpoint at a position keeps the others in their order", () => {
  expect(placedAt(["a", "b", "c"], "d", 1)).toEqual(["d", "a", "b", "c"]);
  expect(placedAt(["a", "b", "c"], "a", 3)).toEqual(["b", "c", "a"]);
  fc.assert(fc.property(fc.uniqueArray(fc.string(), { minLength: 1 }), fc.nat(), fc.nat(), (order, which, where) => {
    const [id, position] = [order[which % order.length], 1 + where % order.length];
    const placed = placedAt(order, id, position);
    expect(placed[position - 1]).toBe(id);
    expect(placed.filter(other => other !== id)).toEqual(order.filter(other => other !== id));
  }));
});

test("positions are from 1 to the end of the journey", () => {
  expect([positionWithin(undefined, 4), positionWithin(1, 4), positionWithin(4, 4)]).toEqual([4, 1, 4]);
  for (const wrong of [0, 5, -1]) expect(positionWithin(wrong, 4)).toMatchObject({ path: ["input", "position"], message: `\`position\` must be 1 to 4, not ${wrong}` });
});

describe("nobody is on both sides of one touchpoint", () => {
  const place = (touchpointId: string, partyId: string, role: PartyRole): Place => ({ touchpointId, title: touchpointId, partyId, role });
  const places = [place("desk", "parents", BENEFICIARY), place("desk", "clerks", PROVIDER), place("desk", "carers", BENEFICIARY), place("kitchen", "parents", PROVIDER), place("kitchen", "pupils", BENEFICIARY)];
  test.each([
    [["parents"], null], [["parents", "carers"], null], [["clerks", "pupils"], null], [[], null],
    [["parents", "clerks"], "desk"], [["pupils", "parents"], "kitchen"], [["clerks", "parents", "pupils"], "desk"],
  ])("who belongs to %j stands on both sides at %s", (parties, at) => {
    expect(onBothSides(places, new Set(parties))?.touchpointId ?? null).toBe(at);
  });
});

test("residents and families speak as those who use the service; volunteers and groups may be staff in their own time", () => {
  expect(Object.values(PartyKind).filter(isOfUsers)).toEqual(["RESIDENT", "FAMILY"]);
});

test("kinds tell their side, but for others", () => {
  expect(Object.values(PartyKind).map(kind => [kind, sideOf(kind)])).toEqual([
    ["RESIDENT", "COMMUNITY"], ["FAMILY", "COMMUNITY"], ["VOLUNTEER", "COMMUNITY"], ["COMMUNITY_GROUP", "COMMUNITY"],
    ["FRONT_LINE_STAFF", "INSTITUTION"], ["MANAGER", "INSTITUTION"], ["PARTNER", "INSTITUTION"], ["OTHER", null],
  ]);
});

test("residents are on the community's side and nobody's staff; others say their side", () => {
  const fields = (kind: PartyKind, side: PartySide | null, organisationId: string | null = null) => misfits({ kind, side, organisationId }).map(({ path }) => path![1]);
  expect(fields(PartyKind.RESIDENT, PartySide.COMMUNITY)).toEqual([]);
  expect(fields(PartyKind.FAMILY, PartySide.INSTITUTION, "body")).toEqual(["side", "organisationId"]);
  expect(fields(PartyKind.OTHER, null)).toEqual(["side"]);
  // A cooperative has managers too.
  expect(fields(PartyKind.MANAGER, PartySide.COMMUNITY, "cooperative")).toEqual([]);
});

const { DRAFT, OPEN, CLOSED } = ProjectStatus;

test("stewards change the journey while it is not closed and the touchpoint stands", () => {
  const of = (project: ProjectStatus, steward: boolean, stands: boolean) => Object.values(TouchpointVerb).filter(verb => touchpointMay(verb, { project, steward, stands })).join(" ");
  for (const project of [DRAFT, OPEN]) expect(of(project, true, true)).toBe("EDIT START_ITERATION WITHDRAW");
  expect([of(CLOSED, true, true), of(OPEN, false, true), of(OPEN, true, false)]).toEqual(["", "", ""]);
});

describe("what is possible with a party", () => {
  const of = (state: Partial<Parameters<typeof partyMay>[1]>) => Object.values(PartyVerb)
    .filter(verb => partyMay(verb, { project: OPEN, steward: false, stands: true, belongs: false, removed: false, open: true, ...state })).join(" ");
  test.each([
    [{}, "JOIN"], [{ project: DRAFT }, ""], [{ project: CLOSED }, ""], [{ open: false }, ""], [{ removed: true }, ""], [{ stands: false }, ""],
    [{ belongs: true }, "LEAVE"], [{ belongs: true, project: CLOSED }, "LEAVE"],
    [{ steward: true }, "EDIT WITHDRAW MANAGE_MEMBERS JOIN"], [{ steward: true, project: CLOSED }, "MANAGE_MEMBERS"], [{ steward: true, stands: false }, ""],
  ])("%j: %s", (state, verbs) => expect(of(state)).toBe(verbs));
});

describe("what is possible with a party at a touchpoint", () => {
  const of = (state: Partial<Parameters<typeof placeMay>[1]>) => Object.values(TouchpointPartyVerb)
    .filter(verb => placeMay(verb, { project: OPEN, steward: false, stands: true, belongs: false, provides: false, ...state })).join(" ");
  test.each([
    [{}, ""], [{ belongs: true }, "OFFER_CAPABILITY RATE_VALUE"], [{ provides: true }, "PROPOSE_VALUE"],
    // Whoever the value is for says what it is worth, and proposes nothing.
    [{ belongs: true, provides: true }, "OFFER_CAPABILITY RATE_VALUE"], [{ steward: true }, "KEEP_CAPABILITIES"],
    [{ steward: true, belongs: true, provides: true, stands: false }, ""], [{ steward: true, belongs: true, provides: true, project: CLOSED }, "RATE_VALUE"],
    [{ steward: true, belongs: true, project: DRAFT }, "KEEP_CAPABILITIES"],
  ])("%j: %s", (state, verbs) => expect(of(state)).toBe(verbs));
});
