import { GraphQLError } from "graphql";
import { clock } from "../clock.js";
import { problemOf } from "../database-error.js";
import { probe } from "../probe.js";
import { viewerKey } from "./follower.js";
import type { Guard } from "./guard.js";
import { NUMBERS_AT_ONCE } from "./live-sql.js";
import { step, type Answer, type Step, type Told } from "./progress.js";
import type { Reading } from "./reading.js";
import type { LiveSelection } from "./selection.js";
import type { Subscriber } from "./subscriber.js";

/** Between two readings, at least; and as long as a reading took, so that what is read most leaves half of the time to others. */
const GAP_MS = 25;
const AGAIN_MS = 500;
/** Messages that are sent before others get their turn on the one thread. */
const SENT_AT_ONCE = 50;

const pause = (ms: number): Promise<void> => new Promise(resolve => { setTimeout(resolve, ms).unref(); });
const turn = (): Promise<void> => new Promise(resolve => { setImmediate(resolve); });

/**
 * All subscribers that ask the same: what they are told is read once for all of them, again whenever it may have changed.
 * Changes that come while it is read are read together afterwards, so that a storm of them costs no more than a few.
 */
export class Group {
  readonly subscribers = new Set<Subscriber>();
  readAt = performance.now();
  /** For whom it is to be read again. */
  private again: "all" | "new" | null = null;
  private running = false;

  constructor(
    readonly selection: LiveSelection, readonly reading: Reading, readonly guard: Guard,
    /** Told how many messages were sent. */
    private readonly sent: (messages: number) => void,
  ) {}

  /** Something may have changed. */
  wake(): void {
    this.again = "all";
    if (!this.running) void this.run();
  }

  join(subscriber: Subscriber): void {
    this.subscribers.add(subscriber);
    this.again ??= "new";
    if (!this.running) void this.run();
  }

  private async run(): Promise<void> {
    this.running = true;
    while (this.again && this.subscribers.size > 0) {
      const whom = this.again;
      this.again = null;
      const began = performance.now();
      try {
        await this.read(whom);
        await pause(Math.max(GAP_MS, performance.now() - began));
      } catch (error) {
        await this.failed(error);
      }
    }
    this.running = false;
  }

  private async read(whom: "all" | "new"): Promise<void> {
    if (whom === "all") this.readAt = performance.now();
    const ready = [...this.subscribers].filter(({ sink, begun }) => sink.isReady() && (whom === "all" || !begun));
    if (this.selection.live.read.kind !== "log") return this.readFrom(null, ready);
    const fresh = ready.filter(({ told }) => told === null);
    if (fresh.length > 0) {
      const number = await this.reading.lastNumber();
      for (const subscriber of fresh) subscriber.told = number;
    }
    for (const [told, several] of grouped(ready, subscriber => subscriber.told)) await this.readFrom(told as number, several);
  }

  private async readFrom(from: number | null, subscribers: readonly Subscriber[]): Promise<void> {
    const byViewer = [...grouped(subscribers, ({ viewer }) => viewerKey(viewer)).values()];
    if (byViewer.length === 0) return;
    const followers = byViewer.map(([one]) => one);
    const answers = await this.reading.read(followers.map(({ viewer }) => viewer), from);
    await probe.reach("live read");
    // Asked last, so that nobody is told who may not know by now.
    const refused = await this.guard.refused(followers, clock.now());
    const tell = this.teller();
    let sent = 0;
    for (const [i, several] of byViewer.entries()) {
      const reason = refused.get(followers[i]);
      for (const subscriber of several) {
        if (subscriber.over) continue;
        if (reason) subscriber.end(reason);
        else sent += tell(subscriber, answers.get(followers[i].viewer)!);
        if (sent >= SENT_AT_ONCE) { sent = 0; await turn(); }
      }
    }
  }

  /** Tells subscribers what is new to them; whoever was told the same before is told the same now, in the same text. */
  private teller(): (subscriber: Subscriber, answer: Answer) => number {
    const { live: { read: { kind } }, alias } = this.selection;
    const steps = new Map<Answer, Map<Told, Step>>();
    const nextOf = (told: Told, answer: Answer): Step => {
      let known = steps.get(answer);
      if (!known) steps.set(answer, known = new Map());
      let next = known.get(told);
      if (!next) {
        const { values, told: then } = step(kind, told, answer);
        known.set(told, next = { values: values.map(value => `{"data":{"${alias}":${value}}}`), told: then });
      }
      return next;
    };
    return (subscriber, answer) => {
      // The object went away between the look at it and the look at who may see it.
      if (kind === "state" && answer.rows.length === 0) return 0;
      const { values, told } = nextOf(subscriber.told, answer);
      subscriber.told = told;
      // Whoever begins to follow a log is told so, though nothing is new.
      const messages = values.length > 0 || subscriber.begun || kind !== "log" ? values : [`{"data":{"${alias}":[]}}`];
      for (const message of messages) subscriber.next(message);
      if (kind === "log" && values.length >= NUMBERS_AT_ONCE) this.again = "all";
      this.sent(messages.length);
      return messages.length;
    };
  }

  /** The database could not be asked: whoever waits for a first message is told so, the others later what holds then. */
  private async failed(error: unknown): Promise<void> {
    const problem = problemOf(error instanceof GraphQLError ? error.originalError ?? error : error, "read");
    const passes = problem?.extensions.retryable === true;
    for (const subscriber of [...this.subscribers]) if (!passes || !subscriber.begun) subscriber.end(problem ?? asGraphQLError(error));
    this.again = "all";
    await pause(AGAIN_MS);
  }
}

/** In groups of the same key, in the order in which each was met first. */
function grouped<T, Key>(items: readonly T[], keyOf: (item: T) => Key): ReadonlyMap<Key, readonly T[]> {
  const groups = new Map<Key, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

const asGraphQLError = (error: unknown): GraphQLError =>
  error instanceof GraphQLError ? error : new GraphQLError(error instanceof Error ? error.message : String(error), { originalError: error as Error });
