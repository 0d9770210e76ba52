import { CharacteristicMark } from "../principles/characteristic-mark.js";
import { CHARACTERISTICS } from "../principles/characteristic.js";
import { ELEMENTS, Fulfilment } from "../principles/living-lab-element.js";
import { LivingLabChecklist } from "../principles/living-lab-checklist.js";
import { LivingLabItem } from "../principles/living-lab-item.js";
import { PrinciplesAssessment } from "../principles/principles-assessment.js";
import { daysAgo, STEWARD, TOM, type Ground, type Journey } from "./library-card/cast.js";
import { DEMO_PROJECT } from "./projects.js";
import { type Story, writeRows } from "./rows.js";

type Mark = readonly [score: number, evidence: string | null];
interface AssessmentText { by: number; forResidents: boolean; days: number; summary: string; marks: readonly [Mark, Mark, Mark, Mark, Mark, Mark] }

/** The steward's and Tom's, each twice, half a year apart; marks in the order of the six characteristics. */
const ASSESSED: readonly AssessmentText[] = [
  {
    by: STEWARD, forResidents: false, days: 210, summary: "We ask people much and do not yet know what they can.",
    marks: [
      [3, "Residents sit in the writing group; their hours are not paid."], [1, "Nobody has asked what people can do."], [2, "The desk says what it gives. What residents get is not written down."],
      [1, "The Friends know one another. Whoever comes for a card knows nobody."], [2, "The drafts are written together, the decisions are taken in the office."], [2, "The borough runs the meetings, and takes the minutes."],
    ],
  },
  {
    by: STEWARD, forResidents: false, days: 25, summary: "Better in all but one: what is given back fell behind while the Friends' hours grew.",
    marks: [
      [4, "The table, the form and the leaflet came from residents and desk staff."], [3, "A list of what is needed and offered at each touchpoint; nine capabilities, three gaps closed."],
      [1, "The Friends' hours trebled and nothing moved to them, not even the fares."], [3, "Saturdays among the shelves; eleven people came back to show others round."],
      [3, "A desk assistant and a volunteer lead the writing group in turn."], [3, "The borough sends one person, who speaks last."],
    ],
  },
  {
    by: TOM, forResidents: true, days: 205, summary: "Kind people, and a long way.",
    marks: [
      [2, "I was asked what I think, and not what I can."], [1, "I care for my father. Nobody asked what one learns from that."], [2, "I get a card for it, in the end."],
      [0, null], [1, "There is a counter, and it has two sides."], [2, "They put a room at our disposal."],
    ],
  },
  {
    by: TOM, forResidents: true, days: 22, summary: "The counter is gone, and something else with it.",
    marks: [
      [4, "What I said about carers stands on the form now."], [3, "I show others how to order for somebody at home."], [3, "My evenings, against a list of promises on the door. Mostly kept."],
      [2, "Four of us write to one another."], [4, "At the round table one cannot tell who works there."], [3, "We set the date of the last meeting."],
    ],
  },
];

type Item = readonly [Fulfilment, string | null];
const CHECKLIST: { summary: string; items: readonly [Item, Item, Item, Item, Item] } = {
  summary: "A street and good will. Not yet a lab: two methods are missing, and the shops.",
  items: [
    [Fulfilment.PARTLY_MET, "Tenants of three houses take part from the beginning; those of the other nine were asked once, by letter."],
    [Fulfilment.MET, "Everything happens in the street, between the tram stop and the park."],
    [Fulfilment.PARTLY_MET, "The laboratory and the tenants; the borough sends an observer, the shopkeepers nobody."],
    [Fulfilment.NOT_MET, null],
    [Fulfilment.PARTLY_MET, "The benches were built together. Where they stand had been decided before."],
  ],
};
/** Who filled it in: the living lab's steward. */
const LAB_STEWARD = 24;

/** How far members say that the library card is co-production, then and now; and whether the street is a living lab yet. */
export async function assessments(people: readonly string[], { livingLab }: Ground, { parties }: Journey, act: Story): Promise<void> {
  const ids = await writeRows(PrinciplesAssessment, ASSESSED.map(({ by, forResidents, days, summary }, i) => {
    const next = ASSESSED.slice(i + 1).find(other => other.by === by);
    return {
      at: daysAgo(days, act), projectId: DEMO_PROJECT, authorId: people[by], partyId: forResidents ? parties.residents.id : null, assessedAt: daysAgo(days, act), summary, language: "en", version: 1,
      supersededAt: next ? daysAgo(next.days, act) : null, withdrawnAt: null,
    };
  }), act);
  await writeRows(CharacteristicMark, ASSESSED.flatMap(({ days, marks }, i) => marks.map(([score, evidence], mark) => (
    { at: daysAgo(days, act), assessmentId: ids[i], characteristic: CHARACTERISTICS[mark], position: mark + 1, score, evidence }))), act);

  const at = daysAgo(15, act);
  const [checklistId] = await writeRows(LivingLabChecklist, [{
    at, projectId: livingLab, authorId: people[LAB_STEWARD], partyId: null, assessedAt: at, summary: CHECKLIST.summary, language: "en", version: 1, supersededAt: null, withdrawnAt: null,
  }], act);
  await writeRows(LivingLabItem, CHECKLIST.items.map(([fulfilment, evidence], i) => ({ at, checklistId, element: ELEMENTS[i], position: i + 1, fulfilment, evidence })), act);
}
