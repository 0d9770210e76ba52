import type { GraphQLResolveInfo } from "graphql";
import { Arg, createUnionType, Ctx, Field, Info, Mutation, ObjectType, type ClassType } from "type-graphql";
import { Answers } from "./answers.js";
import { checkAccess, described, type Access } from "./access.js";
import type { Act } from "./act.js";
import { askedColumns } from "./asked.js";
import { Checks } from "./checks.js";
import { clock } from "./clock.js";
import type { Context } from "./context.js";
import { problemOf, refusalOf, type RefusalClass } from "./database-error.js";
import { keepExtensions } from "./field-extensions.js";
import { newId } from "./id.js";
import { once, type KeyedInput, type Objects } from "./once.js";
import type { ById } from "./reads.js";
import { InvalidInput, KeyReused, NotAllowed, NotFound, Refused, type Refusal } from "./refusal.js";
import { tidy } from "./tidy.js";
import { inTransaction } from "./transaction.js";
import type { Viewer } from "./viewer.js";

/** Something that a change yields and that is no row: a token, the signed-in person. */
export interface Yielded {
  type: () => object;
  description: string;
  needs?: readonly string[];
  /** The most rows that a list of rows can hold; 1 when absent. */
  rows?: number;
  resolve: (value: string, context: Context, info: GraphQLResolveInfo) => unknown;
}

interface Options<Input extends object, Yields> {
  /** The verb's own input; a string `key` in it makes the change repeatable. */
  input: () => ClassType<Input>;
  /** Names of what it yields, and the reads that answer them; null when the change was refused. */
  yields: Yields;
  /** Refusals besides NotAllowed, NotFound, InvalidInput and KeyReused. */
  refuses?: readonly RefusalClass[];
  access: Access;
  description: string;
  /** What is wrong with the input alone; no connection is taken yet. */
  check?: (input: Input, checks: Checks) => void;
  /** Changes with the same gate wait in line in this process, before the pool. */
  gate?: (input: Input) => string;
  /** Spends budgets that unsigned requests have; before any transaction is open. */
  budgets?: (input: Input, context: Context) => Promise<void>;
  /** A short transaction of its own for what must survive a refusal: a used-up try, a spent budget. */
  before?: (input: Input, act: Act<Viewer | null>) => Promise<void>;
  /** Identity's changes take no key: their answers hold what must not be answered twice. */
  keyed?: false;
}

type Verb<Input, Yields> = (input: Input, act: never) => Promise<{ [Name in keyof Yields]: string | null }>;

const capital = (name: string): string => name[0].toUpperCase() + name.slice(1);

/**
 * Declares a change. The method below it is given the input and an act, does the work and answers the ids of what it
 * yielded; this makes of it the mutation, its payload, the union of its refusals, and runs it:
 *
 * `check` collects every InvalidInput; `before` commits what must survive; then one transaction, retried whole when it
 * meets another. A thrown `Refused` becomes `errors` after rollback, as does a constraint that a refusal stands for, at
 * commit too. Then the request's loaders forget, and the selection is answered as it is now.
 */
export function Change<Input extends object, Yields extends Readonly<Record<string, ById | Yielded>>>(options: Options<Input, Yields>) {
  return <V extends Verb<Input, Yields>>(target: object, method: string, descriptor: TypedPropertyDescriptor<V>): void => {
    const verb = descriptor.value as unknown as (input: Input, act: Act<Viewer | null>) => Promise<Objects>;
    const kinds: RefusalClass[] = [InvalidInput, NotFound, NotAllowed, ...(options.keyed === false ? [] : [KeyReused]), ...(options.refuses ?? [])];
    const Payload = payloadOf(method, kinds, options.yields);
    const input = descriptor as unknown as PropertyDescriptor;

    input.value = async (given: Input, context: Context, info: GraphQLResolveInfo) => {
      checkAccess(options.access, "WRITE", context);
      const answer = (objects: Objects, errors: readonly Refusal[]) => Object.assign(new Payload(), bound(options.yields, objects), { errors });
      const wanted = tidy(given);
      const checks = new Checks(clock.now());
      checks.text("key", (wanted as { key?: string | null }).key, 64, 8);
      options.check?.(wanted, checks);
      if (checks.refusals.length > 0) return answer({}, checks.refusals);
      const answers = new Answers(context, info, options.yields);
      const work = () => inTransaction(
        context, context.viewer, act => doOnce(method, wanted, act, () => verb.call(target, wanted, act)), (objects, reads) => answers.read(objects, reads));
      try {
        await options.budgets?.(wanted, context);
        if (options.before) await inTransaction(context, context.viewer, act => options.before!(wanted, act));
        const { gate } = context.service;
        const objects = await (options.gate ? gate.through(options.gate(wanted), work) : work());
        context.loaders.forget();
        answers.prime();
        return answer(objects, []);
      } catch (error) {
        context.loaders.forget();
        const refusals = error instanceof Refused ? error.refusals : [refusalOf(error, kinds, wanted)];
        if (refusals.every((refusal): refusal is Refusal => kinds.some(kind => refusal instanceof kind))) return answer({}, refusals);
        throw problemOf(error, "change") ?? error;
      }
    };

    Arg("input", options.input as never, { description: `What \`${method}\` is to do` })(target, method, 0);
    Ctx()(target, method, 1);
    Info()(target, method, 2);
    keepExtensions("Mutation", method, { access: options.access, rows: 1 });
    Mutation(() => Payload, { description: described(options.description, options.access) })(target, method, input);
  };
}

