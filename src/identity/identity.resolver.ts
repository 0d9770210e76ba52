import { askedColumns } from "../base/asked.js";
import { computed, fieldsOf, list, one, oneById, oneOfViewer, queries } from "../base/doors.js";
import type { Yielded } from "../base/change.js";
import { Me } from "./me.js";
import { Person } from "./person.js";
import { mySignIns, mySkills, personById, thePerson } from "./reads.js";
import { SignIn } from "./sign-in.js";

export const MeFields = fieldsOf(Me, {
  person: one(thePerson, { nullable: false, description: "Public card, as others see it" }),
  skills: list(mySkills, "What the person brings and wants to learn"),
  signIns: list(mySignIns, "Where the person is signed in, last used first"),
});

export const SignInFields = fieldsOf(SignIn, {
  current: computed({
    type: () => Boolean, needs: ["id"], description: "Whether this very request was made with it",
    json: t => `COALESCE(${t}.id = :signIn, FALSE)::text`,
    resolve: (signIn, _args, { viewer }) => signIn.id === viewer?.signInId,
  }),
});

/** The account of whoever is signed in by the end of a change. */
export const me: Yielded = {
  type: () => Me,
  description: "Account of the signed-in person",
  resolve: (personId, context, info) => context.loaders.one(thePerson, personId, askedColumns(context.service.source, info, Person)),
};

export const IdentityQueries = queries({
  me: oneOfViewer(thePerson, () => Me, "Account of the signed-in person; null when nobody is signed in"),
  person: oneById(personById, "anyone", "One person's public card; null when there is none that the viewer may see"),
});
