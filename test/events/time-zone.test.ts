import { isTimeZone, timeZones, zoneSpelt } from "../../src/base/time-zone.js";
import { jsonFile, event as entry, messagesOf, parseText } from "../imports/schedule-file/make-schedule.js";
import { plannedEvent, someone } from "../kit/seed.js";
import { useService } from "../kit/service.js";

const service = useService();
const NO_ZONES = ["BST", "IST", "PST", "SystemV/EST5", "Factory", "posix/Europe/Rome", "localtime", "+02:00", "Europe/Atlantis", "constructor", ""];

test("what Node and ICU take beside the zones of IANA is none", () => {
  expect(NO_ZONES.filter(isTimeZone)).toEqual([]);
  expect(["Europe/Rome", "Europe/Kyiv", "Europe/Kiev", "Asia/Kolkata", "America/Argentina/Ushuaia", "Etc/GMT-2", "Etc/UTC", "UTC", "GMT"].filter(name => !isTimeZone(name))).toEqual([]);
  expect(["utc", "europe/rome", " Europe/Rome"].map(name => [isTimeZone(name), zoneSpelt(name)])).toEqual([[false, "UTC"], [false, "Europe/Rome"], [false, "Europe/Rome"]]);
});

test("the zones are those that Node and PostgreSQL know", async () => {
  const known = (await service.rows<{ name: string }>("SELECT name FROM pg_timezone_names")).map(({ name }) => name);
  expect(known.filter(name => !isTimeZone(name))).toEqual(["Factory"]);
  expect(timeZones().filter(name => !known.includes(name) || !isTimeZone(name))).toEqual([]);
});

test("wherever a zone comes in, it is refused by its field, with its spelling where it has one", async () => {
  const event = await plannedEvent(service);
  const { organiser } = event;
  const refused = async (change: string, input: object, as = organiser) => {
    const { errors } = await service.change(change, { ...input }, "", as);
    return errors.map(({ __typename, message, path }) => `${__typename} ${path?.join(".")} ${message}`);
  };
  const plan = { title: "Unconference", startsAt: event.startsAt, endsAt: event.endsAt };
  for (const timeZone of ["BST", "SystemV/EST5"]) {
    const message = `InvalidInput input.timeZone \`timeZone\` must be an IANA time zone such as Europe/Rome, not "${timeZone}"`;
    expect(await refused("planEvent", { ...plan, timeZone })).toEqual([message]);
    expect(await refused("editEvent", { eventId: event.id, timeZone })).toEqual([message]);
    expect(await refused("editProfile", { timeZone }, await someone(service))).toEqual([message]);
    expect(await refused("addPlace", { name: "Hall", timeZone })).toEqual([message]);
  }
  expect(await refused("planEvent", { ...plan, timeZone: "europe/rome" })).toEqual(["InvalidInput input.timeZone `timeZone` is spelt Europe/Rome"]);
  expect(await service.rows("SELECT 1 FROM event WHERE time_zone <> 'Europe/Rome'")).toEqual([]);
});

test("a file's zone is read as it is meant, and none is made of what is no zone", () => {
  const named = (time_zone_name: string) => jsonFile([entry({})], { conference: { time_zone_name } });
  const loose = parseText(named("europe/berlin"));
  expect([loose.timeZone, messagesOf(loose)]).toEqual(["Europe/Berlin", 'The time zone "europe/berlin" was taken as Europe/Berlin, as it is spelt.']);
  for (const zone of ["BST", "IST", "SystemV/EST5"]) expect(messagesOf(parseText(named(zone), "Europe/London"))).toContain(`"${zone}", is not known here: Europe/London is used`);
  expect(() => parseText(jsonFile([entry({})]), "europe/berlin")).toThrow("It is spelt Europe/Berlin.");
});
