import { probe } from "../../src/base/probe.js";
import { startedProject } from "../kit/project-story.js";
import { people } from "../kit/seed.js";
import { useService } from "../kit/service.js";
import { anHourPasses, answered, join, toldOfProject } from "./story.js";

const service = useService();
afterEach(() => { probe.reset(); });

async function published(members: number) {
  const project = await startedProject(service);
  const crowd = await people(service, members);
  await join(service, project.id, crowd);
  await answered(service, crowd.slice(0, 10), 2);
  await anHourPasses(service);
  return { project, crowd };
}

/** Stops the first that has something to publish until `during` is done, or for a while. */
function meanwhile(during: () => Promise<unknown>, patienceMs: number): void {
  let stopped = false;
  probe.set(async point => {
    if (point !== "reflections due" || stopped) return;
    stopped = true;
    await new Promise<void>((resolve, reject) => {
      const patience = setTimeout(resolve, patienceMs);
      during().then(() => { clearTimeout(patience); resolve(); }, reject);
    });
  });
}

/** Five more have answered; while one instance counts them a sixth answers, and another instance counts. How many each publishes. */
async function countedTwice(patienceMs: number): Promise<number[]> {
  const { project, crowd } = await published(16);
  await answered(service, crowd.slice(10, 15), 4);
  const seen: number[] = [];
  const look = async () => { seen.push((await toldOfProject(service, project.id, project.steward)).emergentNatureCounts!.people); };
  let second: Promise<void> = Promise.resolve();
  meanwhile(() => second = answered(service, crowd.slice(15), 6).then(() => anHourPasses(service)).then(look), patienceMs);
  await anHourPasses(service);
  await second;
  await look();
  return seen;
}

test("two instances that count at once: the second compares with what the first has published, and tells no sixth", async () => expect(await countedTwice(200)).toEqual([15, 15]));

test("its twin without the lock publishes both: the two differ by the sixth, who is told", async () => {
  probe.remove("reflections");
  expect(await countedTwice(5_000)).toEqual([16, 15]);
});

test("whoever deletes their answers while they are counted leaves nothing of them behind", async () => {
  const { crowd } = await published(15);
  await answered(service, crowd.slice(10), 4);
  let deletion: Promise<unknown> = Promise.resolve();
  meanwhile(() => deletion = service.done("deleteEmergentNature", {}, "deleted", crowd[12]), 200);
  await anHourPasses(service);
  await deletion;
  expect(await service.rows("SELECT 1 FROM reflection_told WHERE person_id = $1 UNION ALL SELECT 1 FROM emergent_nature WHERE person_id = $1", [crowd[12].id])).toEqual([]);
  expect(await service.rows("SELECT 1 FROM reflection_told WHERE person_id = $1", [crowd[11].id])).toHaveLength(1);
});
