import { Agent } from "node:http";
import { quantile, RunningService } from "./running-service.js";

const PEOPLE = 2_000;
const SEATS = 100;
const TWICE = 200;

const PLAN = "mutation($input: PlanEventInput!) { planEvent(input: $input) { event { id } } }";
const PUBLISH = "mutation($id: ID!) { publishEvent(input: { eventId: $id }) { errors { __typename } } }";
const RSVP = "mutation($id: ID!) { rsvp(input: { eventId: $id }) { rsvp { id status placeInLine } errors { __typename } } }";
const CANCEL = "mutation($id: ID!) { cancelRsvp(input: { eventId: $id }) { rsvp { status } errors { __typename } } }";
const MINE = "query($id: ID!) { event(id: $id) { myRsvp { status placeInLine } } }";
const COUNTS = "query($id: ID!) { event(id: $id) { confirmedCount waitlistedCount } }";
const BYSTANDER = "query($id: ID!) { event(id: $id) { title startsAt confirmedCount organisers { displayName } } }";

const service = await RunningService.make();
let failed = false;
const show = (name: string, value: unknown, holds: boolean): void => {
  if (!holds) failed = true;
  console.log(`${holds ? "ok  " : "FAIL"} ${name}: ${typeof value === "object" ? JSON.stringify(value) : String(value)}`);
};

async function newEvent(organiser: string, capacity: number): Promise<string> {
  const startsAt = new Date(Date.now() + 7 * 86_400_000);
  const input = { title: "Storm", startsAt, endsAt: new Date(startsAt.getTime() + 8 * 3_600_000), timeZone: "Europe/Rome", capacity };
  const { planEvent } = await service.ask<{ planEvent: { event: { id: string } } }>(PLAN, { input }, organiser);
  await service.ask(PUBLISH, { id: planEvent.event.id }, organiser);
  return planEvent.event.id;
}

/** Somebody who reads another event's page all the while, on a socket of their own. */
function bystander(eventId: string): { stop(): Promise<number[]> } {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times: number[] = [];
  let going = true;
  const loop = (async () => {
    while (going) {
      const { ms, status, body } = await service.send("POST", "/graphql", { query: BYSTANDER, variables: { id: eventId } }, undefined, agent);
      if (status !== 200 || body.includes("errors")) throw new Error(`The bystander got ${status} ${body}`);
      times.push(ms);
      await new Promise(resolve => { setTimeout(resolve, 5); });
    }
  })();
  return { stop: async () => { going = false; await loop; agent.destroy(); return times; } };
}

try {
  console.log(`ready after ${Math.round(await service.start())} ms`);
  const [organiser, ...crowd] = await service.people(PEOPLE + 1);
  const [hot, quiet] = [await newEvent(organiser, SEATS), await newEvent(organiser, SEATS)];

  const looking = bystander(quiet);
  await new Promise(resolve => { setTimeout(resolve, 500); });
  const began = performance.now();
  const answers = await Promise.all([...crowd, ...crowd.slice(0, TWICE)].map(token => service.send("POST", "/graphql", { query: RSVP, variables: { id: hot } }, token)));
  const seconds = (performance.now() - began) / 1_000;
  const waits = await looking.stop();

  const parsed = answers.map(({ status, body }) => ({ status, ...JSON.parse(body) as { data?: { rsvp: { rsvp: { id: string; status: string } | null; errors: unknown[] } } | null; errors?: { extensions: { code: string } }[] } }));
  const codes = parsed.flatMap(({ errors }) => errors?.map(({ extensions }) => extensions.code) ?? []);
  show("answered without an error", `${parsed.length - codes.length} of ${parsed.length} in ${seconds.toFixed(2)} s`, codes.length === 0);
  if (codes.length > 0) console.log(codes.reduce<Record<string, number>>((sum, code) => ({ ...sum, [code]: (sum[code] ?? 0) + 1 }), {}));
  const { event } = await service.ask<{ event: { confirmedCount: number; waitlistedCount: number } }>(COUNTS, { id: hot });
  show("counts", event, event.confirmedCount === SEATS && event.waitlistedCount === PEOPLE - SEATS);
  show("bystander's p99", `${quantile(waits, 0.99).toFixed(0)} ms of ${waits.length} reads, p50 ${quantile(waits, 0.5).toFixed(0)} ms, longest ${quantile(waits, 1).toFixed(0)} ms`, quantile(waits, 0.99) < 250);

  const mine = async () => Promise.all(crowd.map(async token => (await service.ask<{ event: { myRsvp: { status: string; placeInLine: number | null } | null } }>(MINE, { id: hot }, token)).event.myRsvp));
  const inLine = (rsvps: Awaited<ReturnType<typeof mine>>) => rsvps.flatMap(rsvp => rsvp?.placeInLine ?? []).sort((a, b) => a - b);
  const first = await mine();
  show("everybody has one RSVP", first.filter(Boolean).length, first.every(Boolean));
  const gapFree = (places: number[]) => places.every((place, i) => place === i + 1);
  show("the line has no gap", `1 to ${inLine(first).at(-1)}`, inLine(first).length === PEOPLE - SEATS && gapFree(inLine(first)));

  const leaving = crowd.filter(() => Math.random() < 0.25);
  const left = await Promise.all(leaving.map(async token => {
    await new Promise(resolve => { setTimeout(resolve, Math.random() * 3_000); });
    return service.send("POST", "/graphql", { query: CANCEL, variables: { id: hot } }, token);
  }));
  show("cancelled without an error", left.length, left.every(({ body }) => body.includes("\"CANCELLED\"") && !body.includes("__typename")));
  const after = await mine();
  const held = after.filter(rsvp => rsvp?.status === "CONFIRMED").length;
  show("no free place while someone waits", `${held} of ${SEATS} seats held, ${inLine(after).length} wait`, held === SEATS && gapFree(inLine(after)));

  const promoted = crowd.filter((_, i) => first[i]?.status === "WAITLISTED" && after[i]?.status === "CONFIRMED");
  const addresses = await Promise.all(promoted.map(async token => (await service.ask<{ me: { email: string } }>("{ me { email } }", {}, token)).me.email));
  const told = await service.mailTo();
  show("each promoted person told once", `${promoted.length} have a seat now, ${told.length} were told`, new Set(told).size === told.length && addresses.every(address => told.includes(address)));
} finally {
  await service.stop();
}
process.exitCode = failed ? 1 : 0;
