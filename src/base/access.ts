import { unauthenticated } from "./problem.js";
import type { Viewer } from "./viewer.js";

/** Who may try a root field at all; what they may do with an object is the policy's to say. */
export type Access = "anyone" | "signedIn";

const WORDS: Record<Access, string> = { anyone: "Open to anyone.", signedIn: "Requires sign-in." };

export const described = (description: string, access: Access): string => `${description}. ${WORDS[access]}`;

export function checkAccess(access: Access, viewer: Viewer | null): void {
  if (access === "signedIn" && !viewer) throw unauthenticated();
}
