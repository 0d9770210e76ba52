import { unavailable } from "./problem.js";

interface Waiting { enter: () => void; timer: NodeJS.Timeout }

/**
 * Hot rows queue here, before the pool: changes of one event wait in order in the process and hold at most a few of the
 * pool's connections. It is for fairness to everybody else; what is correct rests on the row's lock.
 */
export class Gate {
  private readonly lines = new Map<string, { inside: number; waiting: Waiting[] }>();

  constructor(private readonly width: number, private readonly patienceMs: number) {}

  /** How many wait, over all keys. */
  get waiting(): number { return [...this.lines.values()].reduce((sum, line) => sum + line.waiting.length, 0); }

  async through<T>(key: string, work: () => Promise<T>): Promise<T> {
    await this.enter(key);
    try { return await work(); } finally { this.leave(key); }
  }

  private enter(key: string): Promise<void> | void {
    const line = this.lines.get(key) ?? { inside: 0, waiting: [] };
    this.lines.set(key, line);
    if (line.inside < this.width) { line.inside++; return; }
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        enter: () => { clearTimeout(waiting.timer); resolve(); },
        timer: setTimeout(() => {
          line.waiting.splice(line.waiting.indexOf(waiting), 1);
          reject(unavailable(1_000 + Math.round(Math.random() * 2_000)));
        }, this.patienceMs),
      };
      line.waiting.push(waiting);
    });
  }

  private leave(key: string): void {
    const line = this.lines.get(key)!;
    const next = line.waiting.shift();
    if (next) next.enter();
    else if (--line.inside === 0) this.lines.delete(key);
  }
}
