import type { ClassType } from "type-graphql";
import type { Visible } from "./viewer.js";
import type { Locale } from "./locale.js";

/** How a kind of message is worded; `data` is what the change put in the outbox. */
export type Wording = (data: never, locale: Locale) => { subject: string; text: string };

/** A module's card: what it offers to be composed. */
export interface Module {
  name: string;
  entities: readonly (new () => object)[];
  resolvers: readonly ClassType<object>[];
  /** Conditions under which this module makes a noun of an earlier module visible: a person, by hosting a session. */
  shows?: { person?: Visible };
  /** Kinds of mail that this module's changes cause. */
  mail?: Readonly<Record<string, Wording>>;
}
