import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { spend } from "../base/budget.js";
import type { Checks } from "../base/checks.js";
import type { Context } from "../base/context.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { found } from "../base/refusal.js";
import { checkEmail, normalEmail } from "./email.js";
import { personById } from "./reads.js";

/** Mail to strangers is rationed: whoever invites could otherwise write to anybody. */
const INVITATIONS = { name: "invitations", points: 300, seconds: 86_400 };

/**
 * Whom an invitation is for. An address is never looked up: the invitation stays with the address until somebody who
 * signed in with it answers, so nothing tells whether the address is known.
 */
@InputType()
export abstract class InviteeInput extends KeyedInput {
  @Field(() => Id, { nullable: true, description: "Person to invite, one that the viewer sees; either this or `email`" }) personId?: string | null;
  @Field(() => String, { nullable: true, description: "Address to invite: whoever signs in with it can accept. The answer is the same whether or not the address is known; either this or `personId`" }) email?: string | null;
}

export interface Invitee { personId: string | null; email: string | null }

export function checkInvitee(input: InviteeInput, checks: Checks): void {
  checks.require((input.personId == null) !== (input.email == null), "personId", "Give either `personId` or `email`");
  if (input.email != null) checkEmail(checks, "email", input.email);
}

export async function spendInvitation(input: InviteeInput, context: Context): Promise<void> {
  if (input.email != null && context.viewer) await spend(context, INVITATIONS, context.viewer.personId);
}

export async function inviteeOf({ personId, email }: InviteeInput, act: Act): Promise<Invitee> {
  if (email != null) return { personId: null, email: normalEmail(email) };
  return { personId: found(await act.reads.one(personById, personId!, ["id"]), "person", "personId").id, email: null };
}

/** Tells whoever is invited; mail to an address goes out the same way whether or not it is known. */
export async function tellInvitee({ personId, email }: Invitee, kind: string, causeId: string, data: Record<string, unknown>, act: Act): Promise<void> {
  if (personId !== null) return act.tell({ kind, personId, causeId, data });
  const [{ locale }] = await act.sql<{ locale: string }>(
    "SELECT coalesce((SELECT locale FROM person WHERE email = :email), (SELECT locale FROM person WHERE id = :viewer)) AS locale", { email });
  act.tell({ kind, causeId, data: { ...data, locale }, sealed: { email } });
}
