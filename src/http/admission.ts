import { unavailable } from "../base/problem.js";

export interface AdmissionBounds {
  /** Changes that run at once. */
  width: number;
  /** Changes that may wait, and characters that all of them may hold. */
  mostWaiting: number;
  mostCharacters: number;
  /** How long one may wait. */
  patienceMs: number;
}

interface Waiting { characters: number; enter: () => void }

/**
 * Lets changes in a few at a time, in order of arrival. Without it, a crowd that sends its changes in one moment has all
 * of them parsed, validated and waiting before anybody's read gets its turn on the one thread.
 */
export class Admission {
  private inside = 0;
  private characters = 0;
  private readonly waiting = new Set<Waiting>();

  constructor(private readonly bounds: AdmissionBounds) {}

  /** Throws SERVICE_UNAVAILABLE where the line is full or has not moved in time, and the signal's reason for whoever is gone; then no work is done. */
  async through<T>(work: () => Promise<T>, gone: AbortSignal, charactersOf: () => number): Promise<T> {
    gone.throwIfAborted();
    if (this.inside < this.bounds.width) this.inside++;
    else await this.wait(gone, charactersOf());
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  private wait(gone: AbortSignal, characters: number): Promise<void> {
    const { mostWaiting, mostCharacters, patienceMs } = this.bounds;
    if (this.waiting.size >= mostWaiting || this.characters + characters > mostCharacters) return Promise.reject(tryLater());
    return new Promise((resolve, reject) => {
      const end = (): void => {
        clearTimeout(timer);
        gone.removeEventListener("abort", leave);
        this.waiting.delete(waiting);
        this.characters -= characters;
      };
      const leave = (): void => { end(); reject(gone.reason as Error); };
      const timer = setTimeout(() => { end(); reject(tryLater()); }, patienceMs);
      const waiting: Waiting = { characters, enter: () => { end(); resolve(); } };
      gone.addEventListener("abort", leave, { once: true });
      this.waiting.add(waiting);
      this.characters += characters;
    });
  }

  private leave(): void {
    if (this.waiting.size === 0) { this.inside--; return; }
    // Between two of the crowd, whoever else has arrived meanwhile is served; and some of the crowd may go.
    setImmediate(() => {
      const [next] = this.waiting;
      if (next) next.enter();
      else this.inside--;
    });
  }
}

/** Not all at the same moment, or they would meet again. */
const tryLater = () => unavailable(2_000 + Math.round(Math.random() * 3_000));
