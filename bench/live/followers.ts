import { WebSocket } from "ws";

/** A process of its own that follows one event on many WebSockets, and notes what it is told and when. */
export interface FollowOrder { follow: { ports: number[]; count: number; query: string; variables: object; tokens: (string | null)[] } }
export interface ReportOrder { report: { numbers: number } }

/** How many messages there were of each number on all connections, and when each came, in milliseconds of the machine's clock. */
export interface FollowReport { arrivals: Record<number, number[]>; doubled: number; lost: number }

const now = (): number => Number(process.hrtime.bigint()) / 1e6;
const arrivals = new Map<number, number[]>();
let lastOf: number[] = [];
let doubled = 0;
let sockets: WebSocket[] = [];

function open(port: number, token: string | null, query: string, variables: object, place: number): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, "graphql-transport-ws", { perMessageDeflate: false });
    let begun = false;
    socket.on("open", () => { socket.send(JSON.stringify({ type: "connection_init", payload: token ? { authorization: `Bearer ${token}` } : {} })); });
    socket.on("message", data => {
      const text = (data as Buffer).toString();
      if (text.includes('"connection_ack"')) { socket.send(JSON.stringify({ id: "1", type: "subscribe", payload: { query, variables } })); return; }
      if (!text.includes('"type":"next"')) { reject(new Error(text)); return; }
      // The first is what there was before.
      if (!begun) { begun = true; resolve(socket); return; }
      const at = now();
      for (const [, digits] of text.matchAll(/"number":(\d+)/g)) note(Number(digits), place, at);
    });
    socket.on("close", code => { reject(new Error(`closed with ${code}`)); });
    socket.on("error", reject);
  });
}

function note(number: number, place: number, at: number): void {
  if (number <= lastOf[place]) { doubled++; return; }
  lastOf[place] = number;
  const times = arrivals.get(number);
  if (times) times.push(at);
  else arrivals.set(number, [at]);
}

async function carryOut(order: FollowOrder | ReportOrder): Promise<FollowReport | "following"> {
  if ("follow" in order) {
    const { ports, count, query, variables, tokens } = order.follow;
    arrivals.clear();
    [lastOf, doubled, sockets] = [Array.from({ length: count }, () => 0), 0, []];
    // A few at a time, as people come.
    for (let at = 0; at < count; at += 50) {
      sockets.push(...await Promise.all(Array.from({ length: Math.min(50, count - at) }, (_, i) =>
        open(ports[(at + i) % ports.length], tokens[(at + i) % tokens.length], query, variables, at + i))));
    }
    return "following";
  }
  for (const socket of sockets) socket.terminate();
  const told = [...arrivals.values()].reduce((sum, times) => sum + times.length, 0);
  return { arrivals: Object.fromEntries(arrivals), doubled, lost: sockets.length * order.report.numbers - told };
}

process.on("message", (order: FollowOrder | ReportOrder) => {
  carryOut(order).then(answer => process.send!(answer), (error: Error) => { process.send!({ error: error.stack }); });
});
process.on("disconnect", () => process.exit());
