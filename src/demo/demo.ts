import { randomUUID } from "node:crypto";
import { pino } from "pino";
import { recordChange } from "../base/change.js";
import { clock } from "../base/clock.js";
import { Context, type Service } from "../base/context.js";
import { run } from "../base/statement.js";
import { inTransaction } from "../base/transaction.js";
import { newId } from "../base/id.js";
import { publishEffort } from "../effort/publish-effort.js";
import { publishCounts } from "../reflections/publish-counts.js";
import { newToken, tokenHash } from "../identity/token.js";
import { DEMO_ORGANISER, DEMO_PARTICIPANT, tellTheStory } from "./story.js";

export interface DemoSignIn { label: string; email: string; token: string }

const LABEL = "Demo";
const LOCK = 7_264_002;

/** Fills an empty database with the demo, and signs a demo organiser and a demo participant in; both only where the demo is wanted. */
export async function prepareDemo(service: Service): Promise<DemoSignIn[]> {
  const context = new Context(service, `demo-${randomUUID()}`, "", null, pino({ level: "silent" }));
  const told = await inTransaction(context, null, async act => {
    await act.sql(`SELECT pg_advisory_xact_lock(${LOCK})`);
    if (await act.first("SELECT 1 FROM person LIMIT 1")) return false;
    await recordChange("makeDemo", act, async () => ({ event: await tellTheStory(act) }));
    return true;
  });
  if (told) await publish(context);
  const wanted = [{ label: "Organiser Giulia", email: DEMO_ORGANISER }, { label: "Participant Tom", email: DEMO_PARTICIPANT }];
  const signIns = await Promise.all(wanted.map(who => signIn(service, who)));
  return signIns.filter(found => found !== null);
}

/** What jobs do by the hour and the night: sums and counts of what people keep to themselves. */
async function publish(context: Context): Promise<void> {
  await publishEffort(context);
  await publishCounts(context);
}

/** Tokens are known to their holder alone: each start makes new ones, and ends those of the start before. */
async function signIn({ pool }: Service, { label, email }: { label: string; email: string }): Promise<DemoSignIn | null> {
  const token = newToken();
  await run(pool, "DELETE FROM sign_in s USING person p WHERE p.id = s.person_id AND p.email = :email AND s.label = :label", { email, label: LABEL });
  const made = await run(pool,
    `INSERT INTO sign_in (id, created_at, updated_at, person_id, token_hash, label, scopes, last_used_at)
     SELECT :id, :now, :now, p.id, :hash, :label, '{READ,WRITE}', :now FROM person p WHERE p.email = :email RETURNING id`,
    { id: newId(), now: clock.now(), hash: tokenHash(token), label: LABEL, email });
  return made.length > 0 ? { label, email, token } : null;
}
