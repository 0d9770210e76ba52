import { createHash } from "node:crypto";
import { Field, InputType } from "type-graphql";
import type { Act } from "./act.js";
import { KeyReused, refuse } from "./refusal.js";

/** What every change's input has, but for identity's. */
@InputType()
export abstract class KeyedInput {
  @Field(() => String, {
    nullable: true,
    description: "Idempotency key, 8 to 64 characters, chosen by the client: sending the same change again with the same key does nothing and answers what the first one did. Remembered for 48 hours",
  })
  key?: string | null;
}

export type Objects = Record<string, string | null>;

const digestOf = (verb: string, input: object): string =>
  createHash("sha256").update(JSON.stringify([verb, sorted(input)])).digest("base64url");

const sorted = (value: unknown): unknown =>
  value && typeof value === "object" && !Array.isArray(value) && !(value instanceof Date)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1).map(([key, item]) => [key, sorted(item)]))
    : value;

/**
 * Does the work unless this person did it before with the same key, then answers what that yielded. A repeat that arrives
 * meanwhile waits on the key's row until the first has committed.
 */
export async function once(act: Act, verb: string, input: object & { key?: string | null }, work: () => Promise<Objects>): Promise<Objects> {
  const { key, ...rest } = input;
  if (key == null) return work();
  const digest = digestOf(verb, rest);
  const claimed = await act.first(
    `INSERT INTO change_key (person_id, key, verb, digest, at) VALUES (:viewer, :key, :verb, :digest, :now)
     ON CONFLICT (person_id, key) DO NOTHING RETURNING 1`, { key, verb, digest });
  if (!claimed) {
    const before = await act.first<{ verb: string; digest: string; objects: Objects }>(
      "SELECT verb, digest, objects FROM change_key WHERE person_id = :viewer AND key = :key", { key });
    return before && before.verb === verb && before.digest === digest ? before.objects : refuse(new KeyReused());
  }
  const objects = await work();
  act.write("UPDATE change_key SET objects = :objects::jsonb WHERE person_id = :viewer AND key = :key", { key, objects: JSON.stringify(objects) });
  return objects;
}
