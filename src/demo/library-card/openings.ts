import { Consent, ConsentPurpose } from "../../identity/consent.js";
import { Skill, SkillKind, SkillUse } from "../../identity/skill.js";
import { HelpOffer, HelpOfferStatus } from "../../openings/help-offer.js";
import { OpeningSkill, SkillNeed } from "../../openings/opening-skill.js";
import { Opening, OpeningStatus } from "../../openings/opening.js";
import { DAY } from "../../base/clock.js";
import { DEMO_PROJECT } from "../projects.js";
import { type Story, writeRows } from "../rows.js";
import { daysAgo, STEWARD, TOM, type Ground, type Journey, type TouchpointKey } from "./cast.js";

const FORMS = "Fills in forms for somebody else";
const PROOF = "What may pass as proof of an address";
const BUDGET = "How a borough's budget works";
const { KNOWLEDGE, SKILL, EXPERIENCE } = SkillKind;

/** What some people bring, or want to learn, by their number; with the hours a week that they have. */
const BRING: readonly { who: number; hours: number; skills: readonly (readonly [SkillKind, string, "+" | "?"])[] }[] = [
  { who: TOM, hours: 4, skills: [[EXPERIENCE, FORMS, "+"]] },
  { who: 9, hours: 3, skills: [[SKILL, "Draws so that others understand", "+"], [KNOWLEDGE, BUDGET, "?"]] },
  { who: 13, hours: 2, skills: [[SKILL, "Speaks Ukrainian", "+"], [EXPERIENCE, "Came to a new country", "+"]] },
  { who: 22, hours: 5, skills: [[SKILL, "Listens without taking over", "+"], [EXPERIENCE, "fills in forms for somebody else", "+"], [KNOWLEDGE, PROOF, "?"]] },
  { who: 36, hours: 2, skills: [[KNOWLEDGE, BUDGET, "+"]] },
  { who: 44, hours: 6, skills: [[SKILL, "Listens without taking over", "+"], [EXPERIENCE, FORMS, "+"]] },
  { who: 52, hours: 3, skills: [[EXPERIENCE, FORMS, "+"], [KNOWLEDGE, PROOF, "?"]] },
  { who: 55, hours: 1, skills: [[SKILL, "Speaks Arabic", "+"]] },
  { who: 58, hours: 8, skills: [[SKILL, "Listens without taking over", "+"], [EXPERIENCE, FORMS, "+"], [KNOWLEDGE, PROOF, "?"]] },
  { who: 62, hours: 3, skills: [[SKILL, "Draws so that others understand", "+"]] },
  { who: 66, hours: 4, skills: [[SKILL, "listens without taking over", "+"], [KNOWLEDGE, BUDGET, "?"]] },
];
/** Whoever fits best does not want to be found, and so is not. */
const TOOK_BACK = 58;

