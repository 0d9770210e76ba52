/** Why a session cannot be in a room at a time, whatever the schedule: what `positions` leaves out and `unplaceable` explains. */
export type Obstacle =
  | "FEATURE_MISSING" | "NOT_ENOUGH_SLOTS" | "SLOT_PAST" | "SLOT_CLOSED" | "ROOM_CLOSED" | "ROOM_TAKEN" | "HOST_AWAY" | "HOST_TAKEN" | "APART";

/** How often each obstacle was met, in a fixed order, as a sentence's end: "3 times the room is closed, 2 times a host is away". */
export function inWords(met: ReadonlyMap<Obstacle, number>): string {
  const said = (Object.keys(WORDS) as Obstacle[]).flatMap(obstacle => {
    const times = met.get(obstacle) ?? 0;
    return times === 0 ? [] : [`${times === 1 ? "once" : `${times} times`} ${WORDS[obstacle]}`];
  });
  return said.join(", ");
}

const WORDS: Record<Obstacle, string> = {
  FEATURE_MISSING: "the room lacks a feature",
  NOT_ENOUGH_SLOTS: "too few slots follow",
  SLOT_PAST: "the slot has begun",
  SLOT_CLOSED: "the slot is closed",
  ROOM_CLOSED: "the room is closed",
  ROOM_TAKEN: "the room is taken",
  HOST_AWAY: "a host is not available",
  HOST_TAKEN: "a host is in another session",
  APART: "a session runs that it must not clash with",
};
