import type { Ask } from "../shapes/asks.js";
import type { Shape } from "../shapes/shapes.js";

/** Cursors that a peer gave, by the id of the event or the id and number of the session they stand after. */
export type Cursors = Map<string, string>;

/** Somebody the shapes are asked of: a server that is started, and how it is spoken to. */
export interface Peer {
  name: string;
  label: string;
  /** Arguments of node. */
  command: readonly string[];
  environment?: Readonly<Record<string, string>>;
  /** Shapes it answers. */
  answers: readonly string[];
  /** Path and JSON body. */
  word(shape: Shape, ask: Ask, cursors: Cursors): { path: string; body: object };
  /** Its answer in the words of the others, where its own must differ. */
  translate?(shape: Shape, data: unknown): unknown;
  /** Queries for cursors: of events, and of the sessions of an event. */
  cursors?: { events: string; sessions?: string };
}

export const sessionKey = (eventId: string, number: number): string => `${eventId} ${number}`;

/** The HTTP request, as it goes over the wire. */
export function httpOf(path: string, body: object, token?: string): string {
  const text = JSON.stringify(body);
  const authorization = token ? `authorization: Bearer ${token}\r\n` : "";
  return `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\naccept: application/json\r\n${authorization}content-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
}

export function requestOf(peer: Peer, shape: Shape, ask: Ask, cursors: Cursors): string {
  const { path, body } = peer.word(shape, ask, cursors);
  return httpOf(path, body, ask.token);
}
