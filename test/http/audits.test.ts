import { auditServer } from "graphql-http";
import type { AddressInfo } from "node:net";
import { useService } from "../kit/service.js";

describe.each([["development", false], ["production", true]])("GraphQL over HTTP in %s", (_name, production) => {
  const service = useService({ production });

  test("all 61 audits pass", async () => {
    await service.app.listen({ port: 0, host: "127.0.0.1" });
    const { port } = service.app.server.address() as AddressInfo;
    const results = await auditServer({
      url: `http://127.0.0.1:${port}/graphql`,
      // GET requests carry the header by which a browser asks before it sends (CSRF prevention).
      fetchFn: (url: string, init?: RequestInit) => fetch(url, { ...init, headers: { ...init?.headers, "apollo-require-preflight": "true" } }),
    });
    const failed = results.filter(({ status }) => status !== "ok").map(({ id, name, status, ...rest }) => `${status} ${id} ${name} ${"reason" in rest ? rest.reason : ""}`);
    expect(failed).toEqual([]);
    expect(results).toHaveLength(61);
  });
});
