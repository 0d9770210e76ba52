import "reflect-metadata";
import { pino } from "pino";
import { openService } from "../../src/service.js";
import { Cluster } from "../database/cluster.js";
import { fill, OPENINGS } from "./rows.js";

/**
 * How long matching takes and how it grows: the best 20 people for each of 500 openings, and the best 20 openings for 200
 * people, asked one after the other through the service's own door, with cards and reasons. `--people 1000,10000` takes others.
 */
const sizes = (process.argv.includes("--people") ? process.argv[process.argv.indexOf("--people") + 1]! : "1000,3000,10000,30000").split(",").map(Number);

const MATCH = "score bring learn hours language place placeFit skillsBrought skillsToLearn missing";
const FOR_OPENING = `query($id: ID!) { opening(id: $id) { matches(first: 20) { nodes { ${MATCH} person { id displayName tagLine languages } } } } }`;
const FOR_PERSON = `{ me { matchingOpenings(first: 20) { nodes { ${MATCH} opening { id title benefit hoursPerWeek } } } } }`;

const cluster = await Cluster.start();
const pad = (text: string, column: number): string => text.padStart([9, 9, 12, 9, 9, 9, 9][column]!);
const line = (...cells: string[]): void => console.log(cells.map(pad).join(""));
const at = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;

try {
  for (const [title, direction] of [[`The best 20 people for one of ${OPENINGS} openings`, "opening"], [`The best 20 of ${OPENINGS} openings for one person`, "person"]] as const) {
    console.log(`\n${title}, in milliseconds`);
    line("people", "asked", "candidates", "p50", "p99", "most", "× p50");
    let before: { people: number; p50: number } | null = null;
    for (const people of sizes) {
      const { taken, candidates } = await measured(people, direction);
      const [p50, p99] = [at(taken, 0.5), at(taken, 0.99)];
      const growth: string = before ? (p50 / before.p50).toFixed(2) : "";
      line(String(people), String(taken.length), String(candidates), p50.toFixed(1), p99.toFixed(1), taken.at(-1)!.toFixed(1), growth);
      before = { people, p50 };
    }
  }
} finally {
  await cluster.stop();
}

/** Each asked once for warmth, then once for the clock; how many candidates the median one has. */
async function measured(people: number, direction: "opening" | "person"): Promise<{ taken: number[]; candidates: number }> {
  const url = await cluster.empty(`matching_${direction}_${people}`);
  const made = await cluster.asOwner(url, client => fill(client, people));
  const running = await openService(url, {
    production: true, publicUrl: "http://localhost", trustProxy: [], metrics: false, plans: true, answerCache: false, poolSize: 4,
    secret: "a secret of the benchmark, long enough", smtpUrl: null, mailFrom: "bench@localhost", dataDir: ".data",
  }, pino({ level: "silent" }), { send: () => Promise.resolve({}) });
  try {
    const { app } = running.doors;
    await app.ready();
    const ask = async (token: string, query: string, variables: object): Promise<unknown> => {
      const response = await app.inject({ method: "POST", url: "/graphql", payload: { query, variables }, headers: { authorization: `Bearer ${token}` } });
      const { data, errors } = response.json<{ data: unknown; errors?: unknown }>();
      if (errors) throw new Error(JSON.stringify(errors));
      return data;
    };
    const asks = direction === "opening"
      ? made.openings.map(id => () => ask(made.steward, FOR_OPENING, { id }))
      : made.people.map(token => () => ask(token, FOR_PERSON, {}));
    for (const one of asks.slice(0, 50)) await one();
    const taken: number[] = [];
    for (const one of asks) {
      const begun = performance.now();
      await one();
      taken.push(performance.now() - begun);
    }
    const counts: number[] = [];
    if (direction === "opening") {
      for (const id of made.openings.slice(0, 51)) counts.push((await ask(made.steward, "query($id: ID!) { opening(id: $id) { matches { totalCount } } }", { id }) as { opening: { matches: { totalCount: number } } }).opening.matches.totalCount);
    } else {
      for (const token of made.people.slice(0, 51)) counts.push((await ask(token, "{ me { matchingOpenings { totalCount } } }", {}) as { me: { matchingOpenings: { totalCount: number } } }).me.matchingOpenings.totalCount);
    }
    return { taken: taken.sort((a, b) => a - b), candidates: at(counts.sort((a, b) => a - b), 0.5) };
  } finally {
    await running.stop();
  }
}
