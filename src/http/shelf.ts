import { hash } from "node:crypto";

/** Digests that are remembered of what came once: the last so many, and as many again. */
const MOST_SEEN = 8_192;

interface Kept<Value> { value: Value; weight: number }

/**
 * Keeps what comes a second time, within a weight and a number; the least recently used leave. Of what comes once only a
 * digest is remembered for a while (a doorkeeper: Einziger, Friedman and Manes, "TinyLFU", 2017): so many different things
 * that come once take no room, and drive out nothing that comes again.
 */
export class Shelf<Value> {
  private readonly kept = new Map<string, Kept<Value>>();
  private seen = new Set<string>();
  private seenBefore = new Set<string>();
  private weighs = 0;

  constructor(private readonly mostBytes: number, private readonly mostThings: number) {}

  get size(): number { return this.kept.size; }
  /** Bytes of what is kept, as whoever offered it estimated. */
  get bytes(): number { return this.weighs; }

  get(key: string): Value | undefined {
    const found = this.kept.get(key);
    if (!found) return undefined;
    this.kept.delete(key);
    this.kept.set(key, found);
    return found.value;
  }

  /** Keeps it if it was offered before. `bytes` is what it holds, its key included. */
  offer(key: string, value: Value, bytes: number): void {
    if (!this.cameBefore(key)) return;
    this.drop(key);
    this.kept.set(key, { value, weight: bytes });
    this.weighs += bytes;
    this.makeRoom();
  }

  /** What is kept under this key holds so many bytes more; nothing when it is not this that is kept. */
  grew(key: string, value: Value, bytes: number): void {
    const found = this.kept.get(key);
    if (found?.value !== value) return;
    found.weight += bytes;
    this.weighs += bytes;
    this.makeRoom();
  }

  private cameBefore(key: string): boolean {
    const digest = hash("sha1", key, "base64");
    if (this.seen.has(digest) || this.seenBefore.has(digest)) return true;
    if (this.seen.size >= MOST_SEEN) {
      this.seenBefore = this.seen;
      this.seen = new Set();
    }
    this.seen.add(digest);
    return false;
  }

  private makeRoom(): void {
    for (const key of this.kept.keys()) {
      if (this.weighs <= this.mostBytes && this.kept.size <= this.mostThings) return;
      this.drop(key);
    }
  }

  private drop(key: string): void {
    this.weighs -= this.kept.get(key)?.weight ?? 0;
    this.kept.delete(key);
  }
}
