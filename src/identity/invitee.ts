import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { spend } from "../base/budget.js";
import type { Checks } from "../base/checks.js";
import type { Context } from "../base/context.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { found } from "../base/refusal.js";
import { checkEmail, normalEmail } from "./email.js";
import { Person } from "./person.js";
import { visiblePeople } from "./policy.js";

/** Invitations that one person may send in a day: each is a mail to somebody who did not ask for it. */
const INVITATIONS = { name: "invitations", points: 300, seconds: 86_400 };

/** Whom an invitation goes to. */
@InputType()
export abstract class InvitationInput extends KeyedInput {
  @Field(() => Id, { nullable: true, description: "Person to invite; either this or `email`" }) personId?: string | null;
  @Field(() => String, { nullable: true, description: "Address to invite; the answer is the same whether or not it is known here. Either this or `personId`" }) email?: string | null;
}

export function checkInvitee(input: InvitationInput, checks: Checks): void {
  if ((input.personId == null) === (input.email == null)) checks.fail("personId", "Give either `personId` or `email`");
  if (input.email != null) checkEmail(checks, "email", input.email);
}

export const spendInvitation = async (_input: object, context: Context): Promise<void> => {
  if (context.viewer) await spend(context, INVITATIONS, context.viewer.personId);
};

/** The person an invitation is for; an address that is not known gets an account that waits for its first sign-in. */
export async function inviteeOf({ personId, email }: InvitationInput, act: Act): Promise<{ personId: string; byEmail: boolean }> {
  if (personId != null) {
    const known = await act.first<{ id: string }>(`SELECT p.id FROM person p WHERE p.id = :personId AND (${visiblePeople("p")})`, { personId });
    return { personId: found(known, "person", "personId").id, byEmail: false };
  }
  const address = normalEmail(email!);
  const known = await act.first<{ id: string }>("SELECT id FROM person WHERE email = :address", { address });
  return { personId: known?.id ?? await act.insert(Person, unclaimed(address.split("@")[0], address)), byEmail: true };
}

/** A person who has not signed in yet. */
export const unclaimed = (displayName: string, email: string | null): Omit<Person, "id" | "createdAt" | "updatedAt"> => ({
  displayName, email, locale: "en", languages: [], tagLine: null, bio: null, avatarUrl: null,
  timeZone: null, hoursPerWeek: null, drivers: null, concerns: null, administrator: false,
});
