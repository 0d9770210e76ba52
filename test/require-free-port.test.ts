import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { reasonOf } from "../src/reason.js";
import { requireFreePort } from "../src/require-free-port.js";

test("a port that is taken is told as at listening; one that is free stays so", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const taken = await requireFreePort({ host: "127.0.0.1", port }).catch(reasonOf);
  expect(taken).toBe(`Port ${port} is in use; set PORT to another one`);
  await new Promise(resolve => { server.close(resolve); });
  for (let twice = 0; twice < 2; twice++) await requireFreePort({ host: "127.0.0.1", port });
});
