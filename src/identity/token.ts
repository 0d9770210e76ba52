import { createHash, randomBytes } from "node:crypto";

/** An opaque bearer token of 256 bits (RFC 6750). */
export const newToken = (): string => randomBytes(32).toString("base64url");

export const tokenHash = (token: string): string => createHash("sha256").update(token).digest("base64url");
