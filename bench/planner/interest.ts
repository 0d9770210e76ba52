import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { Random } from "../../src/planner/random.js";

/** Who wants what, from votes that people really cast: rows are people, each with the numbers of what they voted for. */
export type Interest = readonly (readonly number[])[];

const FOLDER = process.env.COPRODUCE_DATA ?? path.resolve("../shared/data");

/** Whether real votes lie beside this folder, or where COPRODUCE_DATA says. */
export const votesAreThere = existsSync(FOLDER);

/** Polis conversations (Computational Democracy Project, CC BY 4.0): agreeing with a statement is wanting a session. */
export function polis(conversation: string): Interest {
  const [head, ...rows] = readFileSync(path.join(FOLDER, "polis", conversation, "participants-votes.csv"), "utf8").trim().split("\n").map(line => line.trim().split(","));
  const first = head!.indexOf("n-disagree") + 1;
  return rows.map(row => row.slice(first).flatMap((vote, statement) => vote === "1" ? [statement] : []));
}

/** Participatory budgets (Pabulib): approving a project is wanting a session. */
export function pabulib(file: string): Interest {
  const lines = readFileSync(path.join(FOLDER, "pabulib", file), "utf8").split(/\r?\n/);
  const at = lines.indexOf("VOTES");
  const column = lines[at + 1]!.split(";").indexOf("vote");
  const ballots = lines.slice(at + 2).filter(line => line !== "").map(line => line.split(";")[column]!.split(","));
  const number = new Map([...new Set(ballots.flat())].sort().map((project, index) => [project, index]));
  return ballots.map(ballot => ballot.map(project => number.get(project)!));
}

/** Votes made up where there are none: people care for a few of the topics, sessions are about one or two, and some are liked by everybody. */
export function madeUp(people: number, items: number, seed: number): Interest {
  const random = new Random(seed);
  const topics = Math.max(4, Math.round(Math.sqrt(items)));
  const about = Array.from({ length: items }, () => ({ topics: [random.below(topics), random.below(topics)], appeal: 5 + random.below(60) }));
  return Array.from({ length: people }, () => {
    const cares = new Set(Array.from({ length: 3 }, () => random.below(topics)));
    return about.flatMap(({ topics: its, appeal }, item) => random.below(100) < (its.some(topic => cares.has(topic)) ? appeal : appeal / 10) ? [item] : []);
  });
}
