import { chance } from "../../src/demo/chance.js";
import { RandomOperations, type Operation } from "../kit/random-operation.js";
import { itIs, realTime } from "../kit/moments.js";
import { useService } from "../kit/service.js";
import { worldOfPlans } from "./world.js";

/** How many operations each role asks: a few with all tests, thousands with `npm run test:plans`. */
const OPERATIONS = Number(process.env.PLAN_OPERATIONS ?? 60);
const SEED = Number(process.env.PLAN_SEED ?? 1);

const service = useService();
let world: Awaited<ReturnType<typeof worldOfPlans>>;
beforeAll(async () => {
  world = await worldOfPlans(service);
  itIs(new Date());
});
afterAll(realTime);

const tally = new Map<string, number>();

async function answered({ query, variables }: Operation, as: { token: string } | null, plan: "on" | "off"): Promise<{ status: number; body: string; way: string }> {
  const { statusCode, body, headers } = await service.app.inject({
    method: "POST", url: "/graphql", payload: { query, variables },
    headers: { "x-plan": plan, ...(as ? { authorization: `Bearer ${as.token}` } : {}) },
  });
  return { status: statusCode, body, way: String(headers["x-plan"]) };
}

/**
 * To the byte what was planned. Several errors of what was executed come in whatever order their statements end; where
 * each row of a list has the same and they take the list with them, the row that was first is told alone (GraphQL, 6.4.4).
 */
function comparable({ body, way }: { body: string; way: string }, wayOfOther = way): unknown {
  if (wayOfOther === "planned") return body;
  const { errors = [], data } = JSON.parse(body) as { errors?: { path?: (string | number)[] }[]; data?: unknown };
  return { errors: errors.map(error => JSON.stringify({ ...error, path: error.path?.filter(step => typeof step === "string") })).sort(), data };
}

const ROLES = ["nobody", "participant", "organiser", "invited", "administrator", "steward", "officer"];

test.each(ROLES)("planned answers are executed ones, to the byte: %s", async role => {
  const as = world.roles[role];
  const operations = new RandomOperations(service.parts.schema, world.stock, chance(SEED * 1_000 + ROLES.indexOf(role)));
  for (let i = 0; i < OPERATIONS; i++) {
    const operation = operations.next();
    const [planned, executed] = [await answered(operation, as, "on"), await answered(operation, as, "off")];
    const way = `${planned.way}${planned.body.startsWith('{"errors"') ? ", with errors" : ""}`;
    tally.set(way, (tally.get(way) ?? 0) + 1);
    expect({ ...operation, status: planned.status, body: comparable(planned) }).toEqual({ ...operation, status: executed.status, body: comparable(executed, planned.way) });
    expect(executed.way).toBe("executed: off");
  }
}, 180_000 + OPERATIONS * 60);

test("most operations were planned, so that the comparison says something", () => {
  const ways = [...tally].sort(([, a], [, b]) => b - a);
  if (process.env.PLAN_OPERATIONS) process.stdout.write(`${ways.map(([way, count]) => `${count} ${way}`).join("\n")}\n`);
  const planned = tally.get("planned") ?? 0;
  expect(planned).toBeGreaterThan(ways.reduce((sum, [, count]) => sum + count, 0) / 2);
});