function doOnce(verb: string, input: object, act: Act<Viewer | null>, work: () => Promise<Objects>): Promise<Objects> {
  return act.viewer && "key" in input ? once(act as Act, verb, input as KeyedInput, () => recordChange(verb, act, work)) : recordChange(verb, act, work);
}

/** The work, its row in the change log, and what it wants told: in one transaction. */
export async function recordChange(verb: string, act: Act<Viewer | null>, work: () => Promise<Objects>): Promise<Objects> {
  const objects = await work();
  const known = Object.fromEntries(Object.entries(objects).filter(([, id]) => id !== null && /^[0-9a-f-]{36}$/.test(id)));
  act.write(
    "INSERT INTO change_log (id, at, verb, actor_id, objects, request_id) VALUES (:id, :now, :verb, :viewer, :objects::jsonb, :requestId)",
    { id: newId(), verb, objects: JSON.stringify(known), requestId: act.context.requestId });
  for (const { kind, personId = null, causeId, data = {}, sealed } of act.told) {
    act.write(
      "INSERT INTO outbox (id, at, kind, person_id, cause_id, data, sealed) VALUES (:id, :now, :kind, :personId, :causeId, :data::jsonb, :sealed)",
      { id: newId(), kind, personId, causeId, data: JSON.stringify(data), sealed: sealed === undefined ? null : act.context.service.sealer.seal(sealed) });
  }
  return objects;
}

function payloadOf(method: string, kinds: readonly RefusalClass[], yields: Readonly<Record<string, ById | Yielded>>): ClassType<object> {
  const Union = createUnionType({
    name: `${capital(method)}Error`,
    description: `Why \`${method}\` was refused`,
    types: () => kinds as never,
    resolveType: (value: { __typename: string }) => value.__typename,
  });
  @ObjectType(`${capital(method)}Payload`, { simpleResolvers: true, description: `Outcome of \`${method}\`` })
  class Payload {
    @Field(() => [Union], { description: "Why it was refused; empty when it was done. When it was refused, nothing was written" })
    errors!: Refusal[];
  }
  for (const [name, yielded] of Object.entries(yields)) {
    const row = "kind" in yielded;
    const options = { nullable: true, description: row ? `${yielded.noun.name} as it is now; null when refused` : `${yielded.description}; null when refused` };
    Field(row ? () => yielded.noun : yielded.type as never, options)(Payload.prototype, name);
    keepExtensions(Payload, name, { rows: row ? 1 : yielded.rows ?? 1 });
  }
  return Payload;
}

/** The payload's fields as functions: GraphQL calls them with the selection, after the commit. */
const bound = (yields: Readonly<Record<string, ById | Yielded>>, objects: Objects): Record<string, unknown> =>
  Object.fromEntries(Object.entries(yields).map(([name, yielded]) => {
    const object = objects[name] ?? null;
    return [name, (_args: unknown, context: Context, info: GraphQLResolveInfo) => {
      if (object === null) return null;
      return "kind" in yielded
        ? context.loaders.one(yielded, object, askedColumns(context.service.source, info, yielded.noun))
        : yielded.resolve(object, context, info);
    }];
  }));
