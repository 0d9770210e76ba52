import { holdsText } from "../base/like.js";
import { aggregate, byId, count, hasMany, hasOne, pageOf } from "../base/reads.js";
import { toAnyone } from "../base/viewer.js";
import { Person } from "../identity/person.js";
import { ownRows } from "../identity/policy.js";
import { Project } from "../projects/project.js";
import { stewards } from "../projects/policy.js";
import { HelpOffer } from "./help-offer.js";
import { OpeningSkill } from "./opening-skill.js";
import { Opening } from "./opening.js";
import { MOST_PEOPLE, MOST_SKILLS } from "./opening-details.js";
import { openingState, shownAsHelper, takesOffers, visibleHelpOffers, visibleOpenings, withOpening } from "./policy.js";
import { languageOf } from "./score.js";

export const theOpening = byId(Opening, visibleOpenings);
export const theHelpOffer = byId(HelpOffer, visibleHelpOffers);

const orders = { NEWEST: [{ by: "createdAt", descending: true }], SOONEST: ["byWhen"] };
const status = (t: string) => `${t}.status = :status::text`;

export const openingsOfProject = pageOf(Opening, "projectId", { name: "openings of a project", visible: visibleOpenings, orders, filters: { status } });
export const openingsOfTouchpoint = pageOf(Opening, "touchpointId", { name: "openings on a touchpoint", visible: visibleOpenings, orders, filters: { status } });

/** Those that anybody could offer to help with now. */
export const openOpenings = pageOf(Opening, null, {
  name: "openings", visible: visibleOpenings, where: takesOffers, orders,
  filters: {
    language: t => `(${t}.languages = '{}' OR EXISTS (SELECT 1 FROM unnest(${t}.languages) fl WHERE ${languageOf("fl")} = ${languageOf(":language::text")}))`,
    city: t => `EXISTS (SELECT 1 FROM place fp WHERE fp.id = ${t}.place_id AND lower(fp.city) = lower(:city::text))`,
    skill: t => `EXISTS (SELECT 1 FROM opening_skill fs WHERE fs.opening_id = ${t}.id AND normal_name(fs.name) = normal_name(:skill::text))`,
    hoursPerWeekAtMost: t => `${t}.hours_per_week <= :hoursPerWeekAtMost::int`,
    textContains: t => `(${holdsText(`${t}.title`, ":textContains")} OR ${holdsText(`COALESCE(${t}.description, '')`, ":textContains")})`,
  },
});

export const skillsOfOpening = hasMany(OpeningSkill, "openingId", ["position"], withOpening, { bound: MOST_SKILLS });

const offerOrders = { NEWEST: [{ by: "createdAt", descending: true }] };
export const offersOfOpening = pageOf(HelpOffer, "openingId", { name: "offers for an opening", visible: visibleHelpOffers, orders: offerOrders, filters: { status } });
export const offersOfPerson = pageOf(HelpOffer, "personId", { name: "my offers to help", visible: ownRows, orders: offerOrders, filters: { status } });
export const myOfferForOpening = hasOne(HelpOffer, "openingId", ownRows);

export const acceptedForOpening = count(Opening, { table: "help_offer", column: "opening_id", where: c => `${c}.status = 'ACCEPTED'` });
export const pendingForOpening = aggregate(Opening, t =>
  `(SELECT CASE WHEN ${stewards(`${t}.project_id`)} THEN (SELECT count(*)::int FROM help_offer c WHERE c.opening_id = ${t}.id AND c.status = 'PENDING') END)`);

/** Implied by the opening. */
export const projectOfOpening = byId(Project, toAnyone);
export const helpersOfOpening = hasMany(Person, { through: HelpOffer, parent: "openingId", child: "personId", where: shownAsHelper },
  [{ by: "answeredAt", of: "link" }], toAnyone, { bound: MOST_PEOPLE });
export const stateOfOpening = aggregate(Opening, openingState);
