import fc from "fast-check";
import { boardOf } from "../../src/planner/board.js";
import { randomGrid } from "../../src/planner/baselines.js";
import { Grid, NOWHERE } from "../../src/planner/grid.js";
import { Moves } from "../../src/planner/moves.js";
import { outsetOf } from "../../src/planner/outset.js";
import { Prices } from "../../src/planner/prices.js";
import { Random } from "../../src/planner/random.js";
import { valueOf, worthOf } from "../../src/planner/value.js";
import { anyProblem } from "./any-problem.js";
import { brokenByPlanning } from "./checker.js";

const any = fc.integer({ min: 0, max: 2 ** 40 });

/** The value of a grid that is put together anew. */
function anew(grid: Grid, prices: Prices): number {
  const copy = new Grid(grid.board);
  grid.at.forEach((position, session) => { if (position !== NOWHERE) copy.put(session, position); });
  return worthOf(copy, valueOf(copy, prices), prices);
}

test("what a move gains is what the grid is worth more, and what is turned down leaves no trace", () => {
  let made = 0;
  fc.assert(fc.property(any, seed => {
    const problem = anyProblem(seed);
    const board = boardOf(problem);
    const outset = outsetOf(board);
    if (outset.movable.length === 0) return;
    const random = new Random(seed);
    const prices = new Prices(board);
    const grid = randomGrid(outset, random);
    const moves = new Moves(grid, outset, prices);
    for (let n = 0; n < 40; n++) {
      const session = outset.movable[random.below(outset.movable.length)]!;
      const options = outset.positions[session]!;
      const position = options[random.below(options.length)]!;
      const before = anew(grid, prices);
      const standing = [...grid.at];
      const weighed = moves.weigh(session, position);
      expect([...grid.at]).toEqual(standing);
      const gain = moves.make(session, position, n % 2 === 0 ? -Infinity : 0);
      if (gain === null) {
        expect([...grid.at]).toEqual(standing);
        expect(weighed === null || weighed < 0).toBe(true);
        continue;
      }
      made++;
      expect(gain).toBeCloseTo(weighed!, 6);
      expect(anew(grid, prices) - before).toBeCloseTo(gain, 6);
      expect(brokenByPlanning(problem, grid.schedule())).toEqual([]);
    }
  }), { numRuns: 150 });
  expect(made).toBeGreaterThan(500);
});
