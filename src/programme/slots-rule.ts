export interface Range { startsAt: Date; endsAt: Date }

/** The time from a slot's start to the end of the last of `length` slots in order; null when not as many follow. */
export function rangeOfSlots(slots: readonly (Range & { id: string })[], firstId: string, length: number): Range | null {
  const inOrder = [...slots].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  const at = inOrder.findIndex(slot => slot.id === firstId);
  const [first, last] = [inOrder[at], inOrder[at + length - 1]];
  return at >= 0 && last ? { startsAt: first.startsAt, endsAt: last.endsAt } : null;
}
