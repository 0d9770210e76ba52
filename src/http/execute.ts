import { HeaderMap, type ApolloServer } from "@apollo/server";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Context } from "../base/context.js";

/**
 * Has Apollo answer a request. The context is made first: whoever it cannot be made for is told with the status that says
 * why. No URL is made of the request's own Host, which may be anything.
 */
export async function execute(apollo: ApolloServer<Context>, request: FastifyRequest, reply: FastifyReply, contextOf: () => Promise<Context>): Promise<unknown> {
  const context = await contextOf();
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) if (value) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  const query = request.url.indexOf("?");
  const { status, headers: answered, body } = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: request.method, headers, search: query < 0 ? "" : request.url.slice(query), body: request.body },
    context: () => Promise.resolve(context),
  });
  for (const [name, value] of answered) void reply.header(name, value);
  void reply.code(status ?? 200);
  // Nothing is deferred or streamed here.
  if (body.kind !== "complete") throw new Error("An answer in parts");
  return body.string;
}
