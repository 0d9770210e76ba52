import { matchHosts } from "../../src/imports/match-hosts.js";
import { matchRooms, type KnownRoom } from "../../src/imports/match-rooms.js";
import { matchSessions, type KnownSession } from "../../src/imports/match-sessions.js";

const at = (hour: number): Date => new Date(Date.UTC(2030, 4, 4, hour));

describe("sessions", () => {
  const known = (id: string, names: string, hour: number | null, roomId = "A", alive = true): KnownSession =>
    ({ id, number: Number(id), knownBy: names === "" ? [] : names.split(" "), alive, place: hour === null ? null : { roomId, startsAt: at(hour) } });
  const coming = (names: string, hour: number, roomId = "A") => ({ knownBy: names.split(" "), roomId, startsAt: at(hour) });
  const matched = (file: ReturnType<typeof coming>[], event: KnownSession[]): (string | null)[] => {
    const found = matchSessions(file, event);
    return file.map(one => found.get(one)?.id ?? null);
  };

  test.each<[string, ReturnType<typeof coming>[], KnownSession[], (string | null)[]]>([
    ["by guid before id", [coming("guid:a id:2", 10), coming("guid:b id:1", 11)], [known("1", "guid:a id:1", 10), known("2", "guid:b id:2", 11)], ["1", "2"]],
    ["by id where the guid came later, or is gone", [coming("guid:a id:1", 10), coming("id:2", 11)], [known("1", "id:1", 10), known("2", "guid:b id:2", 11)], ["1", "2"]],
    ["not by the id of another guid", [coming("guid:c id:1 title:T", 10)], [known("1", "guid:a id:1 title:T", 10)], [null]],
    ["by title where ids are of other kinds", [coming("code:X title:T", 10)], [known("1", "id:1 title:T", 12)], ["1"]],
    ["by their own ids here", [coming("guid:7 id:1", 10)], [known("1", "id:1", 10), known("7", "", 11)], ["7"]],
    ["never by what people called a session that they pitched", [coming("title:T", 10)], [known("1", "", 10)], [null]],
    ["equals by room and time, whatever their order", [coming("guid:a", 16), coming("guid:a", 13), coming("guid:a", 13, "B")], [known("1", "guid:a", 10), known("2", "guid:a", 13, "B"), known("3", "guid:a", 13), known("4", "guid:a", 16)], ["4", "3", "2"]],
    ["equals by time where rooms are others", [coming("guid:a", 13, "B"), coming("guid:a", 16, "B")], [known("1", "guid:a", 10), known("2", "guid:a", 13), known("3", "guid:a", 16)], ["2", "3"]],
    ["equals by order where times are others", [coming("guid:a", 14), coming("guid:a", 11)], [known("1", "guid:a", 10), known("2", "guid:a", 13)], ["2", "1"]],
    ["equals that are on before those that were taken off", [coming("guid:a", 17)], [known("1", "guid:a", 10, "A", false), known("2", "guid:a", 16)], ["2"]],
    ["one that was taken off where it was", [coming("guid:a", 10), coming("guid:a", 13)], [known("1", "guid:a", 10, "A", false), known("2", "guid:a", 13), known("3", "guid:a", 16)], ["1", "2"]],
  ])("are known %s", (_, file, event, expected) => {
    expect(matched(file, event)).toEqual(expected);
  });

  test("each is one at most", () => {
    expect(matched([coming("guid:a", 10), coming("guid:a", 11)], [known("1", "guid:a", 11)])).toEqual([null, "1"]);
  });
});

describe("rooms", () => {
  const known = (id: string, name: string, sourceGuid: string | null = null, sourceName: string | null = name): KnownRoom => ({ id, name, sourceGuid, sourceName });
  const matched = (file: [string, string | null][], event: KnownRoom[]) => [...matchRooms(file.map(([name, guid]) => ({ name, guid })), event).values()].map(room => [room.known?.id ?? null, room.name]);

  test.each<[string, [string, string | null][], KnownRoom[], [string | null, string][]]>([
    ["by guid, and renamed", [["New", "g"]], [known("1", "Old", "g")], [["1", "New"]]],
    ["by guid, which is their id in an export", [["New", "1"]], [known("1", "Old", null, null)], [["1", "New"]]],
    ["by name where guids come later or are others", [["A", "g"], ["B", "h"]], [known("1", "A"), known("2", "B", "x")], [["1", "A"], ["2", "B"]]],
    ["by the name that the file had, whatever organisers call them", [["A", null]], [known("1", "Ours", null, "A")], [["1", "Ours"]]],
    ["apart where they trade names", [["B", "g"], ["A", "h"]], [known("1", "A", "g"), known("2", "B", "h")], [["1", "B"], ["2", "A"]]],
    ["as new", [["A", "g"], ["C", null]], [known("1", "B", "h")], [[null, "A"], [null, "C"]]],
    ["with a name of their own where another room has theirs", [["B", "g"], ["C", null]], [known("1", "A", "g"), known("2", "B", "h"), known("3", "C", null, null)], [["1", "B (2)"], ["3", "C"]]],
  ])("are known %s", (_, file, event, expected) => {
    expect(matched(file, event)).toEqual(expected);
  });
});

describe("speakers", () => {
  interface Known { id: string; knownBy: string[] }
  const known = (id: string, names: string): Known => ({ id, knownBy: names.split(" ") });
  const matched = (file: string[], event: Known[]): string[] => {
    let made = 0;
    const hosts = file.map(names => ({ knownBy: names.split(" ") }));
    const found = matchHosts(hosts, event, ({ knownBy }): Known => ({ id: `new${++made}`, knownBy: [...knownBy] }));
    return hosts.map(host => found.get(host)!.id);
  };

  test.each<[string, string[], Known[], string[]]>([
    ["by guid, else code, else id", ["guid:a id:9", "code:C id:9", "id:3"], [known("1", "guid:a"), known("2", "code:C"), known("3", "guid:z id:3")], ["1", "2", "3"]],
    ["not by the id of another guid or code", ["guid:b id:1 name:Ann", "code:D id:2 name:Bo"], [known("1", "guid:a id:1 name:Ann"), known("2", "code:C id:2 name:Bo")], ["new1", "new2"]],
    ["by a name where nothing surer speaks against it", ["guid:a name:Ann"], [known("1", "id:7 name:Ann")], ["1"]],
    ["not by a name that two have", ["name:Ann"], [known("1", "id:7 name:Ann"), known("2", "id:8 name:Ann")], ["new1"]],
    ["as the one of the same kind first", ["name:Ann"], [known("1", "id:7 name:Ann"), known("2", "name:Ann")], ["2"]],
    ["as one person within a file", ["name:Ann", "guid:a name:Ann"], [], ["new1", "new1"]],
  ])("are known %s", (_, file, event, expected) => {
    expect(matched(file, event)).toEqual(expected);
  });

  test("are known by all that files ever said of them", () => {
    const one = known("1", "id:7 name:Ann");
    matched(["guid:a id:7 name:Anne"], [one]);
    expect(one.knownBy).toEqual(["guid:a", "id:7", "name:Anne"]);
    matched(["code:C name:Anne"], [one]);
    expect(one.knownBy).toEqual(["code:C", "name:Anne", "guid:a", "id:7"]);
  });
});
