import type { FastifyBaseLogger } from "fastify";
import type { GraphQLError } from "graphql";
import { checkAccess } from "../access.js";
import { clock } from "../clock.js";
import { unavailable } from "../problem.js";
import type { ById } from "../reads.js";
import type { Viewer } from "../viewer.js";
import { viewerKey } from "./follower.js";
import { Group } from "./group.js";
import { Guard, type StillSignedIn } from "./guard.js";
import { Reading, type ReadingWith } from "./reading.js";
import type { LiveSelection } from "./selection.js";
import { Subscriber, type Sink } from "./subscriber.js";
import { topicOf, type Topic } from "./topic.js";

/** How often it is looked whether subscribers still may. */
const GUARD_MS = 500;
/** Between two looks because of changes, at least. */
const GUARD_GAP_MS = 100;
/** What nobody announced, or what was announced in vain, is read after so long. */
export const POLL_MS = 5_000;
const POLL_UNHEARD_MS = 1_000;
const MOST_SUBSCRIBERS = 20_000;
/** Different things that are followed; each is read every few seconds. */
const MOST_GROUPS = 2_000;

interface Parts extends ReadingWith {
  stillSignedIn: StillSignedIn;
  /** Whether this instance hears what others tell. */
  hears: () => boolean;
  log: FastifyBaseLogger;
}

/** A subscription, to whoever holds its client's connection. */
export interface Subscription {
  /** Settled by its first message; rejected with a GraphQLError where there is none. */
  readonly first: Promise<void>;
  /** Settled by its end, with the reason where its client did not want it. */
  readonly ended: Promise<GraphQLError | null>;
  /** Its client can be told more again. */
  readyAgain(): void;
  leave(): void;
}

/**
 * The subscribers of this instance. What instances tell each other is only that somebody should look; what subscribers
 * are told is what the database says then. So nothing is lost with a message, and nothing doubled by one that comes twice.
 */
export class LiveHub {
  /** Messages told, by field. */
  readonly delivered = new Map<string, number>();
  private readonly groups = new Map<string, Group>();
  private readonly byTopic = new Map<Topic, Set<Group>>();
  private readonly guards = new Map<ById, Guard>();
  private timer: NodeJS.Timeout | null = null;
  private soon: NodeJS.Timeout | null = null;
  private looking: Promise<void> | null = null;
  private size = 0;

  constructor(private readonly parts: Parts) {}

  start(): void {
    this.timer = setInterval(() => { this.look(); this.poll(); }, GUARD_MS);
    this.timer.unref();
  }

  /** Nobody is told anything any more; their connections are closed by whoever holds them. */
  async stop(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    if (this.soon) clearTimeout(this.soon);
    for (const group of this.groups.values()) group.subscribers.clear();
    this.groups.clear();
    this.byTopic.clear();
    await this.looking;
  }

  /** Subscribers by field. */
  get subscribers(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { selection: { field }, subscribers } of this.groups.values()) counts.set(field.name, (counts.get(field.name) ?? 0) + subscribers.size);
    return counts;
  }

  /** Throws a GraphQLError for whoever may not ask at all; whether they may follow this, the first reading finds. */
  subscribe(selection: LiveSelection, viewer: Viewer | null, sink: Sink): Subscription {
    checkAccess(selection.access, "READ", { viewer, doorPass: null });
    if (this.size >= MOST_SUBSCRIBERS) throw unavailable(10_000);
    const group = this.groupFor(selection);
    const subscriber = new Subscriber(selection.subject, viewer, sink, selection.after);
    this.size++;
    void subscriber.ended.then(() => {
      this.size--;
      group.subscribers.delete(subscriber);
      this.forget(group);
    });
    group.join(subscriber);
    return { first: subscriber.first, ended: subscriber.ended, readyAgain: () => { group.wake(); }, leave: () => { subscriber.end(null); } };
  }

  /** What changes announced, here or on another instance. */
  announced(topics: Iterable<Topic>): void {
    for (const topic of topics) for (const group of this.byTopic.get(topic) ?? []) group.wake();
  }

  /** Tables that were written to; null for any. Who may see what may rest on them. */
  written(tables: readonly string[] | null): void {
    if (this.groups.size === 0 || this.soon) return;
    const concerns = tables === null || [...this.guards.values()].some(guard => guard.tables.some(table => tables.includes(table)));
    if (concerns) this.soon = setTimeout(() => { this.soon = null; this.look(); }, GUARD_GAP_MS);
  }

  /** Something may have been missed. */
  missed(): void {
    for (const group of this.groups.values()) group.wake();
    this.look();
  }

  /** Ends the subscriptions of all who may not follow any more; one statement for each kind of object. */
  private look(): void {
    if (this.groups.size === 0) return;
    this.looking ??= this.lookAtAll()
      .catch((error: unknown) => { this.parts.log.warn({ err: error }, "it will be looked again who may follow what"); })
      .finally(() => { this.looking = null; });
  }

  private async lookAtAll(): Promise<void> {
    const byGuard = new Map<Guard, Map<string, Subscriber[]>>();
    for (const { guard, subscribers } of this.groups.values()) {
      let followers = byGuard.get(guard);
      if (!followers) byGuard.set(guard, followers = new Map());
      for (const subscriber of subscribers) {
        if (!subscriber.begun) continue;
        const key = `${viewerKey(subscriber.viewer)} ${subscriber.subject}`;
        const several = followers.get(key);
        if (several) several.push(subscriber);
        else followers.set(key, [subscriber]);
      }
    }
    for (const [guard, followers] of byGuard) {
      const refused = await guard.refused([...followers.values()].map(([one]) => one), clock.now());
      for (const several of followers.values()) {
        const reason = refused.get(several[0]);
        if (reason) for (const subscriber of several) subscriber.end(reason);
      }
    }
  }

  private poll(): void {
    const before = performance.now() - (this.parts.hears() ? POLL_MS : POLL_UNHEARD_MS);
    for (const group of this.groups.values()) if (group.readAt < before) group.wake();
  }

  private groupFor(selection: LiveSelection): Group {
    const { field, key, live: { about, read }, subject } = selection;
    let group = this.groups.get(key);
    if (!group) {
      if (this.groups.size >= MOST_GROUPS) throw unavailable(10_000);
      const sent = (messages: number): void => { this.delivered.set(field.name, (this.delivered.get(field.name) ?? 0) + messages); };
      this.groups.set(key, group = new Group(selection, new Reading(selection, this.parts), this.guardOf(read.subject), sent));
      const topic = topicOf(about, subject);
      this.byTopic.set(topic, (this.byTopic.get(topic) ?? new Set()).add(group));
    }
    return group;
  }

  private forget(group: Group): void {
    if (group.subscribers.size > 0 || this.groups.get(group.selection.key) !== group) return;
    this.groups.delete(group.selection.key);
    const topic = topicOf(group.selection.live.about, group.selection.subject);
    const groups = this.byTopic.get(topic);
    groups?.delete(group);
    if (groups?.size === 0) this.byTopic.delete(topic);
  }

  private guardOf(read: ById): Guard {
    let guard = this.guards.get(read);
    if (!guard) this.guards.set(read, guard = new Guard(this.parts.service.source, this.parts.service.reads, read, this.parts.stillSignedIn));
    return guard;
  }
}
