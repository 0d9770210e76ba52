import type { FastifyInstance, FastifyReply } from "fastify";
import type { IncomingMessage } from "node:http";

/** What a body brings in each of its stretches of time, or it ends within it: all that GraphQL takes, and 50 MB in two hours. */
const LEAST_BYTES = 64 * 1024;

interface Watched { reply: FastifyReply; since: number; bytes: number }

/** How long the answer to a slow request may take to be written. */
const LAST_WORD_MS = 1_000;

/**
 * Cuts requests whose bodies do not come: with 408 where nothing was answered yet, else by closing. Node has one time for
 * the whole of a request, which is too long for a query or too short for a schedule file from a slow line.
 */
export function cutSlowBodies(app: FastifyInstance, stretchMs: number): void {
  const underway = new Map<IncomingMessage, Watched>();

  app.addHook("onRequest", (request, reply, done) => {
    const { raw } = request;
    if (raw.headers["content-length"] !== undefined || raw.headers["transfer-encoding"] !== undefined) {
      underway.set(raw, { reply, since: performance.now(), bytes: raw.socket.bytesRead });
    }
    done();
  });
  app.addHook("preValidation", (request, _reply, done) => {
    underway.delete(request.raw);
    done();
  });

  const sweep = (): void => {
    const now = performance.now();
    for (const [raw, watched] of underway) {
      if (raw.complete || raw.destroyed) { underway.delete(raw); continue; }
      if (now - watched.since < stretchMs) continue;
      const { bytesRead } = raw.socket;
      if (bytesRead - watched.bytes < LEAST_BYTES) {
        underway.delete(raw);
        cut(raw, watched.reply);
      } else {
        underway.set(raw, { ...watched, since: now, bytes: bytesRead });
      }
    }
  };
  // What arrived while the process was busy is read before anybody is found slow.
  const sweeping = setInterval(() => setImmediate(sweep), stretchMs / 10);
  sweeping.unref();
  app.addHook("onClose", (_app, done) => {
    clearInterval(sweeping);
    done();
  });
}

function cut(raw: IncomingMessage, reply: FastifyReply): void {
  const close = (): void => { raw.socket.destroy(); };
  // Whoever waits for the body answers with the error's status; everybody else has answered, or will not.
  if (raw.listenerCount("error") === 0) return close();
  reply.raw.once("finish", () => { raw.socket.destroySoon(); });
  setTimeout(close, LAST_WORD_MS).unref();
  void reply.header("connection", "close");
  raw.emit("error", Object.assign(new Error("The body came too slowly"), { statusCode: 408 }));
}
