import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { people, plannedEvent, someone, type Someone } from "../kit/seed.js";
import { useService } from "../kit/service.js";

const service = useService();
const DATA = process.env.COPRODUCE_DATA ?? path.resolve("../shared/data");

interface Talk { id: number; title: string; start: string; duration?: string; room?: string; hosts?: string[] }

/** A schedule as pretalx writes it. */
function schedule(talks: readonly Talk[], title = "Camp"): string {
  const rooms: Record<string, object[]> = {};
  for (const { id, title: talk, start, duration = "01:00", room = "Aula", hosts = ["Ada"] } of talks) {
    (rooms[room] ??= []).push({
      id, guid: `guid-${id}`, title: talk, subtitle: "", abstract: "An <b>abstract</b>", description: "", start, duration, room, date: `2030-05-04T${start}:00+02:00`,
      language: "en", track: "Practice", type: "workshop", url: `https://example.org/${id}`, persons: hosts.map(name => ({ id: name.length * 1000 + name.charCodeAt(0), public_name: name })),
    });
  }
  return JSON.stringify({ schedule: { version: "1", conference: {
    acronym: title.toLowerCase(), title, start: "2030-05-04", end: "2030-05-04", daysCount: 1, timeslot_duration: "00:05", time_zone_name: "Europe/Rome",
    days: [{ index: 1, date: "2030-05-04", day_start: "2030-05-04T08:00:00+02:00", day_end: "2030-05-04T20:00:00+02:00", rooms }],
  } } });
}

interface Posted { importId: string | null; sessions: number; rooms: number; warnings: { message: string }[]; errors: { __typename: string; message: string; place?: string }[] }

async function post(body: string | Buffer, as: Someone | null, query = ""): Promise<Posted & { status: number }> {
  const response = await service.app.inject({ method: "POST", url: `/import${query}`, payload: body, headers: { "content-type": "application/octet-stream", ...(as ? { authorization: `Bearer ${as.token}` } : {}) } });
  return { ...response.json<Posted>(), status: response.statusCode };
}

const PAGE = "id title status sessionCount rooms { name } sessions(first: 50) { nodes { id title status startsAt room { name } hosts { displayName } abstract tags } }";
interface EventPage { id: string; status: string; sessionCount: number; rooms: unknown[]; sessions: { nodes: { id: string; title: string; status: string; startsAt: string | null; hosts: { displayName: string }[]; abstract: string; tags: string[] }[] } }
const take = (importId: string | null, as: Someone) => service.done<{ event: EventPage }>("importSchedule", { importId }, `event { ${PAGE} } warnings { message }`, as);

test("a file becomes an event, and the same file again changes nothing", async () => {
  const organiser = await someone(service);
  const file = schedule([{ id: 1, title: "First", start: "09:00" }, { id: 2, title: "Second", start: "10:00", hosts: ["Ada", "Grace"] }]);
  const first = (await take((await post(file, organiser)).importId, organiser)).event;
  expect(first).toMatchObject({ status: "DRAFT", sessionCount: 2, rooms: [{ name: "Aula" }] });
  expect(first.sessions.nodes[1]).toMatchObject({ title: "Second", startsAt: "2030-05-04T08:00:00.000Z", tags: ["Practice"], hosts: [{ displayName: "Ada" }, { displayName: "Grace" }] });
  expect(first.sessions.nodes[0].abstract).toBe("An **abstract**");
  const again = (await take((await post(file, organiser)).importId, organiser)).event;
  expect(again).toEqual(first);
});

test("a newer file updates, calls off what it no longer has, and leaves what people pitched", async () => {
  const event = await plannedEvent(service);
  const into = (talks: Talk[]) => post(schedule(talks), event.organiser, `?eventId=${event.id}`).then(({ importId }) => take(importId, event.organiser));
  await into([{ id: 1, title: "Stays", start: "09:00" }, { id: 2, title: "Goes", start: "10:00" }]);
  await service.done("pitchSession", { eventId: event.id, title: "Pitched here" }, "session { id }", await someone(service));
  const { event: after } = await into([{ id: 1, title: "Stays, renamed", start: "11:00", room: "Sala" }]);
  expect(after.sessions.nodes.map(({ title, status }) => [title, status])).toEqual([["Stays, renamed", "ACCEPTED"], ["Goes", "CANCELLED"], ["Pitched here", "PITCHED"]]);
  expect(after.sessions.nodes[0].startsAt).toBe("2030-05-04T09:00:00.000Z");
  expect(after.sessions.nodes[1].startsAt).toBeNull();
});

test("two in one room at once are kept, with a warning", async () => {
  const organiser = await someone(service);
  const posted = await post(schedule([{ id: 1, title: "One", start: "09:00" }, { id: 2, title: "Two", start: "09:30", hosts: ["Grace"] }], "Shared"), organiser);
  expect(posted.warnings.length).toBeGreaterThan(0);
  const { event } = await take(posted.importId, organiser);
  expect(event.sessions.nodes.map(({ startsAt }) => startsAt)).toEqual(["2030-05-04T07:00:00.000Z", "2030-05-04T07:30:00.000Z"]);
});

