import type { Pool, PoolClient } from "pg";
import type { Topic } from "../base/live/topic.js";
import { run } from "../base/statement.js";

export const CHANNEL = "coproduce";

/**
 * What instances tell each other; PostgreSQL takes 8,000 bytes a message. Changes wrote to these tables (null stands for
 * any), and these topics may have changed. `from` is the instance that tells it.
 */
export interface Message { from: string; tables: readonly string[] | null; topics: readonly Topic[] }

/** Null for what is no message of ours: whoever may connect to the database may say something on the channel. */
export function messageOf(payload: string | undefined): Message | null {
  try {
    const { from, tables, topics } = JSON.parse(payload ?? "") as Message;
    return typeof from === "string" && (tables === null || isTexts(tables)) && isTexts(topics) ? { from, tables, topics } : null;
  } catch { return null; }
}

const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(item => typeof item === "string");

export const notify = async (on: Pool | PoolClient, message: Message): Promise<void> => {
  await run(on, `SELECT pg_notify('${CHANNEL}', :message)`, { message: JSON.stringify(message) });
};
