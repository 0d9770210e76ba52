import type { Module } from "../base/module.js";
import { AddSkill } from "./add-skill.js";
import { Consent } from "./consent.js";
import { EditProfile } from "./edit-profile.js";
import { IdentityQueries, MeFields, SignInFields } from "./identity.resolver.js";
import { forgetSignIns } from "./forget-sign-ins.js";
import { GiveConsent } from "./give-consent.js";
import { signInCode } from "./mail.js";
import { Person } from "./person.js";
import { RemoveSkill } from "./remove-skill.js";
import { RequestSignInCode } from "./request-sign-in-code.js";
import { SignIn } from "./sign-in.js";
import { SignInByCode } from "./sign-in-by-code.js";
import { SignInCode } from "./sign-in-code.js";
import { SignOut } from "./sign-out.js";
import { Skill } from "./skill.js";

export const identity: Module = {
  name: "identity",
  entities: [Person, Skill, Consent, SignIn, SignInCode],
  resolvers: [IdentityQueries, MeFields, SignInFields, RequestSignInCode, SignInByCode, SignOut, EditProfile, AddSkill, RemoveSkill, GiveConsent],
  mail: { "sign-in-code": signInCode },
  jobs: { "forget-sign-ins": { every: "37 * * * *", run: forgetSignIns } },
};
