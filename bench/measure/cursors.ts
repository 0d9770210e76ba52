import { Wire } from "../load/wire.js";
import { httpOf, sessionKey, type Cursors, type Peer } from "../peers/peer.js";
import type { Server } from "../peers/server.js";

interface Edges<Node> { edges: { cursor: string; node: Node }[] }

const PAGE = 100;

/** What a peer gives as cursors: after each event, and after each session of some events. */
export async function cursorsOf(peer: Peer, { port }: Server, sized: readonly string[]): Promise<Cursors> {
  const cursors: Cursors = new Map();
  if (!peer.cursors) return cursors;
  const wire = await Wire.open(port);
  const ask = async <T>(query: string, variables: object): Promise<T> => {
    const { body } = await wire.send(Buffer.from(httpOf("/graphql", { query, variables })));
    const { data, errors } = JSON.parse(body.toString()) as { data: T; errors?: unknown };
    if (errors) throw new Error(`${peer.label}: ${JSON.stringify(errors)}`);
    return data;
  };
  const { events, sessions } = peer.cursors;
  await follow<{ id: string }>(async after => (await ask<{ events: Edges<{ id: string }> }>(events, { after })).events, ({ id }, cursor) => cursors.set(id, cursor));
  for (const id of sessions ? sized : []) {
    await follow<{ number: number }>(
      async after => (await ask<{ event: { sessions: Edges<{ number: number }> } }>(sessions!, { id, after })).event.sessions,
      ({ number }, cursor) => cursors.set(sessionKey(id, number), cursor));
  }
  wire.close();
  return cursors;
}

async function follow<Node>(page: (after: string | null) => Promise<Edges<Node>>, note: (node: Node, cursor: string) => void): Promise<void> {
  for (let after: string | null = null; ;) {
    const { edges } = await page(after);
    for (const { node, cursor } of edges) note(node, cursor);
    if (edges.length < PAGE) return;
    after = edges.at(-1)!.cursor;
  }
}
