import { hash } from "node:crypto";

/** Strong validator of an answer's text (RFC 9110, 8.8.3). */
export const etagOf = (text: string): string => `"${hash("sha1", text, "base64url")}"`;

/** Whether the client has this answer already (RFC 9110, 13.1.2). */
export const isKnown = (etag: string, ifNoneMatch: string | undefined): boolean =>
  ifNoneMatch !== undefined && ifNoneMatch.split(",").some(candidate => candidate.trim().replace(/^W\//, "") === etag);