test("one person in two places at once is kept so, and no more so when the file has mended it", async () => {
  const event = await plannedEvent(service);
  const twice = async (second: string) => {
    const { importId } = await post(schedule([{ id: 1, title: "One", start: "09:00" }, { id: 2, title: "Two", start: second, room: "Sala" }]), event.organiser, `?eventId=${event.id}`);
    await take(importId, event.organiser);
    return service.rows<{ twice: boolean }>("SELECT h.double_booked AS twice FROM placement_host h JOIN placement p ON p.id = h.placement_id WHERE p.event_id = $1", [event.id]);
  };
  expect(await twice("09:30")).toEqual([{ twice: true }, { twice: true }]);
  expect(await twice("10:00")).toEqual([{ twice: false }, { twice: false }]);
});

describe("what is wrong is told, and nothing is stored", () => {
  const imports = () => service.rows<{ n: number }>("SELECT count(*)::int AS n FROM schedule_import").then(([{ n }]) => n);

  test("without sign-in, into an event that is not one's own, or not there", async () => {
    const stranger = await someone(service);
    const before = await imports();
    const event = await plannedEvent(service);
    const draft = await plannedEvent(service, { draft: true });
    const file = schedule([{ id: 1, title: "First", start: "09:00" }]);
    expect((await post(file, null)).status).toBe(401);
    // Told before the body is taken: otherwise it would be too large.
    expect((await post(Buffer.alloc(9 * 1024 * 1024, 32), null)).status).toBe(401);
    expect(await post(file, stranger, `?eventId=${event.id}`)).toMatchObject({ status: 403, importId: null, errors: [{ __typename: "NotAllowed" }] });
    expect(await post(file, stranger, `?eventId=${draft.id}`)).toMatchObject({ status: 404, errors: [{ __typename: "NotFound" }] });
    expect(await post(file, stranger, "?eventId=x")).toMatchObject({ status: 404 });
    expect(await imports()).toBe(before);
  });

  test("a broken file, named with the place", async () => {
    const organiser = await someone(service);
    const before = await imports();
    const file = schedule([{ id: 1, title: "First", start: "09:00" }]);
    for (const broken of [file.slice(0, -40), "", "{}", "<html></html>", file.replace("09:00", "25:99").replace("T09:00:00", "T25:99:00")]) {
      const { status, errors } = await post(broken, organiser);
      expect({ status, kind: errors[0].__typename }).toEqual({ status: 422, kind: "InvalidInput" });
    }
    expect((await post(Buffer.alloc(17 * 1024 * 1024, 32), organiser)).status).toBe(413);
    expect(await imports()).toBe(before);
  });

  test("somebody else's import, and one that is a day old", async () => {
    const [owner, thief] = [await someone(service), await someone(service)];
    const { importId } = await post(schedule([{ id: 1, title: "First", start: "09:00" }]), owner);
    expect(await service.refusals("importSchedule", { importId }, thief)).toEqual(["NotFound input.importId"]);
    await service.rows("UPDATE schedule_import SET created_at = created_at - interval '25 hours' WHERE id = $1", [importId]);
    expect(await service.refusals("importSchedule", { importId }, owner)).toEqual(["NotFound input.importId"]);
  });
});

describe("the command", () => {
  const run = (...args: string[]) => new Promise<{ code: number; output: string }>(resolve => {
    execFile(process.execPath, ["--import", "tsx", "src/cli/import.ts", ...args], { env: { ...process.env, DATABASE_URL: service.databaseUrl } },
      (error, stdout, stderr) => { resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr }); });
  });
  const published = (title: string) => service.ask<{ events: { nodes: (EventPage & { title: string })[] } }>(`{ events(first: 5, filter: { status: ENDED }) { nodes { ${PAGE.replace("first: 50", "first: 5")} } } }`)
    .then(({ events }) => events.nodes.filter(event => event.title === title));

  test("says what is wrong in one line, and ends with 1", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "coproduce-import-"));
    const file = path.join(folder, "broken.json");
    await writeFile(file, schedule([{ id: 1, title: "First", start: "09:00" }]).slice(0, 200));
    const { code, output } = await run(file);
    expect(code).toBe(1);
    expect(output).toMatch(/broken\.json/);
    expect(output).not.toMatch(/ at .*\.ts/);
    expect((await run()).output).toMatch(/Usage/);
    expect((await run("no-such-file")).output).toMatch(/no file/);
    expect((await run(folder)).output).toMatch(/no file/);
    expect((await run(file, "--organiser", "nobody")).output).toMatch(/e-mail address/);
  });

  const real: [string, string[], string, number, number][] = [
    ["voc-schedule/frab-camp2019.json", [], "Chaos Communication Camp 2019", 79, 2],
    ["fosdem/fosdem-2012.xml", ["--time-zone", "Europe/Brussels"], "", 442, 23],
  ];
  for (const [file, options, title, sessions, rooms] of real) {
    (existsSync(path.join(DATA, file)) ? test : test.skip)(`reads all of ${file}, publishes it, and makes no second copy`, async () => {
      const first = await run(path.join(DATA, file), ...options);
      expect(first).toMatchObject({ code: 0 });
      expect(first.output).toContain(`${sessions} sessions in ${rooms} rooms`);
      expect((await run(path.join(DATA, file), ...options)).code).toBe(0);
      const id = /Event ([0-9a-f-]{36})/.exec(first.output)![1];
      const { event } = await service.ask<{ event: { sessionCount: number; rooms: unknown[]; status: string; title: string } }>("query($id: ID!) { event(id: $id) { title status sessionCount rooms { name } } }", { id });
      expect(event).toMatchObject({ status: "ENDED", sessionCount: sessions });
      expect(event.rooms).toHaveLength(rooms);
      expect(await published(title || event.title)).toHaveLength(1);
    });
  }
});

