import type { Act } from "../base/act.js";
import { probe } from "../base/probe.js";
import { found } from "../base/refusal.js";
import type { Window } from "../events/phases.js";

export interface IterationAtHand { id: string; startedAt: Date; endedAt: Date | null }

/**
 * The touchpoint's current iteration, or the one that is asked for. It does not end before the transaction does: whoever
 * ends one waits, and who comes behind that is told of the end.
 */
export async function iterationAtHand(touchpointId: string, iterationId: string | null, act: Act): Promise<IterationAtHand> {
  return found(await act.first<IterationAtHand>(
    `SELECT i.id, i.started_at AS "startedAt", i.ended_at AS "endedAt" FROM touchpoint_iteration i
     WHERE i.touchpoint_id = :touchpointId
       AND i.id = coalesce(:iterationId::uuid, (SELECT c.id FROM touchpoint_iteration c WHERE c.touchpoint_id = :touchpointId AND c.ended_at IS NULL))
     ${probe.guarded("iteration") ? "FOR SHARE" : ""}`, { touchpointId, iterationId }), "iteration of this touchpoint", "iterationId");
}

/** When people can say what they think of an iteration: while it is current, and nothing was withdrawn of what they speak of. */
export const windowOf = ({ startedAt, endedAt }: IterationAtHand, ...withdrawn: readonly (Date | null)[]): Window => {
  const ends = [endedAt, ...withdrawn].flatMap(at => at?.getTime() ?? []);
  return { opensAt: startedAt, closesAt: ends.length > 0 ? new Date(Math.min(...ends)) : null };
};
