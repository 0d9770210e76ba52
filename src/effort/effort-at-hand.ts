import { Field, ObjectType } from "type-graphql";
import type { Act } from "../base/act.js";
import { probe } from "../base/probe.js";
import { allow, found, Refusal, refuse } from "../base/refusal.js";
import type { Viewer } from "../base/viewer.js";
import { EffortChange } from "./effort-change.js";
import { type EffortAction, type EffortKind, EffortStatus } from "./effort-kind.js";
import { EffortVerb } from "./effort-verb.js";
import { effortMay, effortState, visibleEffort, type EffortState } from "./policy.js";

@ObjectType({ implements: Refusal, description: "Stands elsewhere than this change begins: somebody else may have moved it meanwhile" })
export class WrongEffortStatus extends Refusal {
  @Field(() => EffortStatus, { description: "Where it stands" })
  status: EffortStatus;

  constructor(status: EffortStatus) {
    super(`The entry is ${status}: this cannot be done with it now`);
    this.status = status;
  }
}

/** An entry as verbs need it, with the viewer's standing to it. */
export interface EffortAtHand { id: string; partyId: string; kind: EffortKind; amount: number; borneAt: Date; note: string | null; state: EffortState }

const LOOK = `SELECT e.id, e.party_id AS "partyId", e.kind, e.amount, e.borne_at AS "borneAt", e.note, ${effortState("e")} AS state
  FROM effort_entry e WHERE e.id = :entryId AND (${visibleEffort("e")})`;

/** Keeps a party's effort from being published meanwhile: what is summed is then what is marked as published. */
export async function holdSums(partyId: string, act: Act<Viewer | null>): Promise<void> {
  if (probe.guarded("effort sums")) await act.sql("SELECT 1 FROM party WHERE id = :partyId FOR SHARE", { partyId });
}

/** The entry, locked, if the viewer may do this with it. Whoever comes second is told where it stands by now. */
export async function effortFor(verb: EffortVerb, entryId: string, act: Act): Promise<EffortAtHand> {
  const look = async () => found(await act.first<EffortAtHand>(LOOK, { entryId }), "entry of effort", "entryId");
  await holdSums((await look()).partyId, act);
  if (probe.guarded("effort entry")) await act.sql("SELECT 1 FROM effort_entry WHERE id = :entryId FOR NO KEY UPDATE", { entryId });
  const entry = await look();
  const { state } = entry;
  allow(Object.values(EffortStatus).some(status => effortMay(verb, { ...state, status })), `The viewer may not ${verb.toLowerCase()} here: this is for ${FOR[verb]}`);
  if (!effortMay(verb, state)) refuse(new WrongEffortStatus(state.status));
  await probe.reach("effort looked at");
  return entry;
}

const WHOSE = "whose effort it is: that person, or officers and admins of the organisation that recorded it of itself";
const JUDGES = "stewards of the project, and not for one's own or one's organisation's";
const FOR: Record<EffortVerb, string> = {
  CORRECT: WHOSE, RETRACT: WHOSE, DISPUTE: JUDGES, DISMISS: JUDGES, UPHOLD: `${JUDGES}, and for another than the one who raised the doubt`,
};

/** Writes a step of the history, with what the entry says from then on. */
export const noteStep = ({ id, amount, borneAt, note }: Pick<EffortAtHand, "id" | "amount" | "borneAt" | "note">, action: EffortAction, reason: string | null, act: Act): Promise<string> =>
  act.insert(EffortChange, { entryId: id, byId: act.viewer.personId, action, reason, amount, borneAt, note });
