import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { found } from "../base/refusal.js";
import { SignIn } from "./sign-in.js";

@InputType({ description: "Which sign-in ends" })
export class SignOutInput {
  @Field(() => Id, { nullable: true, description: "Sign-in to end, one of `me.signIns`; this very one when absent" }) signInId?: string | null;
}

@InputType({ description: "Ends every sign-in" })
export class SignOutEverywhereInput {
  @Field(() => Boolean, { nullable: true, description: "Whether this very sign-in stays; it ends too when absent" }) keepThisOne?: boolean | null;
}

const ended = { type: () => Number, description: "How many sign-ins ended", resolve: (count: string) => Number(count) };

export class SignOut {
  @Change({
    input: () => SignOutInput, yields: { signedOut: ended }, access: "signedIn", keyed: false,
    description: "Signs out: the token is worthless from now on",
  })
  async signOut(input: SignOutInput, act: Act): Promise<{ signedOut: string }> {
    const id = input.signInId ?? act.viewer.signInId;
    found(await act.delete(SignIn, { id, personId: act.viewer.personId }) || null, "sign-in of yours", "signInId");
    return { signedOut: "1" };
  }

  @Change({
    input: () => SignOutEverywhereInput, yields: { signedOut: ended }, access: "signedIn", keyed: false,
    description: "Signs out everywhere: every token of this person is worthless from now on",
  })
  async signOutEverywhere(input: SignOutEverywhereInput, act: Act): Promise<{ signedOut: string }> {
    const rows = await act.sql("DELETE FROM sign_in WHERE person_id = :viewer AND NOT (:keep::boolean AND id = :signInId) RETURNING id",
      { keep: input.keepThisOne ?? false, signInId: act.viewer.signInId });
    return { signedOut: String(rows.length) };
  }
}
