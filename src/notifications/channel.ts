import type { Pool, PoolClient } from "pg";
import type { Topic } from "../base/live/topic.js";
import { run } from "../base/statement.js";

export const CHANNEL = "coproduce";

/** What instances tell each other. PostgreSQL takes 8,000 bytes a message. */
export type Message =
  /** Something was told about these; for whoever waits for it. */
  | { causes: readonly string[] }
  /** Changes wrote to these tables (null stands for any), and these topics may have changed. `from` is the instance that tells it. */
  | { from: string; tables: readonly string[] | null; topics: readonly Topic[] };

export const notify = async (on: Pool | PoolClient, message: Message): Promise<void> => {
  await run(on, `SELECT pg_notify('${CHANNEL}', :message)`, { message: JSON.stringify(message) });
};

const areTexts = (value: unknown): boolean => Array.isArray(value) && value.every(item => typeof item === "string");

/** Reads what was told; throws where it is no message. */
export function messageOf(payload: string): Message {
  const message = JSON.parse(payload) as Partial<Record<"causes" | "from" | "tables" | "topics", unknown>> | null;
  const told = message !== null && (areTexts(message.causes) || (typeof message.from === "string" && (message.tables === null || areTexts(message.tables)) && areTexts(message.topics)));
  if (!told) throw new Error("It is neither causes nor tables and topics");
  return message as unknown as Message;
}
