import { unavailable } from "../base/problem.js";

/**
 * Lets changes in a few at a time, in order of arrival. Without it, a crowd that sends its changes in one moment has all
 * of them parsed, validated and waiting before anybody's read gets its turn on the one thread.
 */
export class Admission {
  private inside = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly width: number, private readonly mostWaiting: number) {}

  async through<T>(work: () => Promise<T>): Promise<T> {
    if (this.inside >= this.width) {
      if (this.waiting.length >= this.mostWaiting) throw unavailable(2_000);
      await new Promise<void>(enter => { this.waiting.push(enter); });
    } else {
      this.inside++;
    }
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      // Between two of the crowd, whoever else has arrived meanwhile is served.
      if (next) setImmediate(next);
      else this.inside--;
    }
  }
}
