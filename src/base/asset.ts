import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { extname } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { FastifyReply, FastifyRequest } from "fastify";
import { chooseEncoding, type Encoding } from "./encoding.js";

/** A file of a page, held in memory. The version in its path is the digest of its content, so that it may be cached for good. */
export interface Asset {
  name: string;
  path: string;
  type: string;
  version: string;
  body: (encoding: Encoding) => Promise<Buffer>;
}

const types: Record<string, string> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
};

/** `folder` is the first part of its path: one for each page or family of pages. */
export function asset(folder: string, name: string, file: string): Asset {
  // The source maps are not served; a developer tool would ask for them in vain and complain.
  const content = Buffer.from(readFileSync(file, "utf8").replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n"));
  const version = createHash("sha256").update(content).digest("hex").slice(0, 16);
  const made = new Map<Encoding, Promise<Buffer>>();
  return {
    name,
    path: `${folder}/${version}/${name}`,
    type: types[extname(name)] ?? "application/octet-stream",
    version,
    // Compressed when first asked for and kept: a start, and each test's start, should not pay for it.
    body: (encoding) => {
      const body = made.get(encoding) ?? compress(content, encoding);
      made.set(encoding, body);
      return body;
    },
  };
}

export async function sendAsset(asset: Asset, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const encoding = chooseEncoding(request.headers["accept-encoding"]);
  const etag = `"${asset.version}-${encoding}"`;
  reply
    .header("cache-control", "public, max-age=31536000, immutable")
    .header("etag", etag)
    .header("vary", "accept-encoding")
    .header("x-content-type-options", "nosniff");
  if (request.headers["if-none-match"]?.includes(etag)) return reply.code(304).send();
  if (encoding !== "identity") reply.header("content-encoding", encoding);
  return reply.type(asset.type).send(await asset.body(encoding));
}

async function compress(content: Buffer, encoding: Encoding): Promise<Buffer> {
  switch (encoding) {
    // Beyond 9 brotli takes ten times as long for a tenth less.
    case "br": return promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
    case "gzip": return promisify(gzip)(content);
    case "identity": return content;
  }
}
