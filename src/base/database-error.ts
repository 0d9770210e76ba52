import { QueryFailedError } from "typeorm";
import { badUserInput, Problem, unavailable } from "./problem.js";
import { InUse, NotFound, type Refusal } from "./refusal.js";

/** A refusal that a constraint of the database stands for. */
export type RefusalClass = (new (...args: never[]) => Refusal) & { constraint?: string; name: string };

interface DriverError extends Error { code?: string; constraint?: string; query?: string }

const driverErrorOf = (error: unknown): DriverError | null => {
  if (error instanceof QueryFailedError) return error.driverError as DriverError;
  return error instanceof Error ? error : null;
};

const sqlState = (error: DriverError): string => typeof error.code === "string" && /^[0-9A-Z]{5}$/.test(error.code) ? error.code : "";

/** Two changes met and one has to start over: serialization failure, deadlock. */
export const mustRetry = (error: unknown): boolean => ["40001", "40P01"].includes(sqlState(driverErrorOf(error) ?? new Error()));

/** A unique constraint said no. Whoever had looked first, and found nothing, met another who wrote the same meanwhile. */
export const wasThereBefore = (error: unknown): boolean => sqlState(driverErrorOf(error) ?? new Error()) === "23505";

/** The transaction had failed before, and takes no more statements. */
export const failsBecauseOfAnother = (error: unknown): boolean => sqlState(driverErrorOf(error) ?? new Error()) === "25P02";

/** The refusal that a named constraint stands for: the database keeps the rule, the class names it. */
export function refusalOf(error: unknown, kinds: readonly RefusalClass[], input: object): Refusal | null {
  const driver = driverErrorOf(error);
  if (!driver?.constraint) return null;
  const state = sqlState(driver);
  const kind = kinds.find(candidate => candidate.constraint === driver.constraint);
  if (kind) return new (kind as new () => Refusal)();
  const deleting = /^\s*DELETE/i.test((error as { query?: string }).query ?? "");
  if (state === "23001" || (state === "23503" && deleting)) return new InUse();
  if (state === "23503") return new NotFound("No such object", ["input", ...fieldOf(driver.constraint, input)]);
  return null;
}

/** `session_place_id_fkey` speaks of the input's `placeId`. */
function fieldOf(constraint: string, input: object): string[] {
  const words = constraint.replace(/_fkey$/, "").split("_");
  for (let start = 1; start < words.length; start++) {
    const property = words.slice(start).map((word, i) => i === 0 ? word : word[0].toUpperCase() + word.slice(1)).join("");
    if (property in input) return [property];
  }
  return [];
}

const BUSY = /^(55P03|57P0\d|25P03|53300|08(?!P01)...)$/;
const BUSY_MESSAGE = /timeout exceeded when trying to connect|Connection terminated|Query runner .*released|Client has encountered a connection error|Cannot use a pool after/i;
const NETWORK = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND"]);

/** The top-level error that an error of the database is for a client; null when it is a fault of ours. */
export function problemOf(error: unknown, during: "read" | "change"): Problem | null {
  const driver = driverErrorOf(error);
  if (!driver) return null;
  const state = sqlState(driver);
  if (/^22/.test(state) || state === "54000" || state === "23502") return badUserInput("A value in the request is out of the range that can be stored");
  if (state === "40001" || state === "40P01") {
    return new Problem("CONFLICT_RETRY", "The change kept meeting others; try again", { retryAfterMs: 200, originalError: driver });
  }
  if (state === "57014") {
    return during === "read"
      ? new Problem("QUERY_TOO_SLOW", "The query took too long; ask for less", { originalError: driver })
      : unavailable(1_000, driver);
  }
  if (BUSY.test(state) || NETWORK.has(driver.code ?? "") || BUSY_MESSAGE.test(driver.message)) return unavailable(1_000, driver);
  return null;
}
