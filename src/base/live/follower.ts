import type { Viewer } from "../viewer.js";

/** Somebody who follows an object. A door token follows as nobody does: it is for what is done at the door. */
export interface Follower { readonly subject: string; readonly viewer: Viewer | null }

/** The same for sign-ins that stand for the same viewer. */
export const viewerKey = (viewer: Viewer | null): string => viewer ? `${viewer.signInId} ${viewer.administrator}` : "";

/** What reads may refer to, said of many followers at once: columns of `f`. */
export const FOLLOWER: Readonly<Record<string, string>> = {
  viewer: "f.person", signIn: "f.sign_in", administrator: "f.administrator", doorEvent: "NULL::uuid",
};

/** Values of the parameters that make up `f`. */
export const followersOf = (viewers: readonly (Viewer | null)[]): Record<string, unknown> => ({
  signIns: viewers.map(viewer => viewer?.signInId ?? null),
  persons: viewers.map(viewer => viewer?.personId ?? null),
  administrators: viewers.map(viewer => viewer?.administrator ?? false),
});
