import type { ChangeRow, QueryRow } from "./world.js";

const CODE = { email: "somebody@example.org", code: "000000" };

export const identityChanges: Record<string, ChangeRow> = {
  requestSignInCode: { published: "D D D D D D D", input: () => ({ email: `access${Math.random().toString(36).slice(2)}@example.org` }) },
  // Nobody's code: refused by what it is, not by who asks.
  signIn: { published: "X X X X X X X", input: () => CODE },
  signOut: { published: "U F F F F F F", input: () => ({ signInId: "01900000-0000-7000-8000-00000000dead" }) },
  signOutEverywhere: { published: "U D D D D D D", input: () => ({ keepThisOne: true }) },
  editProfile: { published: "U D D D D D D", input: () => ({ tagLine: "Here" }) },
  addSkill: { published: "U D D D D D D", input: () => ({ kind: "SKILL", name: `Skill ${Math.random()}`, use: "OFFERED" }) },
  giveConsent: { published: "U D D D D D D", input: () => ({ purpose: "MATCHING", textVersion: "1", locale: "it" }) },
  withdrawConsent: { published: "U D D D D D D", input: () => ({ purpose: "MATCHING" }) },
  removeSkill: { published: "U F F F F F F", input: () => ({ skillId: "01900000-0000-7000-8000-00000000dead" }) },
};

export const identityQueries: Record<string, QueryRow> = {
  me: { published: "- D D D D D D", ask: () => ({ query: "{ me { email } }" }), found: (data: { me: unknown }) => data.me },
  // An attendee's card is shown to the event's staff, and to nobody who merely knows the id.
  person: {
    published: "- - - D - D -",
    ask: (_stage, world) => ({ query: "query($id: ID!) { person(id: $id) { displayName } }", variables: { id: world.attendee.id } }),
    found: (data: { person: unknown }) => data.person,
  },
};
