import DataLoader from "dataloader";
import type { FastifyBaseLogger } from "fastify";
import type { Pool } from "pg";
import { clock, HOUR } from "../base/clock.js";
import type { DoorTokens } from "../base/module.js";
import { Problem } from "../base/problem.js";
import { run } from "../base/statement.js";
import type { Bearer, DoorPass, Scope, Viewer } from "../base/viewer.js";
import { IDLE_DAYS } from "./sign-in.js";
import { tokenHash } from "./token.js";

interface Found extends Viewer { hash: string; lastUsedAt: Date }

const together = <T>(find: (hashes: readonly string[]) => Promise<T[]>): DataLoader<string, T> =>
  new DataLoader(find, { cache: false, maxBatchSize: 500, batchScheduleFn: callback => { setImmediate(callback); } });

/**
 * Whom a bearer token stands for. Tokens that arrive together are looked up in one statement, so that a crowd that comes
 * in at once does not fill the pool with look-ups. Nothing is remembered: a revoked token ends at once.
 */
export class Authenticator {
  private readonly lookUps: DataLoader<string, Found | null>;
  private readonly doors: readonly { prefix: string; lookUps: DataLoader<string, DoorPass | null> }[];

  constructor(private readonly pool: Pool, private readonly log: Pick<FastifyBaseLogger, "warn">, doorTokens: readonly DoorTokens[]) {
    this.lookUps = together(hashes => this.find(hashes));
    this.doors = doorTokens.map(({ prefix, find }) => ({ prefix, lookUps: together(hashes => find(pool, hashes)) }));
  }

  /** Nobody for a request without an Authorization header; a token that is not valid is refused outright. */
  async bearerOf(authorization: string | undefined): Promise<Bearer> {
    if (authorization === undefined) return { viewer: null, doorPass: null };
    const token = /^Bearer +([\w.-]{20,200}) *$/i.exec(authorization)?.[1] ?? "";
    const door = this.doors.find(({ prefix }) => token.startsWith(prefix));
    const doorPass = door ? await door.lookUps.load(tokenHash(token)) : null;
    const viewer = door || token === "" ? null : await this.viewerWith(token);
    if (!viewer && !doorPass) throw new Problem("UNAUTHENTICATED", "The bearer token is unknown or has expired; sign in again", { status: 401 });
    return { viewer, doorPass };
  }

  private async viewerWith(token: string): Promise<Viewer | null> {
    const found = await this.lookUps.load(tokenHash(token));
    if (!found) return null;
    if (clock.now().getTime() - found.lastUsedAt.getTime() > HOUR) this.noteUse(found.signInId);
    const { personId, signInId, scopes, administrator } = found;
    return { personId, signInId, scopes, administrator };
  }

  private async find(hashes: readonly string[]): Promise<(Found | null)[]> {
    const rows = await run<{ hash: string; signInId: string; personId: string; scopes: Scope[]; administrator: boolean; lastUsedAt: Date }>(this.pool,
      `SELECT s.token_hash AS hash, s.id AS "signInId", s.person_id AS "personId", s.scopes, p.administrator, s.last_used_at AS "lastUsedAt"
       FROM sign_in s JOIN person p ON p.id = s.person_id
       WHERE s.token_hash = ANY(:hashes::text[]) AND s.last_used_at > :now - interval '${IDLE_DAYS} days'`,
      { hashes, now: clock.now() });
    const found = new Map(rows.map(row => [row.hash, row]));
    return hashes.map(hash => found.get(hash) ?? null);
  }

  private noteUse(signInId: string): void {
    run(this.pool, "UPDATE sign_in SET last_used_at = :now WHERE id = :signInId AND last_used_at < :now", { now: clock.now(), signInId })
      .catch((error: unknown) => this.log.warn({ error }, "last use of a sign-in could not be noted"));
  }
}
