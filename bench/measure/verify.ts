import { isDeepStrictEqual } from "node:util";
import { Wire } from "../load/wire.js";
import type { Server } from "../peers/server.js";
import { requestOf, sessionKey, type Cursors } from "../peers/peer.js";
import type { Ask } from "../shapes/asks.js";
import type { Shape } from "../shapes/shapes.js";

const AT_ONCE = 8;

interface Told { data: unknown; bytes: number }

/** Each ask once; the answers' data in the words of the limit. */
export async function answersOf({ peer, port }: Server, shape: Shape, asks: readonly Ask[], cursors: Cursors): Promise<Told[]> {
  const told: Told[] = [];
  let next = 0;
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    const wire = await Wire.open(port);
    for (let i = next++; i < asks.length; i = next++) {
      const { status, body, bytes } = await wire.send(Buffer.from(requestOf(peer, shape, asks[i], cursors)));
      const answer = JSON.parse(body.toString()) as { data?: unknown; errors?: unknown };
      if (status !== 200 || answer.errors || !answer.data) throw new Error(`${peer.label} answers ${shape.name} with ${status} ${body.toString().slice(0, 2_000)}`);
      told[i] = { data: peer.translate?.(shape, answer.data) ?? answer.data, bytes };
    }
    wire.close();
  }));
  return told;
}

/** Throws where a peer tells something else than the limit. */
export function compare(server: Server, shape: Shape, asks: readonly Ask[], right: readonly Told[], told: readonly Told[]): void {
  for (const [i, { data }] of told.entries()) {
    if (isDeepStrictEqual(data, right[i].data)) continue;
    throw new Error(`${server.peer.label} answers ${shape.name} of ${JSON.stringify(asks[i])} otherwise: ${firstDifference(right[i].data, data)}`);
  }
}

function firstDifference(a: unknown, b: unknown, at = "data"): string {
  if (typeof a === "object" && typeof b === "object" && a && b) {
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
      const [one, other] = [(a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]];
      if (!isDeepStrictEqual(one, other)) return firstDifference(one, other, `${at}.${key}`);
    }
  }
  return `${at} is ${JSON.stringify(b)?.slice(0, 300)} instead of ${JSON.stringify(a)?.slice(0, 300)}`;
}

/** Cursors after each of the first events, as far as any ask needs them, and after the sessions of these events. */
export async function cursorsOf({ peer, port }: Server, sized: readonly string[]): Promise<Cursors> {
  const cursors: Cursors = new Map();
  if (!peer.cursors) return cursors;
  const wire = await Wire.open(port);
  const ask = async <T>(query: string, variables: object): Promise<T> => {
    const shape = { name: "cursors", about: "", query };
    const { path } = peer.word(shape, { id: "" }, cursors);
    const text = JSON.stringify({ query, variables });
    const { body } = await wire.send(Buffer.from(`POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\naccept: application/json\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`));
    const { data, errors } = JSON.parse(body.toString()) as { data: T; errors?: unknown };
    if (errors) throw new Error(`${peer.label}: ${JSON.stringify(errors)}`);
    return data;
  };
  interface Edges<Node> { edges: { cursor: string; node: Node }[] }
  for (let after: string | null = null; ;) {
    const { events }: { events: Edges<{ id: string }> } = await ask(peer.cursors.events, { after });
    for (const { cursor, node } of events.edges) cursors.set(node.id, cursor);
    after = events.edges.at(-1)?.cursor ?? null;
    if (events.edges.length < 100) break;
  }
  for (const id of sized) {
    for (let after: string | null = null; ;) {
      const { event: { sessions } }: { event: { sessions: Edges<{ number: number }> } } = await ask(peer.cursors.sessions, { id, after });
      for (const { cursor, node } of sessions.edges) cursors.set(sessionKey(id, node.number), cursor);
      after = sessions.edges.at(-1)?.cursor ?? null;
      if (sessions.edges.length < 100) break;
    }
  }
  wire.close();
  return cursors;
}
