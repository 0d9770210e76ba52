import type { Visible } from "../base/viewer.js";

/** The card is shown by the edge that leads to it (host, organiser, member); a way to list people does not exist. */
export const visiblePeople: Visible = () => "TRUE";

export const ownRows: Visible = t => `${t}.person_id = :viewer`;
