import { Args, Resolver, Subscription, type ClassType } from "type-graphql";
import { described, type Access } from "../access.js";
import { keepExtensions } from "../field-extensions.js";
import { badUserInput } from "../problem.js";
import type { ById, HasMany } from "../reads.js";

/**
 * Live reads are declared as data, as all reads are: what is followed, who may follow it, and how what is told follows
 * from what is read. A change only says that a topic may have changed; every instance then reads for its own subscribers.
 */
export type LiveRead =
  /** One object as it is now, told again when the answer is another. */
  | { kind: "state"; subject: ById }
  /** Rows of an object: all at first, then those whose answer is another. Rows that leave are not told. */
  | { kind: "rows"; subject: ById; rows: HasMany }
  /**
   * Entries of an object that are only ever added to, by a number that grows as they are committed: each once, in order,
   * those of one number together. Whoever sees the object sees them.
   */
  | { kind: "log"; subject: ById; rows: HasMany; number: string };

/** What stands behind a subscription's field. */
export interface Live {
  read: LiveRead;
  /** The topic that changes announce, without the object's id. */
  about: string;
  /** The argument that names the object. */
  by: string;
}

interface LiveDoor extends Live {
  access: Access;
  description: string;
  args: ClassType<object>;
  type: () => ClassType<object> | [ClassType<object>];
  rows: number;
}

type Options = Pick<LiveDoor, "about" | "by" | "access" | "description" | "args">;

/** Follows one object: told when the selection's answer changes, and not otherwise. */
export const liveOne = (subject: ById, options: Options): LiveDoor => ({
  ...options, read: { kind: "state", subject }, type: () => subject.noun, rows: 1,
  description: `${options.description}. Told at once, and again when the answer changes; what is selected beside that is told within 5 seconds`,
});

/** Follows a list of rows with an enforced bound. */
export const liveRows = (subject: ById, rows: HasMany, options: Options): LiveDoor => ({
  ...options, read: { kind: "rows", subject, rows }, type: () => [rows.noun], rows: rows.bound,
  description: `${options.description}. All are told at once, at most ${rows.bound}, and then those whose answer has changed; what is selected beside that is told within 5 seconds`,
});

/** Follows a log; with the argument `after`, from behind that number, otherwise what is new. */
export const liveLog = (subject: ById, rows: HasMany, { number, ...options }: Options & { number: string }): LiveDoor => ({
  ...options, read: { kind: "log", subject, rows, number }, type: () => [rows.noun], rows: rows.bound,
  description: `${options.description}. Each is told once and in order, those of one number together. The first message may be empty: from then on nothing is missed`,
});

/** What GraphQL is given as the root of one message. */
export type LiveRoot = Readonly<Record<string, unknown>>;

/** The resolver class of subscriptions; each declares who may ask. */
export function subscriptions(doors: Readonly<Record<string, LiveDoor>>): ClassType<object> {
  class Subscriptions {}
  for (const [name, { access, description, args, type, rows, read, about, by }] of Object.entries(doors)) {
    const never = () => { throw new Error(`${name} is served by the live hub`); };
    const descriptor = { value: never, writable: true, configurable: true, enumerable: false };
    Object.defineProperty(Subscriptions.prototype, name, descriptor);
    Args(() => args)(Subscriptions.prototype, name, 0);
    const live: Live = { read, about, by };
    keepExtensions("Subscription", name, { access, rows, live, resolve: (root: LiveRoot | undefined) => root?.[name] ?? overHttp() });
    Subscription(type as never, { subscribe: never, description: described(description, access) })(Subscriptions.prototype, name, descriptor);
  }
  Resolver()(Subscriptions);
  return Subscriptions;
}

const overHttp = (): never => { throw badUserInput("Subscriptions are served over WebSocket (graphql-transport-ws) on this address"); };
