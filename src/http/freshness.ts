/** Whether what was read of some tables still stands: what was written since makes it stale. */
export class Freshness {
  private tick = 0;
  private anyAt = 0;
  private readonly writtenAt = new Map<string, number>();

  /** To be taken before reading. */
  now(): number { return this.tick; }

  /** Null stands for any table. */
  written(tables: readonly string[] | null): void {
    this.tick++;
    if (tables === null) this.anyAt = this.tick;
    else for (const table of tables) this.writtenAt.set(table, this.tick);
  }

  stands(readAt: number, tables: readonly string[]): boolean {
    return this.anyAt <= readAt && tables.every(table => (this.writtenAt.get(table) ?? 0) <= readAt);
  }
}
