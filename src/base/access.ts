import { forbidden, unauthenticated } from "./problem.js";
import type { Bearer, Scope } from "./viewer.js";

/** Who may try a root field at all; what they may do with an object is the policy's to say. */
export type Access = "anyone" | "signedIn" | "atDoor";

const WORDS: Record<Access, string> = { anyone: "Open to anyone.", signedIn: "Requires sign-in.", atDoor: "Requires sign-in, or a door token of the event." };

export const described = (description: string, access: Access): string => `${description}. ${WORDS[access]}`;

/** `scope` is what is done: a person's token does no more than it was made for, whoever may do it. */
export function checkAccess(access: Access, scope: Scope, { viewer, doorPass }: Bearer): void {
  if (viewer && !viewer.scopes.includes(scope)) throw forbidden(scope);
  if (access === "anyone" || viewer || (access === "atDoor" && doorPass)) return;
  throw unauthenticated();
}