interface OfferText { who: number; days: number; status: HelpOfferStatus; message?: string; answer?: string; hours: number; nameShown?: true }
interface OpeningText {
  about: TouchpointKey; title: string; description: string; benefit: string; languages: string[]; hoursPerWeek: number; weeks: number; people: number; opened: number; byWhen: number | null;
  status: OpeningStatus; closed?: number; closeReason?: string; skills: readonly (readonly [SkillKind, string, SkillNeed])[]; offers: readonly OfferText[];
}
const OPENINGS: readonly OpeningText[] = [
  {
    about: "form", title: "Sit beside people at the form, on Tuesdays", description: "Three hours on Tuesday afternoons. You are always two, and somebody from the desk is there.",
    benefit: "Fares and lunch are paid from the first day. A certificate if you want one, and a seat in the group that decides how it goes on.",
    languages: ["en", "it"], hoursPerWeek: 3, weeks: 12, people: 3, opened: 14, byWhen: 30, status: OpeningStatus.OPEN,
    skills: [[EXPERIENCE, FORMS, SkillNeed.NEEDED], [SKILL, "Listens without taking over", SkillNeed.NEEDED], [KNOWLEDGE, PROOF, SkillNeed.CAN_BE_LEARNT]],
    offers: [
      { who: 44, days: 10, hours: 3, status: HelpOfferStatus.ACCEPTED, nameShown: true, message: "I did this for my father for six years.", answer: "With joy. See you on Tuesday." },
      { who: 23, days: 4, hours: 2, status: HelpOfferStatus.PENDING, message: "Tuesdays I can be there from half past three." },
      { who: 60, days: 2, hours: 3, status: HelpOfferStatus.PENDING },
      { who: 31, days: 9, hours: 2, status: HelpOfferStatus.WITHDRAWN },
    ],
  },
  {
    about: "renews", title: "Read the library's budget together, and draw it on one page", description: "Four evenings with somebody from the treasury. What comes of it hangs beside the list of promises.",
    benefit: "You learn how a borough's budget works from whoever writes it, and your name stands under the drawing. Supper.",
    languages: [], hoursPerWeek: 2, weeks: 6, people: 4, opened: 8, byWhen: 45, status: OpeningStatus.OPEN,
    skills: [[SKILL, "Draws so that others understand", SkillNeed.NEEDED], [KNOWLEDGE, BUDGET, SkillNeed.CAN_BE_LEARNT]], offers: [],
  },
  {
    about: "hears", title: "Put the leaflet into Ukrainian and Arabic", description: "Two pages each. A printer and a second reader are there.",
    benefit: "Paid by the page, at the rate that the borough pays its translators.",
    languages: [], hoursPerWeek: 2, weeks: 3, people: 2, opened: 190, byWhen: -165, status: OpeningStatus.FILLED,
    skills: [[SKILL, "Speaks Ukrainian", SkillNeed.NEEDED], [SKILL, "Speaks Arabic", SkillNeed.NEEDED]],
    offers: [
      { who: 13, days: 188, hours: 2, status: HelpOfferStatus.ACCEPTED, nameShown: true, answer: "Thank you, the text is with you tonight." },
      { who: 55, days: 185, hours: 1, status: HelpOfferStatus.ACCEPTED, answer: "Thank you!" },
      { who: 18, days: 180, hours: 2, status: HelpOfferStatus.DECLINED, message: "I could do French.", answer: "We have two now. French is next: may we ask you then?" },
    ],
  },
  {
    about: "asks", title: "Count the queue for a week", description: "A tally every half hour, from ten to six.", benefit: "A meal a day, and the figures are yours to use.",
    languages: [], hoursPerWeek: 8, weeks: 1, people: 4, opened: 260, byWhen: null, status: OpeningStatus.CLOSED, closed: 205, closeReason: "Done: three of you counted 611 people. Nobody needs to count since the table came.",
    skills: [], offers: [],
  },
];

/** Tasks at the library card, who offered to do them, and who agreed to be found for them. */
export async function openings(people: readonly string[], { placeId }: Ground, { touchpoints }: Journey, act: Story): Promise<void> {
  const ahead = (days: number): Date => new Date(act.now.getTime() + days * DAY);
  await act.sql(
    `UPDATE person p SET hours_per_week = w.hours, place_id = :placeId FROM unnest(:ids::uuid[], :hours::int[]) AS w(id, hours) WHERE p.id = w.id`,
    { placeId, ids: BRING.map(({ who }) => people[who]), hours: BRING.map(({ hours }) => hours) });
  await writeRows(Skill, BRING.flatMap(({ who, skills }) => skills.map(([kind, name, use]) => (
    { at: daysAgo(20, act), personId: people[who], kind, name, use: use === "+" ? SkillUse.OFFERED : SkillUse.TO_LEARN }))), act);
  await writeRows(Consent, [
    ...BRING.map(({ who }) => ({ at: daysAgo(19, act), personId: people[who], purpose: ConsentPurpose.MATCHING, number: 1, given: true, textVersion: "2026-10", locale: "en" })),
    { at: daysAgo(12, act), personId: people[TOOK_BACK], purpose: ConsentPurpose.MATCHING, number: 2, given: false, textVersion: null, locale: null },
  ], act);

  const ids = await writeRows(Opening, OPENINGS.map(({ about, opened, byWhen, closed, closeReason = null, skills: _skills, offers: _offers, ...text }) => ({
    ...text, at: daysAgo(opened, act), projectId: DEMO_PROJECT, touchpointId: touchpoints[about].id, placeId, createdById: people[STEWARD], byWhen: byWhen === null ? null : ahead(byWhen),
    closedAt: closed === undefined ? null : daysAgo(closed, act), closeReason, version: 1,
  })), act);
  await writeRows(OpeningSkill, OPENINGS.flatMap(({ opened, skills }, i) => skills.map(([kind, name, need], position) => ({ at: daysAgo(opened, act), openingId: ids[i], position, kind, name, need }))), act);
  await writeRows(HelpOffer, OPENINGS.flatMap(({ offers }, i) => offers.map(({ who, days, status, message = null, answer = null, hours, nameShown = false }) => {
    const answered = status === HelpOfferStatus.ACCEPTED || status === HelpOfferStatus.DECLINED;
    return {
      at: daysAgo(days, act), openingId: ids[i], personId: people[who], message, hoursPerWeek: hours, nameShown, status,
      answeredAt: answered ? daysAgo(days - 1, act) : null, answeredById: answered ? people[STEWARD] : null, answer,
    };
  })), act);
}
