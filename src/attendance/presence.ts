/** What a scan says: that somebody came in, or that an earlier scan was a mistake. */
export interface Said { at: Date; nonce: string; undo: boolean }

/** Scans count in the order in which they were made, not in which they arrived; those of one instant by their nonce. */
export const inOrder = (a: Said, b: Said): number => a.at.getTime() - b.at.getTime() || (a.nonce < b.nonce ? -1 : Number(a.nonce > b.nonce));

/** Since when somebody is there, by all that was said of them: from the first check-in that no later undo takes back. */
export function presentSince(said: readonly Said[]): Date | null {
  let since: Date | null = null;
  for (const { undo, at } of [...said].sort(inOrder)) since = undo ? null : since ?? at;
  return since;
}

/** The same at the moment of this scan, by what was said before it. */
export const presentBefore = (scan: Said, said: readonly Said[]): Date | null => presentSince(said.filter(other => inOrder(other, scan) < 0));
