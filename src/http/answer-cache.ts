import { clock } from "../base/clock.js";
import { probe } from "../base/probe.js";
import type { Sources } from "../base/plan/plan.js";
import type { Freshness } from "./freshness.js";
import type { NextMoment } from "./moments.js";

export interface KeptAnswer { text: string; etag: string }

interface Kept extends KeptAnswer { readAt: number; tables: readonly string[]; moment: number; expires: number; bytes: number }

/** Bytes that are kept at most, all answers together and in one. */
const MOST_BYTES = 16 * 1024 * 1024;
const MOST_IN_ONE = 512 * 1024;
/** What an answer holds besides its texts. */
const BYTES_OF_ENTRY = 512;
/** An instance that is killed between a commit and its message tells nobody: so nothing is kept for longer. */
const MOST_MS = 5_000;

/**
 * Answers to queries of people who are not signed in, for as long as nothing they were read from has changed: no table
 * was written to, and no instant passed at which they change by time alone. By-passed while this instance cannot hear
 * what others write.
 */
export class AnswerCache {
  private readonly kept = new Map<string, Kept>();
  private bytes = 0;

  constructor(readonly freshness: Freshness, private readonly moments: NextMoment, private readonly hears: () => boolean) {}

  find(key: string): KeptAnswer | null {
    const found = this.kept.get(key);
    if (!found) return null;
    if (!this.hears() || found.expires <= performance.now() || found.moment <= clock.now().getTime() || !this.stands(found)) {
      this.drop(key, found);
      return null;
    }
    // The least recently used leave first.
    this.kept.delete(key);
    this.kept.set(key, found);
    return found;
  }

  /** `readAt` is the freshness from before it was read, `now` the present it was read with. */
  async keep(key: string, text: string, etag: string, { tables, timed }: Sources, readAt: number, now: Date): Promise<void> {
    const bytes = BYTES_OF_ENTRY + heldBy(key) + heldBy(text);
    if (!this.hears() || bytes > MOST_IN_ONE) return;
    const expires = performance.now() + MOST_MS;
    const moment = timed ? await this.moments.after(now) : Infinity;
    const old = this.kept.get(key);
    if (old) this.drop(key, old);
    this.kept.set(key, { text, etag, readAt, tables, moment, expires, bytes });
    this.bytes += bytes;
    for (const [oldest, answer] of this.kept) {
      if (this.bytes <= MOST_BYTES) break;
      this.drop(oldest, answer);
    }
  }

  /** Also of what was written while it was read. */
  private stands({ readAt, tables }: Kept): boolean { return !probe.guarded("freshness") || this.freshness.stands(readAt, tables); }

  private drop(key: string, { bytes }: Kept): void {
    this.kept.delete(key);
    this.bytes -= bytes;
  }
}

/** Bytes of a string, rather too many: outside ASCII a character takes two, which one such character makes of all. */
const heldBy = (text: string): number => Buffer.byteLength(text) === text.length ? text.length : 2 * text.length;
