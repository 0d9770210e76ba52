import { v7 } from "uuid";
import { startedProject } from "../kit/project-story.js";
import { useService } from "../kit/service.js";
import { statementsOf, withoutTokenLookUp } from "../kit/statements.js";
import { belongs, madeParty, madeTouchpoint, type PartyStory, type TouchpointStory } from "../kit/touchpoint-story.js";
import { nextIteration, peopleOf, ratings, VALUE_MAP, valueMap, type ValueMap } from "./story.js";

const service = useService();

test("weakest first, with what changed since the last iteration and how far the parties are apart", async () => {
  const project = await startedProject(service);
  const [residents, families, staff] = [await madeParty(service, project.id, "Residents"), await madeParty(service, project.id, "Families"), await madeParty(service, project.id, "Desk", "INSTITUTION")];
  const touchpoint = (title: string, parties: readonly PartyStory[] = [residents, families, staff]) => madeTouchpoint(service, project.id, title, parties);
  const said = (at: TouchpointStory, party: PartyStory, histogram: number[], iterationId = at.iterationId) => ratings(service, at.parties[party.id], iterationId, histogram);
  const [asks, waits, fetches, unsaid, withdrawn] = [await touchpoint("Asks"), await touchpoint("Waits"), await touchpoint("Fetches", [residents, staff]), await touchpoint("Unsaid"), await touchpoint("Withdrawn")];
  await said(asks, residents, [10, 10, 3, 0, 0, 0, 0]);
  await said(asks, families, [0, 0, 3, 4, 3, 0, 0]);
  await said(waits, residents, [0, 0, 4, 2, 0, 0, 0]);
  await said(fetches, staff, [9, 0, 0, 0, 0, 0, 0]);
  await said(withdrawn, residents, [9, 0, 0, 0, 0, 0, 0]);
  await service.rows("UPDATE touchpoint SET withdrawn_at = now(), withdraw_reason = 'Merged' WHERE id = $1", [withdrawn.id]);
  const second = await nextIteration(service, asks);
  await said(asks, residents, [0, 0, 0, 2, 10, 5, 3], second);
  await said(asks, families, [0, 0, 2, 5, 3, 0, 0], second);
  await said(asks, staff, [0, 0, 0, 0, 0, 0, 5], second);
  await peopleOf(service, residents, 4);
  await belongs(service, residents.id, project.steward);
  await service.rows("UPDATE party_membership SET basis = 'CONFIRMED', confirmed_at = now() WHERE person_id = $1", [project.steward.id]);
  const left = await belongs(service, residents.id);
  await service.rows("UPDATE party_membership SET ended_at = now() WHERE person_id = $1", [left.id]);
  await peopleOf(service, families, 4);

  const map = await valueMap(service, project.id);
  expect(map.touchpoints.map(({ touchpoint: { title }, beneficiaryMedian, iteration }) => [title, beneficiaryMedian, iteration.number])).toEqual([
    ["Waits", 3, 1], ["Asks", 4, 2], ["Fetches", null, 1], ["Unsaid", null, 1],
  ]);
  expect(unsaid.id).toBeDefined();
  const [{ cells: [atWait, unsaidThere], gap: noGap }, { cells, gap }] = map.touchpoints;
  expect([atWait.count, unsaidThere.count, noGap]).toEqual([6, null, null]);
  expect(cells.map(({ party, role }) => [party.name, role])).toEqual([["Residents", "BENEFICIARY"], ["Families", "BENEFICIARY"], ["Desk", "PROVIDER"]]);
  expect(gap).toEqual({ difference: 3, highest: { name: "Desk" }, lowest: { name: "Families" } });
  expect(cells.map(({ confirmedShare }) => confirmedShare)).toEqual([0.2, null, null]);
  expect(cells[0]).toMatchObject({ count: 20, median: 5, lowerQuartile: 5, upperQuartile: 6, histogram: [0, 0, 0, 2, 10, 5, 3] });
  expect(map.comparisons).toBe(2);
  const [grown, same, fresh] = cells.map(({ change }) => change);
  expect(fresh).toBeNull();
  expect(grown).toMatchObject({ since: { number: 1 }, countBefore: 23, count: 20, median: 3, superiority: 1, significant: true });
  expect(grown!.mean).toBeCloseTo(5.45 - 39 / 23, 10);
  expect(grown!.qValue).toBeCloseTo(2 * grown!.pValue, 12);
  expect(same).toMatchObject({ countBefore: 10, count: 10, median: 0, mean: null, significant: false });
  expect(same!.qValue).toBe(same!.pValue);
});

test("a touchpoint's own fields, and its parties', are there in the map", async () => {
  const project = await startedProject(service);
  const residents = await madeParty(service, project.id, "Residents");
  const { id } = await madeTouchpoint(service, project.id, "Asks", [residents, await madeParty(service, project.id, "Desk", "INSTITUTION")]);
  const map = (await service.ask<{ project: { valueMap: { touchpoints: [{ touchpoint: Record<string, unknown> }] } } }>(
    "query($id: ID!) { project(id: $id) { valueMap { touchpoints(first: 1) { touchpoint { id title createdAt withdrawnAt equalFooting { side } equalFootingGap myEqualFooting { rating } } } } } }", { id: project.id })).project.valueMap;
  const [{ at }] = await service.rows<{ at: Date }>("SELECT created_at AS at FROM touchpoint WHERE id = $1", [id]);
  expect(map.touchpoints[0].touchpoint).toEqual({ id, title: "Asks", createdAt: at.toISOString(), withdrawnAt: null, equalFooting: [], equalFootingGap: null, myEqualFooting: null });
  expect((await service.answer("query($id: ID!) { project(id: $id) { valueMap { touchpoints(first: 101) { beneficiaryMedian } } } }", { id: project.id })).errors?.[0].extensions.code).toBe("BAD_USER_INPUT");
});