test("a speaker takes their sessions over, and keeps them when the file comes again", async () => {
  const [organiser, speaker] = [await someone(service), await someone(service)];
  const file = schedule([{ id: 1, title: "Talk", start: "09:00" }], "Claimed");
  const { event } = await take((await post(file, organiser)).importId, organiser);
  const host = (await service.ask<{ event: { sessions: { nodes: { hosts: { id: string }[] }[] } } }>("query($id: ID!) { event(id: $id) { sessions { nodes { hosts { id } } } } }", { id: event.id }, { as: organiser })).event.sessions.nodes[0].hosts[0];
  expect(await service.refusals("inviteToClaim", { personId: host.id, email: speaker.email }, speaker)).toEqual(["NotAllowed"]);
  expect(await service.refusals("inviteToClaim", { personId: speaker.id, email: speaker.email }, organiser)).toEqual(["NotFound input.personId"]);
  const { claim } = await service.done<{ claim: { id: string } }>("inviteToClaim", { personId: host.id, email: speaker.email }, "claim { id status }", organiser);
  expect(await service.refusals("acceptClaim", { claimId: claim.id }, organiser)).toEqual(["NotFound input.claimId"]);
  await service.done("acceptClaim", { claimId: claim.id }, "claim { status }", speaker);
  const hosts = async () => (await take((await post(file, organiser)).importId, organiser)).event.sessions.nodes[0].hosts;
  expect(await hosts()).toEqual([{ displayName: speaker.name }]);
});

test("two who claim one person at once: one has their sessions", async () => {
  const [organiser, ...claimants] = await people(service, 3);
  const { event } = await take((await post(schedule([{ id: 1, title: "Talk", start: "09:00" }], "Claimed at once"), organiser)).importId, organiser);
  const host = (await service.ask<{ event: { sessions: { nodes: { hosts: { id: string }[] }[] } } }>("query($id: ID!) { event(id: $id) { sessions { nodes { hosts { id } } } } }", { id: event.id }, { as: organiser })).event.sessions.nodes[0].hosts[0];
  const claims = await Promise.all(claimants.map(({ email }) => service.done<{ claim: { id: string } }>("inviteToClaim", { personId: host.id, email }, "claim { id }", organiser)));
  await Promise.all(claims.map(({ claim }, i) => service.done("acceptClaim", { claimId: claim.id }, "claim { status }", claimants[i])));
  expect(await service.rows("SELECT count(*)::int AS hosts FROM session_host h JOIN session s ON s.id = h.session_id WHERE s.event_id = $1", [event.id])).toEqual([{ hosts: 1 }]);
});

test("whoever does not organise the event any more does not import into it again", async () => {
  const [owner, other] = await people(service, 2);
  const file = schedule([{ id: 1, title: "Talk", start: "09:00" }], "Handed over");
  const { event } = await take((await post(file, owner)).importId, owner);
  const { invitation } = await service.done<{ invitation: { id: string } }>("inviteEventStaff", { eventId: event.id, email: other.email, role: "ORGANISER" }, "invitation { id }", owner);
  await service.done("acceptEventInvitation", { invitationId: invitation.id }, "staff { status }", other);
  const { event: { staff } } = await service.ask<{ event: { staff: { id: string; person: { id: string } }[] } }>("query($id: ID!) { event(id: $id) { staff { id person { id } } } }", { id: event.id }, { as: owner });
  await service.done("removeEventStaff", { staffId: staff.find(({ person }) => person.id === owner.id)!.id }, "staff { id }", owner);
  expect(await service.refusals("importSchedule", { importId: (await post(file, owner)).importId }, owner)).toEqual(["NotFound input.importId"]);
});
