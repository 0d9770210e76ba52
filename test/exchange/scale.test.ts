import { slotsOf, shared } from "../../src/imports/import-rules.js";
import { MOST_PLACED } from "../../src/programme/session-reads.js";
import { someone, type Someone } from "../kit/seed.js";
import { useService } from "../kit/service.js";
import { get } from "./get.js";

const service = useService();

const SESSIONS = 1_100;
const ROOMS = 110;

/** Many sessions side by side, the last of each room at half past one in the night. */
function schedule(sessions: number, rooms: number): object {
  const names = Array.from({ length: rooms }, (_, r) => `Room ${rooms - r}`);
  const of = (r: number) => Array.from({ length: Math.ceil((sessions - r) / rooms) }, (_, n) => {
    const start = n === 0 ? "01:30" : `${String(8 + n).padStart(2, "0")}:00`;
    return { id: r + n * rooms + 1, title: `Session ${r + n * rooms + 1}.`, start, date: `2027-06-${n === 0 ? 13 : 12}T${start}:00+02:00`, duration: "00:45", persons: [] };
  });
  return {
    schedule: {
      version: "1",
      conference: {
        acronym: `scale-${sessions}`, title: "Scale", time_zone_name: "Europe/Berlin",
        days: [{ index: 1, date: "2027-06-12", day_start: "2027-06-12T09:00:00+02:00", day_end: "2027-06-13T04:00:00+02:00", rooms: Object.fromEntries(names.map((name, r) => [name, of(r)])) }],
      },
    },
  };
}

const upload = (file: object, as: Someone) => service.app.inject({ method: "POST", url: "/import", payload: JSON.stringify(file), headers: { "content-type": "application/json", authorization: `Bearer ${as.token}` } });

test("nothing of a large schedule is left out, on no page and in no file; all of it stands on the sheet of its night", async () => {
  const organiser = await someone(service);
  const { importId } = (await upload(schedule(SESSIONS, ROOMS), organiser)).json<{ importId: string }>();
  const { event: { id } } = await service.done<{ event: { id: string } }>("importSchedule", { importId }, "event { id }", organiser);
  await service.done("publishEvent", { eventId: id }, "event { id }", organiser);
  const names = Array.from({ length: ROOMS }, (_, r) => `Room ${ROOMS - r}`);
  const { event } = await service.ask<{ event: { dayChange: string; rooms: { name: string }[]; sessions: { totalCount: number } } }>(
    "query($id: ID!) { event(id: $id) { dayChange rooms { name } sessions(filter: { placed: true }) { totalCount } } }", { id });
  expect(event).toEqual({ dayChange: "04:00", rooms: names.map(name => ({ name })), sessions: { totalCount: SESSIONS } });

  const body = async (file: string) => (await get(service, `/events/${id}${file}`)).body;
  const grid = await body("");
  expect([...grid.matchAll(/<article/g)]).toHaveLength(SESSIONS);
  expect([...grid.matchAll(/<time datetime="([^"]+)"/g)].map(([, date]) => date)).toEqual(["2027-06-12"]);
  expect([...grid.matchAll(/role="columnheader">(Room \d+)</g)].map(([, name]) => name)).toEqual(names);
  expect([...(await body("/wall")).matchAll(/<article/g)]).toHaveLength(SESSIONS);
  expect([...(await body("/calendar.ics")).matchAll(/^BEGIN:VEVENT/gm)]).toHaveLength(SESSIONS + 1);
  const csv = (await body("/schedule.csv")).split("\r\n");
  expect(csv).toHaveLength(SESSIONS + 2);
  expect(csv.filter(line => line.startsWith("\"2027-06-13\",\"01:30\",\"2027-06-13\",\"02:15\""))).toHaveLength(ROOMS);

  const json = JSON.parse(await body("/schedule.json")) as { schedule: { conference: { rooms: { name: string }[]; days: { date: string; day_start: string; day_end: string; rooms: Record<string, { start: string }[]> }[] } } };
  const { conference } = json.schedule;
  expect(conference).toMatchObject({ rooms: names.map(name => ({ name })) });
  expect(conference.days.map(({ date, day_start, day_end }) => [date, day_start, day_end])).toEqual([["2027-06-12", "2027-06-12T04:00:00+02:00", "2027-06-13T04:00:00+02:00"]]);
  expect(Object.keys(conference.days[0].rooms)).toEqual(names);
  expect(Object.values(conference.days[0].rooms).flat()).toHaveLength(SESSIONS);
  expect([...(await body("/schedule.xml")).matchAll(/<event /g)]).toHaveLength(SESSIONS);
});

test("a schedule beyond the limits is refused as it is uploaded, with the limit and how many there are", async () => {
  const organiser = await someone(service);
  for (const [file, message] of [[schedule(MOST_PLACED + 1, 400), "The file has 5001 sessions; a schedule has at most 5000"], [schedule(501, 501), "The file has 501 rooms; an event has at most 500"]] as const) {
    const answer = await upload(file, organiser);
    expect([answer.statusCode, answer.json<{ importId: null; errors: { message: string }[] }>()]).toEqual([422, { importId: null, errors: [expect.objectContaining({ __typename: "InvalidInput", message })] }]);
  }
  expect(await service.rows("SELECT 1 FROM schedule_import WHERE person_id = $1", [organiser.id])).toEqual([]);
});

describe("what overlaps", () => {
  const range = (from: number, to: number) => ({ startsAt: new Date(from), endsAt: new Date(to) });

  test("times that overlap no other are slots", () => {
    const slots = (sessions: [number, number][], existing: [number, number][] = []) => slotsOf(sessions.map(([from, to]) => range(from, to)), existing.map(([from, to]) => range(from, to)), 100)
      .map(({ startsAt, endsAt }) => [startsAt.getTime(), endsAt.getTime()]);
    expect(slots([[0, 2], [0, 2], [2, 4], [4, 9], [5, 6], [7, 8], [9, 10]])).toEqual([[0, 2], [2, 4], [9, 10]]);
    expect(slots([[0, 2], [2, 4], [4, 6]], [[3, 4]])).toEqual([[0, 2], [4, 6]]);
  });

  test("bookings that share a room are found, also behind a long one", () => {
    const found = shared([[0, 10], [2, 3], [5, 6], [10, 11], [11, 12]].map(([from, to], i) => ({ id: String(i), of: ["room"], ...range(from, to) })));
    expect([...found].sort()).toEqual(["0 room", "1 room", "2 room"]);
  });
});
