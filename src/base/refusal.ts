import { Field, Int, InterfaceType, ObjectType } from "type-graphql";

/** Where in the input the cause lies, for example `["input", "title"]`. */
export type InputPath = readonly string[];

@InterfaceType({
  description: "Why a change was refused. New kinds may be added: always select `... on Refusal { message path }`",
  resolveType: (value: Refusal) => value.__typename,
})
export abstract class Refusal {
  /** Name of the concrete type, read by every union that holds refusals. */
  readonly __typename: string;

  @Field(() => String, { description: "Reason in English, for developers; word it for people by `__typename`" })
  message: string;

  @Field(() => [String], { nullable: true, description: "Path to the input that caused it, for example [\"input\", \"title\"]; null when no single field did" })
  path: InputPath | null;

  constructor(message: string, path: InputPath | null = null) {
    this.__typename = new.target.name;
    this.message = message;
    this.path = path;
  }
}

@ObjectType({ implements: Refusal, description: "A value breaks a rule of its field; the message says what would be right" })
export class InvalidInput extends Refusal {}

@ObjectType({ implements: Refusal, description: "No such object, or none that the viewer may see" })
export class NotFound extends Refusal {}

@ObjectType({ implements: Refusal, description: "Seen by the viewer, who may not do this with it" })
export class NotAllowed extends Refusal {}

@ObjectType({ implements: Refusal, description: "Idempotency key that was used before with another input or another change" })
export class KeyReused extends Refusal {
  constructor() { super("This key was used before with another input; use a new key for a new change", ["input", "key"]); }
}

@ObjectType({ implements: Refusal, description: "Somebody else changed the object since the viewer read it" })
export class Changed extends Refusal {
  @Field(() => Int, { description: "Version the object has now" })
  currentVersion: number;

  constructor(currentVersion = 0) {
    super(`The object has changed since: it is at version ${currentVersion}`, ["input", "expectedVersion"]);
    this.currentVersion = currentVersion;
  }
}

@ObjectType({ implements: Refusal, description: "Cannot be removed while something refers to it" })
export class InUse extends Refusal {
  constructor(message = "Something still refers to this; move or remove that first", path: InputPath | null = null) { super(message, path); }
}

@ObjectType({ implements: Refusal, description: "Whoever is the last in a role cannot leave it: somebody else takes it first" })
export class LastOne extends Refusal {
  constructor(role: string, path: InputPath | null = null) { super(`The last ${role} cannot leave this role; give it to somebody else first`, path); }
}

@ObjectType({ implements: Refusal, description: "What was to be answered awaits no answer any more" })
export class NotPending extends Refusal {
  constructor(what = "invitation") { super(`This ${what} awaits no answer any more`); }
}

/** What a verb throws: it undoes the transaction on its way out, and the change answers with the refusals it carries. */
export class Refused extends Error {
  constructor(readonly refusals: readonly Refusal[]) {
    super(refusals.map(refusal => refusal.message).join("; "));
  }
}

export const refuse = (...refusals: Refusal[]): never => { throw new Refused(refusals); };

/** The value, or a refusal that says that nothing (visible) is there. */
export function found<T>(value: T | null | undefined, what: string, field: string): T {
  return value ?? refuse(new NotFound(`No such ${what}`, ["input", field]));
}

export const allow = (allowed: boolean, message: string): void => {
  if (!allowed) refuse(new NotAllowed(message));
};
