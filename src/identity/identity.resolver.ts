import { ArgsType, Field, InputType } from "type-graphql";
import { askedColumns } from "../base/asked.js";
import { computed, fieldsOf, list, one, oneById, oneOfViewer, page, queries } from "../base/doors.js";
import type { Yielded } from "../base/change.js";
import { PageArgs } from "../base/page.js";
import { ConsentPurpose } from "./consent.js";
import { Me } from "./me.js";
import { Person } from "./person.js";
import { myConsents, mySignIns, mySkills, personById, thePerson } from "./reads.js";
import { SignIn } from "./sign-in.js";

@InputType({ description: "Which consents; every condition that is given must hold" })
export class ConsentFilter {
  @Field(() => ConsentPurpose, { nullable: true, description: "Is about this" }) purpose?: ConsentPurpose | null;
}

@ArgsType()
export class ConsentPageArgs extends PageArgs {
  @Field(() => ConsentFilter, { nullable: true, description: "Which consents; all when absent" }) filter?: ConsentFilter | null;
}

export const MeFields = fieldsOf(Me, {
  person: one(thePerson, { nullable: false, description: "Public card, as others see it" }),
  skills: list(mySkills, "What the person brings and wants to learn"),
  signIns: list(mySignIns, "Where the person is signed in, last used first"),
  consents: page(myConsents, "What the person agreed to and took back, newest first: the newest for a purpose holds", ConsentPageArgs),
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