test("a draft's map is seen with the draft", async () => {
  const { id, steward } = await startedProject(service, { draft: true });
  expect((await valueMap(service, id, steward)).touchpoints).toEqual([]);
  expect(await service.ask("query($id: ID!) { project(id: $id) { valueMap { comparisons } } }", { id })).toEqual({ project: null });
});

test("forty touchpoints, six parties and 20,000 ratings take two statements", async () => {
  const { id: projectId, steward } = await startedProject(service);
  const parties = Array.from({ length: 6 }, (_, i) => ({ id: v7(), side: i < 3 ? "COMMUNITY" : "INSTITUTION" }));
  await service.rows(`INSERT INTO party (id, created_at, updated_at, project_id, kind, side, name, version)
    SELECT id, now(), now(), $1, 'OTHER', side, 'Party ' || id, 1 FROM unnest($2::uuid[], $3::text[]) AS p(id, side)`, [projectId, parties.map(({ id }) => id), parties.map(({ side }) => side)]);
  await service.rows(`INSERT INTO touchpoint (id, created_at, updated_at, project_id, position, title, version)
    SELECT gen_random_uuid(), now(), now(), $1, n, 'Touchpoint ' || n, 1 FROM generate_series(1, 40) n`, [projectId]);
  await service.rows(`INSERT INTO touchpoint_iteration (id, created_at, updated_at, touchpoint_id, number, change, started_at, ended_at)
    SELECT gen_random_uuid(), now(), now(), t.id, n, CASE n WHEN 2 THEN 'Fewer forms' END, now() - (3 - n) * interval '30 days', CASE n WHEN 1 THEN now() - interval '30 days' END
    FROM touchpoint t, generate_series(1, 2) n WHERE t.project_id = $1`, [projectId]);
  await service.rows(`INSERT INTO touchpoint_party (id, created_at, updated_at, touchpoint_id, party_id, role)
    SELECT gen_random_uuid(), now(), now(), t.id, p.id, CASE p.side WHEN 'COMMUNITY' THEN 'BENEFICIARY' ELSE 'PROVIDER' END FROM touchpoint t JOIN party p USING (project_id) WHERE t.project_id = $1`, [projectId]);
  await service.rows(`INSERT INTO perceived_value (id, created_at, updated_at, touchpoint_party_id, iteration_id, rating, published_rating)
    SELECT gen_random_uuid(), now(), now(), c.id, c.iteration_id, c.rating, c.rating FROM (
      SELECT tp.id, i.id AS iteration_id, 1 + ((n * 7 + t.position * i.number) % (4 + i.number * 1))::int AS rating
      FROM touchpoint t JOIN touchpoint_iteration i ON i.touchpoint_id = t.id JOIN touchpoint_party tp ON tp.touchpoint_id = t.id, generate_series(1, 42) n WHERE t.project_id = $1) c`, [projectId]);
  await service.rows(`INSERT INTO value_summary (id, created_at, updated_at, touchpoint_party_id, iteration_id, count, histogram, reasons, published_at)
    SELECT gen_random_uuid(), now(), now(), touchpoint_party_id, iteration_id, count(*),
      ARRAY[${[1, 2, 3, 4, 5, 6, 7].map(rating => `count(*) FILTER (WHERE rating = ${rating})`).join(", ")}], '{}', now()
    FROM perceived_value v JOIN touchpoint_iteration i ON i.id = v.iteration_id JOIN touchpoint t ON t.id = i.touchpoint_id WHERE t.project_id = $1 GROUP BY 4, 5`, [projectId]);
  const [{ n }] = await service.rows<{ n: number }>("SELECT count(*)::int AS n FROM perceived_value v JOIN touchpoint_party p ON p.id = v.touchpoint_party_id JOIN touchpoint t ON t.id = p.touchpoint_id WHERE t.project_id = $1", [projectId]);
  expect(n).toBeGreaterThanOrEqual(20_000);
  await service.rows("ANALYZE perceived_value, value_summary, touchpoint_party, touchpoint");

  let map!: ValueMap;
  const ask = async () => { map = (await service.ask<{ project: { valueMap: ValueMap } }>(`query($id: ID!) { project(id: $id) { valueMap { ${VALUE_MAP} } } }`, { id: projectId }, { as: steward })).project.valueMap; };
  await ask();
  const statements = withoutTokenLookUp(await statementsOf(ask)).filter(text => !text.startsWith("UPDATE sign_in"));
  expect(statements).toHaveLength(2);
  expect([map.touchpoints.length, map.touchpoints.flatMap(({ cells }) => cells).length, map.comparisons]).toEqual([40, 240, 240]);
  expect(map.touchpoints.flatMap(({ cells }) => cells).every(({ count, change }) => count === 42 && change!.count === 42 && change!.pValue > 0 && change!.qValue >= change!.pValue)).toBe(true);
  const medians = map.touchpoints.map(({ beneficiaryMedian }) => beneficiaryMedian!);
  expect(medians).toEqual([...medians].sort((a, b) => a - b));
});
