import type { Board } from "./board.js";
import { Matching, NONE } from "./matching.js";
import { SeatCut } from "./seat-cut.js";

/**
 * How many people are left with nothing they want. Everybody needs one seat only, and whoever can be given one keeps it in a seating of the most people
 * (see `seatingOf`); so times do not matter, only which rooms the sessions have. What can matter at all is settled beforehand: with the fewest seats that each
 * session could get, all are seated but some people, and together with those in the way of these they are the core. Outside it everybody can be served
 * whatever the schedule. In most events there is no core, and nothing to count.
 */
export class Fairness {
  /** Whether a session's room matters. */
  readonly matters: Uint8Array;
  private readonly people: number;
  private readonly sessions: Int32Array;
  private readonly seats: Int32Array;
  private readonly demand: Int32Array;
  private readonly cut: SeatCut;

  /** `fewest` are the fewest seats that each session could get. */
  constructor(board: Board, fewest: readonly number[]) {
    const { wanted, problem, sessions } = board;
    const all = wanted.map((_, session) => session);
    const matching = new Matching(problem.people, wanted, all, session => fewest[session]!);
    matching.augment();
    const core = new Set<number>();
    const members = new Set([...matching.of.keys()].filter(person => matching.of[person] === NONE && matching.wantedBy(person).length > 0));
    // Whoever is added on the way is visited too.
    for (const person of members) {
      for (const session of matching.wantedBy(person)) {
        if (core.has(session)) continue;
        core.add(session);
        for (const other of matching.membersOf(session)) members.add(other);
      }
    }
    this.people = members.size;
    this.sessions = Int32Array.from([...core].sort((a, b) => a - b));
    this.matters = new Uint8Array(sessions);
    for (const session of core) this.matters[session] = 1;
    this.seats = new Int32Array(sessions);
    const number = new Map([...members].sort((a, b) => a - b).map((person, at) => [person, at]));
    const fans = wanted.map((list, session) => core.has(session) ? Uint32Array.from([...list].flatMap(person => number.get(person) ?? [])) : new Uint32Array(0));
    this.demand = Int32Array.from(fans, list => list.length);
    this.cut = new SeatCut(fans, this.people, 0, this.seats);
  }

  /** Whether anybody could be left with nothing. */
  get atRisk(): boolean { return this.people > 0; }

  /** Notes the seats of a session where it is now; 0 where it has no place. */
  note(session: number, seats: number): void { this.seats[session] = seats; }

  /** People of the core who are left with nothing; an estimate that is never too high. */
  left(): number {
    this.sort();
    return this.people - this.cut.seats(this.sessions, 0, this.sessions.length);
  }

  /** As the cut will sort them. From one time to the next hardly any changes its place, so that this takes a look at each. */
  private sort(): void {
    const { sessions, seats, demand } = this;
    for (let n = 1; n < sessions.length; n++) {
      const session = sessions[n]!;
      let at = n;
      for (; at > 0 && demand[sessions[at - 1]!]! * seats[session]! > demand[session]! * seats[sessions[at - 1]!]!; at--) sessions[at] = sessions[at - 1]!;
      sessions[at] = session;
    }
  }
}
