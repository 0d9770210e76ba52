import { byId, hasMany, pageOf } from "../base/reads.js";
import { toAnyone } from "../base/viewer.js";
import { Consent } from "./consent.js";
import { Person } from "./person.js";
import { ownRows, visiblePeople } from "./policy.js";
import { SignIn, IDLE_DAYS } from "./sign-in.js";
import { Skill } from "./skill.js";

export const MOST_SKILLS = 50;
export const MOST_SIGN_INS = 100;

/** The person at the end of an edge that the viewer sees: the edge is what makes the card public. */
export const thePerson = byId(Person, toAnyone);
/** The person by id alone: seen where some edge leads to them. */
export const personById = byId(Person, visiblePeople);
export const theSkill = byId(Skill, ownRows);
export const theConsent = byId(Consent, ownRows);
export const theSignIn = byId(SignIn, ownRows);

export const mySkills = hasMany(Skill, "personId", ["kind", "name"], ownRows, { bound: MOST_SKILLS });
export const mySignIns = hasMany(SignIn, "personId", [{ by: "lastUsedAt", descending: true }], ownRows, {
  bound: MOST_SIGN_INS,
  where: t => `${t}.last_used_at > :now - interval '${IDLE_DAYS} days'`,
});

export const myConsents = pageOf(Consent, "personId", {
  name: "my consents", visible: ownRows, orders: { NEWEST: [{ by: "createdAt", descending: true }] },
  filters: { purpose: t => `${t}.purpose = :purpose::text` },
});
