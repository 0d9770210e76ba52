import { DAY, HOUR } from "../../base/clock.js";
import { newId } from "../../base/id.js";
import { AgreedShare } from "../../effort/agreed-share.js";
import { EffortChange } from "../../effort/effort-change.js";
import { EffortEntry } from "../../effort/effort-entry.js";
import { EffortAction, EffortKind, EffortStatus } from "../../effort/effort-kind.js";
import { BurdenPeriod, openFrom, startOf } from "../../effort/period.js";
import { ShareAgreement } from "../../effort/share-agreement.js";
import { DEMO_PROJECT } from "../projects.js";
import { type Story, type Told, writeRows } from "../rows.js";
import { entriesOf, OFFICER, STEWARD, type Ground, type Journey, type PartyKey, type TouchpointKey } from "./cast.js";

/** In percent of the hours: what the parties agreed on before they began. */
const AGREED: Record<PartyKey, number> = { residents: 11, families: 7, friends: 15, desk: 55, managers: 12 };

interface Line { of: PartyKey; kind: EffortKind; at: TouchpointKey; note: string; currency?: string; body?: true; people: number; months: readonly number[] }
/**
 * Month by month, up to the last one that is closed: the Friends' hours treble, the desk's fall by as much, and no resource
 * moves. Of what people bore so many share; the borough records for its own.
 */
const LINES: readonly Line[] = [
  { of: "friends", kind: EffortKind.HOURS, at: "form", note: "Sat beside people at the form", people: 8, months: [12, 15, 19, 24, 29, 34, 38] },
  { of: "desk", kind: EffortKind.HOURS, at: "form", note: "Hours of the desk, from the rota", body: true, people: 1, months: [60, 58, 53, 47, 42, 38, 36] },
  { of: "managers", kind: EffortKind.HOURS, at: "post", note: "Meetings, and letters to the contractor", body: true, people: 1, months: [12, 12, 11, 10, 9, 8, 8] },
  { of: "residents", kind: EffortKind.HOURS, at: "asks", note: "Tried out drafts, came to meetings", people: 6, months: [10, 10, 9, 10, 9, 10, 9] },
  { of: "families", kind: EffortKind.HOURS, at: "form", note: "Tried out drafts with the children", people: 5, months: [6, 6, 6, 5, 6, 6, 5] },
  { of: "friends", kind: EffortKind.MONEY, at: "form", note: "Bus fares", currency: "EUR", people: 6, months: [0, 0, 18, 24, 32, 38, 44] },
  { of: "friends", kind: EffortKind.RISK, at: "form", note: "Sees other people's papers", people: 5, months: [0, 0, 0, 0, 0, 2, 2] },
  { of: "residents", kind: EffortKind.TIME_SAVED, at: "asks", note: "One visit instead of three", people: 6, months: [0, 0, 6, 9, 12, 14, 15] },
  { of: "families", kind: EffortKind.TIME_SAVED, at: "asks", note: "Asked once for all of us", people: 5, months: [0, 0, 5, 5, 8, 8, 10] },
  { of: "desk", kind: EffortKind.TIME_SAVED, at: "form", note: "Ten minutes less for each form", body: true, people: 1, months: [0, 0, 6, 14, 22, 26, 28] },
];
const MONTHS = 7;

/** Who carries the work of the library card: agreed shares, and seven months in which they were not kept to. */
export async function effort(people: readonly string[], ground: Ground, { parties, touchpoints }: Journey, act: Story): Promise<void> {
  const first = openFrom(act.now, BurdenPeriod.MONTH) - MONTHS;
  const [agreementId] = await writeRows(ShareAgreement, [{
    at: startOf(first), projectId: DEMO_PROJECT, version: 1, validFrom: startOf(first), setById: people[STEWARD],
    note: "Agreed round the table, with everybody's hand up: the desk carries most, as it is paid for it.",
  }], act);
  await writeRows(AgreedShare, entriesOf(AGREED).map(([party, percent]) => ({ at: startOf(first), agreementId, partyId: parties[party].id, percent })), act);

  const entries: (Told<EffortEntry> & { id: string; at: Date })[] = LINES.flatMap(({ of, kind, at: key, note, currency = null, body, people: sharing, months }) => months.flatMap((total, month) => {
    const whose = body ? [people[OFFICER]] : parties[of].members.slice(0, sharing);
    return whose.flatMap((personId, i) => {
      const amount = kind === EffortKind.RISK ? total && 1 + (i + month) % 3 : part(total, whose.length, i);
      const borneAt = new Date(startOf(first + month).getTime() + (2 + 3 * i) * DAY + 15 * HOUR);
      return amount === 0 ? [] : [{
        id: newId(), at: new Date(borneAt.getTime() + DAY), projectId: DEMO_PROJECT, partyId: parties[of].id, personId, organisationId: body ? ground.borough : null,
        touchpointId: touchpoints[key].id, openingId: null, commitmentId: null, kind, amount, currency, borneAt, note, nameShown: !body && i === 0,
        status: EffortStatus.STANDING, disputedById: null, version: 1, publishedAmount: null, publishedWith: null,
      }];
    });
  }));
  const steps: Told<EffortChange>[] = entries.map(({ id, at, personId, amount, borneAt, note }) => ({ at, entryId: id, byId: personId, action: EffortAction.RECORDED, reason: null, amount, borneAt, note }));
  const step = (entry: typeof entries[number], days: number, byId: string | null, action: EffortAction, reason: string): void => {
    steps.push({ at: new Date(entry.at.getTime() + days * DAY), entryId: entry.id, byId, action, reason, amount: entry.amount, borneAt: entry.borneAt, note: entry.note });
  };
  const [disputed, corrected] = [6, 5].map(month => entries.find(({ partyId, borneAt }) => partyId === parties.friends.id && borneAt >= startOf(first + month))!);
  disputed.status = EffortStatus.DISPUTED;
  disputed.disputedById = people[STEWARD];
  step(disputed, 3, people[STEWARD], EffortAction.DISPUTED, "Is this afternoon not in the list twice? Please look again.");
  corrected.version = 2;
  step(corrected, 2, corrected.personId, EffortAction.CORRECTED, "I had written the start, and not how long.");
  await writeRows(EffortEntry, entries, act);
  await writeRows(EffortChange, steps, act);
}

/** A share in whole quarters, so that the shares sum up to the total. */
function part(total: number, among: number, index: number): number {
  const quarters = total * 4;
  return (Math.floor(quarters / among) + (index < quarters % among ? 1 : 0)) / 4;
}
