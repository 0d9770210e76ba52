/** The service's only source of "now": it enters SQL as a parameter, so that tests and plans can hold time still. */
let source = (): Date => new Date();

export const clock = {
  now: (): Date => source(),
  /** Replaces the source of time; answers a function that puts the old one back. */
  replace(next: () => Date): () => void {
    const old = source;
    source = next;
    return () => { source = old; };
  },
};

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
