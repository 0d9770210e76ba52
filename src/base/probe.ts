/**
 * Where a race can be shown: verbs name the point between their check and their write, a test may wait there or take a
 * guard away to prove that the guard is what holds. In service nothing is set and a point costs one comparison.
 */
let visit: ((point: string) => Promise<void> | void) | null = null;
const removed = new Set<string>();

export const probe = {
  reach: (point: string): Promise<void> | void => visit?.(point),
  guarded: (guard: string): boolean => !removed.has(guard),
  /** Whether every guard is there: looking again would hide what one that was taken away lets happen. */
  intact: (): boolean => removed.size === 0,
  set(next: typeof visit): void { visit = next; },
  remove(guard: string): void { removed.add(guard); },
  reset(): void { visit = null; removed.clear(); },
};
