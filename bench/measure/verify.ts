import { isDeepStrictEqual } from "node:util";
import { Wire } from "../load/wire.js";
import { requestOf, type Peer } from "../peers/peer.js";
import type { Ask } from "../shapes/asks.js";
import type { Shape } from "../shapes/shapes.js";
import type { Standing } from "./standing.js";

const AT_ONCE = 8;

interface Told { data: unknown; bytes: number }

/** Each ask once; the answers' data in the words of the limit. */
export async function answersOf({ peer, servers: [{ port }], cursors }: Standing, shape: Shape, asks: readonly Ask[]): Promise<Told[]> {
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
export function compare({ peer }: { peer: Peer }, shape: Shape, asks: readonly Ask[], right: readonly Told[], told: readonly Told[]): void {
  for (const [i, { data }] of told.entries()) {
    if (isDeepStrictEqual(data, right[i].data)) continue;
    throw new Error(`${peer.label} answers ${shape.name} of ${JSON.stringify(asks[i])} otherwise: ${firstDifference(right[i].data, data)}`);
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
