import { unauthenticated } from "./problem.js";
import type { Bearer } from "./viewer.js";

/** Who may try a root field at all; what they may do with an object is the policy's to say. */
export type Access = "anyone" | "signedIn" | "atDoor";

const WORDS: Record<Access, string> = { anyone: "Open to anyone.", signedIn: "Requires sign-in.", atDoor: "Requires sign-in, or a door token of the event." };

export const described = (description: string, access: Access): string => `${description}. ${WORDS[access]}`;

export function checkAccess(access: Access, { viewer, doorPass }: Bearer): void {
  if (access === "anyone" || viewer || (access === "atDoor" && doorPass)) return;
  throw unauthenticated();
}
