import { gunzipSync, brotliDecompressSync } from "node:zlib";
import Fastify, { type FastifyInstance } from "fastify";
import { serveGraphiql } from "../src/graphiql/graphiql.js";
import { chooseEncoding } from "../src/base/encoding.js";
import type { GraphiqlOptions } from "../src/graphiql/page.js";

const apps: FastifyInstance[] = [];

function serve(options: Partial<GraphiqlOptions> = {}): FastifyInstance {
  const app = Fastify();
  apps.push(app);
  serveGraphiql(app, { title: "Coproduce", tabs: [], demo: [], ...options });
  return app;
}

afterAll(() => Promise.all(apps.map((app) => app.close())));

async function page(options?: Partial<GraphiqlOptions>) {
  return (await serve(options).inject("/")).body;
}

function assetPaths(html: string): string[] {
  return [...html.matchAll(/(?:src|href)="(graphiql\/[^"]+)"/g)].map((match) => `/${match[1]}`);
}

/** What the browser would hand to the page's script. */
function dataOf(html: string) {
  return JSON.parse(/<script type="application\/json" id="data">(.*?)<\/script>/s.exec(html)![1]);
}

describe("the page", () => {
  test("is HTML that is not kept, under a policy that lets it talk to its own host only", async () => {
    const answer = await serve().inject("/");
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
    });
    const policy = String(answer.headers["content-security-policy"]);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("connect-src 'self';");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
  });

  test("has a new nonce each time, the same in the policy and in the page", async () => {
    const app = serve();
    const nonces = await Promise.all([1, 2].map(async () => {
      const answer = await app.inject("/");
      const nonce = /'nonce-([^']+)'/.exec(String(answer.headers["content-security-policy"]))![1];
      expect(answer.body).toContain(`nonce="${nonce}"`);
      return nonce;
    }));
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  test("answers HEAD", async () => {
    const answer = await serve().inject({ method: "HEAD", url: "/" });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toBe("");
    expect(answer.headers["content-security-policy"]).toBeDefined();
  });

  test("names no other host and has no script or style of its own inside", async () => {
    const html = await page({ tabs: [{ name: "Me", query: "{ me }" }] });
    expect(html).not.toMatch(/(?:https?:)?\/\/[\w-]+\./);
    expect(html).not.toMatch(/<style| style=| on\w+=/);
    for (const [tag] of html.matchAll(/<script[^>]*>/g)) expect(tag).toMatch(/ src="graphiql\/|type="application\/json"/);
  });

  test("hands the examples to its script as they are, whatever is in them", async () => {
    const tabs = [
      { name: "</script><script>alert(1)</script>", query: "# <!-- <script> {{title}} $& \u2028\n{ me }", variables: '{ "a": "</SCRIPT>" }' },
    ];
    const html = await page({ tabs });
    expect(dataOf(html).tabs).toEqual(tabs);
    expect(html).not.toContain("alert(1)</script>");
    expect(html.match(/<\/script>/gi)).toHaveLength(5);
    expect(html).not.toContain("<!--");
  });

  test("escapes its title", async () => {
    const html = await page({ title: `A & B <"c">` });
    expect(html).toContain("<title>A &#38; B &#60;&#34;c&#34;&#62;</title>");
    expect(html).not.toContain(`<"c">`);
  });
});

describe("signing in", () => {
  const demo = [{ label: "Organiser: Giulia </script>", email: "giulia@example.org", token: "secret-of-giulia" }];

  test("by choice of a demo person needs the tokens in the page", async () => {
    expect(dataOf(await page({ demo })).demo).toEqual(demo);
  });

  test("puts no token, address or name into a page without demo people", async () => {
    const html = await page();
    expect(dataOf(html).demo).toEqual([]);
    expect(html).not.toMatch(/secret-of|@example/);
  });
});

describe("the files of the page", () => {
  test("are there, with their types, to be kept for good", async () => {
    const app = serve();
    const paths = assetPaths((await app.inject("/")).body);
    expect(paths.map((path) => path.split("/").pop()).sort()).toEqual(
      ["graphiql.css", "graphiql.js", "page.css", "page.js", "react-dom.js", "react.js"]);
    for (const path of paths) {
      const answer = await app.inject(path);
      expect(answer.statusCode).toBe(200);
      expect(answer.headers).toMatchObject({
        "content-type": path.endsWith(".css") ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8",
        "cache-control": "public, max-age=31536000, immutable",
        "x-content-type-options": "nosniff",
        vary: "accept-encoding",
      });
      expect(answer.body).not.toContain("sourceMappingURL");
    }
  });

  test("come compressed when the client accepts it, each form with its own tag", async () => {
    const app = serve();
    const [path] = assetPaths((await app.inject("/")).body);
    const [plain, zipped, brotli] = await Promise.all(["identity", "gzip", "gzip, br"].map((encoding) =>
      app.inject({ url: path, headers: { "accept-encoding": encoding } })));
    expect([plain, zipped, brotli].map((answer) => answer.headers["content-encoding"])).toEqual([undefined, "gzip", "br"]);
    expect(gunzipSync(zipped.rawPayload).equals(plain.rawPayload)).toBe(true);
    expect(brotliDecompressSync(brotli.rawPayload).equals(plain.rawPayload)).toBe(true);
    expect(new Set([plain, zipped, brotli].map((answer) => answer.headers.etag)).size).toBe(3);

    const again = await app.inject({ url: path, headers: { "accept-encoding": "br", "if-none-match": String(brotli.headers.etag) } });
    expect(again.statusCode).toBe(304);
    expect(again.body).toBe("");
    const head = await app.inject({ method: "HEAD", url: path, headers: { "accept-encoding": "br" } });
    expect(head.headers["content-length"]).toBe(String(brotli.rawPayload.length));
    expect(head.body).toBe("");
  });

  test("are all that can be had", async () => {
    const app = serve();
    const [path] = assetPaths((await app.inject("/")).body);
    const version = path.split("/")[2];
    for (const other of [
      "/graphiql", "/graphiql/", "/graphiql/page.js", `/graphiql/${version}/page.ts`, `/graphiql/${version}/package.json`,
      `/graphiql/${version}/../../package.json`, `/graphiql/${version}/..%2f..%2fpackage.json`,
      path.replace(version, "0".repeat(16)), "/page.html",
    ]) expect((await app.inject(other)).statusCode).toBe(404);
  });
});

test.each([
  [undefined, "identity"], ["", "identity"], ["*", "identity"], ["gzip", "gzip"], ["gzip;q=0.5, BR;q=0.1", "br"],
  ["br;q=0, gzip", "gzip"], ["gzip; q=0.0", "identity"], ["x-gzip, brotli", "identity"],
])("of Accept-Encoding %p takes %p", (header, encoding) => {
  expect(chooseEncoding(header)).toBe(encoding);
});
