import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { FastifyInstance } from "fastify";
import { asset, sendAsset } from "../base/asset.js";
import { fillPage, type GraphiqlOptions } from "./page.js";

/** GraphiQL at `/`, working offline: everything it needs comes from this process. */
export function serveGraphiql(app: FastifyInstance, options: GraphiqlOptions): void {
  const template = readFileSync(beside("page.html"), "utf8");
  const assets = [
    asset("graphiql", "react.js", installed("react", "umd/react.production.min.js")),
    asset("graphiql", "react-dom.js", installed("react-dom", "umd/react-dom.production.min.js")),
    asset("graphiql", "graphiql.js", installed("graphiql", "graphiql.min.js")),
    asset("graphiql", "graphiql.css", installed("graphiql", "graphiql.min.css")),
    asset("graphiql", "page.js", beside("browser/page.js")),
    asset("graphiql", "page.css", beside("browser/page.css")),
  ];

  // A route for each file is the whitelist: no part of a path ever reaches the file system.
  for (const each of assets) app.get(`/${each.path}`, (request, reply) => sendAsset(each, request, reply));

  app.get("/", (_request, reply) => {
    const nonce = randomBytes(16).toString("base64");
    return reply
      .type("text/html; charset=utf-8")
      .header("cache-control", "no-store")
      .header("content-security-policy", policy(nonce))
      .header("referrer-policy", "no-referrer")
      .header("x-content-type-options", "nosniff")
      .send(fillPage(template, assets, nonce, options));
  });
}

/**
 * GraphiQL's style sheet carries its fonts and some images as data; its menus and dialogs add a style element, which
 * the nonce allows. `connect-src 'self'` covers the WebSocket on this host too.
 */
function policy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src data:",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

function beside(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url));
}

/** These packages do not export their browser builds, so the way to them leads over their package.json. */
function installed(name: string, file: string): string {
  return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), file);
}
