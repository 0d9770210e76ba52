import { Wire } from "./wire.js";

/** A process of its own that sends requests and takes the time; its parent says which and how long. */
export interface Order {
  /** Connection `i` goes to the port `i` modulo their number. */
  ports: number[];
  /** Whole HTTP requests. */
  requests: string[];
  connections: number;
  seconds: number;
  /** Each request once, in order, and an end when there are no more; otherwise round and round. */
  once: boolean;
  /** How many bytes the answer to each must have, as far as that is known; null looks for `holds` instead. */
  bytes: number[] | null;
  holds: string | null;
}

export interface Outcome {
  answered: number;
  sent: number;
  seconds: number;
  p50: number;
  p99: number;
  /** The first answer that was wrong. */
  wrong: string | null;
}

async function carryOut({ ports, requests, connections, seconds, once, bytes, holds }: Order): Promise<Outcome> {
  const encoded = requests.map(request => Buffer.from(request));
  const wires = await Promise.all(Array.from({ length: connections }, (_, i) => Wire.open(ports[i % ports.length])));
  const times: number[] = [];
  let sent = 0;
  let wrong: string | null = null;
  const began = performance.now();
  const until = began + seconds * 1_000;
  await Promise.all(wires.map(async wire => {
    while (wrong === null && performance.now() < until && (!once || sent < encoded.length)) {
      const n = sent++ % encoded.length;
      const start = performance.now();
      const answer = await wire.send(encoded[n]);
      times.push(performance.now() - start);
      const right = answer.status === 200 && (bytes === null || answer.bytes === bytes[n]) && (holds === null || answer.body.includes(holds));
      if (!right) wrong ??= `${answer.status} ${answer.bytes} bytes instead of ${bytes?.[n] ?? "any"}: ${answer.body.toString().slice(0, 500)} to ${requests[n]}`;
    }
  }));
  const took = (performance.now() - began) / 1_000;
  for (const wire of wires) wire.close();
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0;
  return { answered: times.length, sent, seconds: took, p50: at(0.5), p99: at(0.99), wrong };
}

process.on("message", (order: Order) => {
  carryOut(order).then(
    outcome => process.send!(outcome),
    (error: Error) => process.send!({ answered: 0, sent: 0, seconds: 0, p50: 0, p99: 0, wrong: error.stack ?? error.message } satisfies Outcome));
});
process.on("disconnect", () => process.exit());
