import { once } from "node:events";
import { WebSocket } from "ws";
import { openHere } from "./service.js";

/**
 * What the service keeps of operations that clients make up: 20,000 different ones of 3 KB over HTTP, each second one three
 * times so that it counts as one that comes again, of every kind that is kept somewhere. Needs `--expose-gc`.
 */
const OPERATIONS = 20_000;
const STEPS = 10;
const MOST_MB = 64;

const fields = (n: number): string => `${"id title startsAt endsAt status capacity ".repeat(n)}`;
const page = (i: number): string => `events(first: ${1 + i % 100}) { nodes { ${fields(60)} x${i}: id organisers { id displayName } } }`;

type Make = (i: number) => { query: string; operationName?: string; variables?: object };
const KINDS: Record<string, Make> = {
  planned: i => ({ query: `{ ${page(i)} }` }),
  "with variables": i => ({ query: `query($n: Int) { events(first: $n) { nodes { ${fields(60)} x${i % 1_000}: id } } }`, variables: { n: 1 + i % 97 } }),
  "several operations": i => ({ query: `query A { ${page(i % 50)} } query B { me { id } }`, operationName: `A${i}`.padEnd(1_000, "x") }),
  "executed": i => ({ query: `{ me { id } ${page(i)} }` }),
  "a change": i => ({ query: `mutation { signOut(input: {}) { errors { __typename ${"... on Refusal { message } ".repeat(100)} } } x${i}: signOut(input: {}) { errors { __typename } } }` }),
  "invalid": i => ({ query: `{ ${page(i)} nothing${i} }` }),
  "malformed": i => ({ query: `{ ${page(i)} b: events(after: "\\u0000") { nodes { id } } }` }),
  "introspection": i => ({ query: `{ x${i}: __type(name: "Event") { name ${"description kind ".repeat(200)} } }` }),
};

const heap = (): number => {
  for (let i = 0; i < 3; i++) globalThis.gc!();
  return process.memoryUsage().heapUsed / 2 ** 20;
};

const service = await openHere("memory");
try {
  const kinds = Object.entries(KINDS);
  const told = new Map<string, string>();
  for (const [name, make] of kinds) told.set(name, (await service.post(make(0))).body.slice(0, 60));
  for (const [name, answer] of told) console.log(`${name}: ${answer}`);

  const socket = new WebSocket(`ws://127.0.0.1:${service.port}/graphql`, "graphql-transport-ws");
  await once(socket, "open");
  socket.send(JSON.stringify({ type: "connection_init" }));
  const done = new Map<string, () => void>();
  socket.on("message", (data: Buffer) => { const { id, type } = JSON.parse(data.toString()) as { id: string; type: string }; if (type === "complete" || type === "error") done.get(id)?.(); });
  const overSocket = (id: string, payload: object): Promise<void> => new Promise(resolve => {
    done.set(id, () => { done.delete(id); resolve(); });
    socket.send(JSON.stringify({ id, type: "subscribe", payload }));
  });

  const before = heap();
  console.log(`heap before: ${before.toFixed(1)} MB`);
  let most = 0;
  for (let step = 0; step < STEPS; step++) {
    for (let i = step * OPERATIONS / STEPS; i < (step + 1) * OPERATIONS / STEPS; i++) {
      const asked = kinds[i % kinds.length]![1](i);
      for (let time = 0; time < (i % 3 === 0 ? 3 : 1); time++) {
        if (i % 10 === 9) await overSocket(`${i}-${time}`, asked);
        else await service.post(asked);
      }
    }
    const now = heap() - before;
    most = Math.max(most, now);
    console.log(`${((step + 1) * OPERATIONS / STEPS).toLocaleString("en")} operations: heap +${now.toFixed(1)} MB, resident ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MB`);
  }
  socket.terminate();
  console.log(`${most <= MOST_MB ? "ok  " : "FAIL"} heap +${most.toFixed(1)} MB at most; ${MOST_MB} are allowed`);
  if (most > MOST_MB) process.exitCode = 1;
} finally {
  await service.stop();
}
