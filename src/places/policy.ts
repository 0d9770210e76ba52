import type { Viewer, Visible } from "../base/viewer.js";

/** A place is edited by whoever added it, or by an administrator. */
export const mayEditPlace = (viewer: Viewer, place: { createdById: string | null }): boolean =>
  viewer.administrator || place.createdById === viewer.personId;

/** The same in SQL, as JSON text. */
export const editsPlace: Visible = t => `COALESCE(:administrator OR ${t}.created_by_id = :viewer, FALSE)::text`;
