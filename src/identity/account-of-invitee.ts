import type { Act } from "../base/act.js";
import { found } from "../base/refusal.js";
import type { Viewer } from "../base/viewer.js";
import { normalEmail } from "./email.js";
import { Person } from "./person.js";
import { personById } from "./reads.js";
import type { InviteeInput } from "./invitee.js";

/**
 * The person an invitation is for, where it must be a person: a host or an organiser is one of a table of people. An
 * address that is not known gets an account that waits for its first sign-in; `byEmail` says that who it is stays untold.
 */
export async function accountOf({ personId, email }: Pick<InviteeInput, "personId" | "email">, act: Act): Promise<{ personId: string; byEmail: boolean }> {
  if (personId != null) return { personId: found(await act.reads.one(personById, personId, ["id"]), "person", "personId").id, byEmail: false };
  return { personId: await accountWith(email!, {}, act), byEmail: true };
}

/** Who has this address, with or without having signed in; an account for it when nobody has. Two who make one at once meet at its constraint, and whoever is second looks again. */
export async function accountWith(email: string, made: { displayName?: string | null }, act: Act<Viewer | null>): Promise<string> {
  const address = normalEmail(email);
  const known = await act.first<{ id: string }>("SELECT id FROM person WHERE email = :address", { address });
  return known?.id ?? act.insert(Person, unclaimed(made.displayName ?? address.split("@")[0], address));
}

/** A person who has not signed in yet. */
export const unclaimed = (displayName: string, email: string | null): Omit<Person, "id" | "createdAt" | "updatedAt"> => ({
  displayName, email, locale: "en", localeChosen: false, languages: [], tagLine: null, bio: null, avatarUrl: null,
  timeZone: null, hoursPerWeek: null, placeId: null, drivers: null, concerns: null, administrator: false,
});
