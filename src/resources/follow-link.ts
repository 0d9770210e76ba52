import http from "node:http";
import https from "node:https";
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from "request-filtering-agent";
import { publicAddress } from "../base/public-address.js";
import { hasCredentials, isSameAddress } from "./address.js";
import type { Finding } from "./link-course.js";

const PATIENCE_MS = 10_000;
const MOST_REDIRECTS = 5;
const MOST_LENGTH = 2_000;

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const FOR_GOOD = new Set([301, 308]);
/** 999 is how one large site words its 403. */
const REFUSALS = new Set([401, 403, 407, 429, 999]);
/** Its chain lacks a certificate: browsers fetch that, and people get there. */
const CHAIN_INCOMPLETE = "UNABLE_TO_VERIFY_LEAF_SIGNATURE";

interface Answered { status: number; location: string | undefined }

/**
 * Follows a link as far as something answers, and looks at the answer's head only. It is somebody's link, so it must not
 * lead into our own network: the agents look at each address that a name was resolved to, when the connection to it is
 * made, so neither redirects nor a name that is resolved anew get around them (OWASP, Server-Side Request Forgery
 * Prevention). What is private counts as not reached, whatever is there.
 */
export class LinkFollower {
  private readonly agents: Readonly<Record<string, http.Agent>>;
  private readonly lines = new Map<string, Promise<unknown>>();

  /** The addresses that a test answers at may be let through; nothing else is. */
  constructor({ allowIPAddressList = [], patienceMs = PATIENCE_MS }: { allowIPAddressList?: string[]; patienceMs?: number } = {}) {
    this.agents = { "http:": new RequestFilteringHttpAgent({ allowIPAddressList }), "https:": new RequestFilteringHttpsAgent({ allowIPAddressList }) };
    this.patienceMs = patienceMs;
  }

  private readonly patienceMs: number;

  /** Some servers answer HEAD wrongly, or not at all: what was not found with it is asked for again. */
  async follow(url: string, stop: AbortSignal): Promise<Finding> {
    const finding = await this.chase("HEAD", url, stop);
    return finding.found === "something" ? finding : this.chase("GET", url, stop);
  }

  private async chase(method: "HEAD" | "GET", url: string, stop: AbortSignal): Promise<Finding> {
    let at = new URL(url);
    let movedTo: string | null = null;
    let forGood = true;
    try {
      for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
        const { status, location } = await this.inLine(at.hostname, () => this.ask(method, at, stop));
        if (!REDIRECTS.has(status) || location === undefined) return findingOf(status, movedTo !== null && isPlain(movedTo) && !isSameAddress(movedTo, url) ? movedTo : null);
        at = new URL(location, at);
        if (!(at.protocol in this.agents)) return { found: "failure" };
        forGood &&= FOR_GOOD.has(status);
        if (forGood) movedTo = at.href;
      }
    } catch (error) {
      stop.throwIfAborted();
      if ((error as { code?: string }).code === CHAIN_INCOMPLETE) return { found: "refusal" };
    }
    return { found: "failure" };
  }

  /** One request at a time to each host. */
  private async inLine<T>(host: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.lines.get(host) ?? Promise.resolve()).then(work, work);
    this.lines.set(host, turn);
    try { return await turn; } finally { if (this.lines.get(host) === turn) this.lines.delete(host); }
  }

  private ask(method: string, url: URL, stop: AbortSignal): Promise<Answered> {
    return new Promise((resolve, reject) => {
      const { request } = url.protocol === "https:" ? https : http;
      const asked = request(url, {
        method, agent: this.agents[url.protocol], signal: stop,
        headers: { "user-agent": `Coproduce link check (+${publicAddress("/")})`, accept: "*/*" },
      });
      // Not `AbortSignal.any` with a timeout: nothing holds that one, and when it is collected its time never comes.
      const patience = setTimeout(() => { asked.destroy(new Error("It took too long")); }, this.patienceMs);
      asked.on("response", response => {
        const { statusCode = 0, headers: { location } } = response;
        response.on("error", () => {});
        response.destroy();
        resolve({ status: statusCode, location });
      });
      asked.on("error", reject);
      asked.on("close", () => { clearTimeout(patience); reject(new Error("It was closed without an answer")); });
      asked.end();
    });
  }
}

const isPlain = (url: string): boolean => url.length <= MOST_LENGTH && !hasCredentials(url);

function findingOf(status: number, movedTo: string | null): Finding {
  if (status >= 200 && status < 300) return { found: "something", movedTo };
  if (status === 404 || status === 410) return { found: "nothing" };
  return { found: REFUSALS.has(status) ? "refusal" : "failure" };
}
