import type { AddressInfo } from "node:net";
import { createClient, type Client } from "graphql-ws";
import { WebSocket } from "ws";
import { eventually, type TestService } from "./service.js";

export interface Failure { message: string; extensions: { code: string; path?: string[]; [key: string]: unknown } }

const listening = new WeakMap<object, Promise<string>>();

/** Where an instance's WebSocket is; it starts to listen when that is first asked for. */
export async function addressOf({ app }: TestService): Promise<string> {
  const begun = listening.get(app) ?? app.listen({ port: 0, host: "127.0.0.1" });
  listening.set(app, begun);
  await begun;
  return `ws://127.0.0.1:${(app.server.address() as AddressInfo).port}/graphql`;
}

const clients: Client[] = [];
export const endFollowers = async (): Promise<void> => { for (const client of clients.splice(0)) await client.dispose(); };

export async function clientOf(service: TestService, as: { token: string } | null = null): Promise<Client> {
  const client = createClient({
    url: await addressOf(service), webSocketImpl: WebSocket, retryAttempts: 0, lazy: true, onNonLazyError: () => {},
    connectionParams: as ? { authorization: `Bearer ${as.token}` } : {},
  });
  clients.push(client);
  return client;
}

/** One subscription of a client, and what it was told. */
export class Following<T> {
  readonly told: T[] = [];
  /** How it ended; null while it stands. */
  end: "complete" | Failure | { closed: number; reason: string } | null = null;
  endedAt = 0;
  stop!: () => void;

  get last(): T | undefined { return this.told.at(-1); }

  /** Waits until it was told so many messages. */
  async count(messages: number): Promise<T[]> {
    await eventually(() => this.told.length >= messages || this.end !== null);
    return this.told;
  }
}

export async function follow<T>(service: TestService, query: string, variables: Record<string, unknown>, as: { token: string } | null = null, client?: Client): Promise<Following<T>> {
  const following = new Following<T>();
  const over = (end: Following<T>["end"]): void => { following.end = end; following.endedAt = performance.now(); };
  following.stop = (client ?? await clientOf(service, as)).subscribe<T>({ query, variables }, {
    next: ({ data, errors }) => { if (errors) over(errors[0] as unknown as Failure); else following.told.push(data!); },
    error: error => { over(Array.isArray(error) ? error[0] as Failure : { closed: (error as { code: number }).code, reason: (error as { reason: string }).reason }); },
    complete: () => { if (following.end === null) over("complete"); },
  });
  await eventually(() => following.told.length > 0 || following.end !== null);
  return following;
}
