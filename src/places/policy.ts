import type { Viewer } from "../base/viewer.js";

/** A place is edited by whoever added it, or by an administrator. */
export const mayEditPlace = (viewer: Viewer, place: { createdById: string | null }): boolean =>
  viewer.administrator || place.createdById === viewer.personId;
