import { cleanLine } from "./clean-text.js";
import type { ParsedRoom, ScheduleWarning } from "./parsed-schedule.js";
import { roomName } from "./parse-session.js";
import type { RawRoom } from "./raw-schedule.js";

/** The rooms of a file, each once, in the order in which it first names them. */
export class ListedRooms {
  private readonly rooms = new Map<string, ParsedRoom>();
  /** Further names of rooms, by their guids. */
  private readonly others = new Map<string, string>();
  private readonly listed = new Set<string>();

  constructor(rooms: readonly RawRoom[], warnings: ScheduleWarning[]) {
    const byGuid = new Map<string, string>();
    for (const raw of rooms) {
      const name = roomName(raw.name, this.rooms.has(raw.name.text) ? [] : warnings);
      const guid = raw.guid && raw.guid.text.length <= 200 ? cleanLine(raw.guid.text) || null : null;
      if (name === "") continue;
      if (!raw.around) this.listed.add(name);
      const known = guid === null ? undefined : byGuid.get(guid);
      if (known !== undefined && known !== name && !this.rooms.has(name)) {
        if (!this.others.has(name)) warnings.push({ message: `The room "${name}" has the guid of "${known}"; it was taken as the same room.`, place: raw.name.place });
        this.others.set(name, known);
        continue;
      }
      const room = this.rooms.get(name) ?? { name, guid: null };
      if (room.guid === null && known === undefined) room.guid = guid;
      if (guid !== null) byGuid.set(guid, known ?? name);
      this.rooms.set(name, room);
    }
  }

  /** The one name of a room that a session is in. */
  nameOf(name: string): string {
    const known = this.others.get(name) ?? name;
    if (!this.rooms.has(known)) this.rooms.set(known, { name: known, guid: null });
    return known;
  }

  /** All of them, but for those that only stood round sessions of other rooms. */
  without(emptied: ReadonlySet<string>): ParsedRoom[] {
    return [...this.rooms.values()].filter(({ name }) => this.listed.has(name) || !emptied.has(name));
  }
}
