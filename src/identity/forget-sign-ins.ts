import { clock, DAY } from "../base/clock.js";
import type { Context } from "../base/context.js";
import { deleteFrom } from "../base/retention.js";
import { wrongCountSince } from "./sign-in-code.js";
import { IDLE_DAYS } from "./sign-in.js";

/** Sign-ins that were not used for too long, and codes that have expired and whose wrong tries count no more, are of no use to anybody but a thief. */
export async function forgetSignIns({ service }: Context): Promise<void> {
  const now = clock.now();
  await deleteFrom(service.pool, "sign_in", "last_used_at <= :before", { before: new Date(now.getTime() - IDLE_DAYS * DAY) });
  await deleteFrom(service.pool, "sign_in_code", "expires_at <= :now AND (wrong_since IS NULL OR wrong_since <= :countSince)", { now, countSince: wrongCountSince(now) });
}
