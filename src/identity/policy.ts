import type { Visible } from "../base/viewer.js";
import type { ConsentPurpose } from "./consent.js";

/** Conditions under which later modules make a person's card public; set once, from the modules' cards. */
let shownBy: readonly Visible[] = [];

export const showPeopleBy = (conditions: readonly Visible[]): void => { shownBy = conditions; };

/** One's own card, and the cards of people whom a public act (hosting, organising, joining) made visible. */
export const visiblePeople: Visible = t => [`${t}.id = :viewer`, ...shownBy.map(shown => `(${shown(t)})`)].join(" OR ");

export const ownRows: Visible = t => `${t}.person_id = :viewer`;

/** What is tied to the viewer: by who they are, or by the address they signed in with while an invitation awaits its answer. */
export const addressedToViewer: Visible = t => `${t}.person_id = :viewer OR ${t}.email = (SELECT own.email FROM person own WHERE own.id = :viewer)`;

/** Whether the person, whose id this SQL says, agrees to this: null and false both say no. What they said last holds, from its commit on. */
export const agreesTo = (purpose: `${ConsentPurpose}`, personId: string): string =>
  `(SELECT ac.given FROM consent ac WHERE ac.person_id = ${personId} AND ac.purpose = '${purpose}' ORDER BY ac.number DESC LIMIT 1)`;
