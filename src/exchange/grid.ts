import { byDate, type Days } from "./local-time.js";
import type { PublicRoom, PublicSlot } from "./programme.js";

/** A day's schedule as a table: a column for each room, a row for each stretch of time. */
export interface GridDay<S extends Placed> {
  date: string;
  rooms: readonly PublicRoom[];
  rows: GridRow<S>[];
}

export interface GridRow<S extends Placed> {
  startsAt: Date;
  endsAt: Date;
  /** Name of a slot that is for everybody, such as lunch; it has no cells then. */
  common: string | null;
  /** One for each room in which nothing from an earlier row goes on. */
  cells: { room: PublicRoom; rows: number; sessions: readonly S[] }[];
}

export interface Placed { startsAt: Date; endsAt: Date; roomId: string }

/** Sessions that overlap in one room share a cell: the first's start to the last's end. */
interface Block<S extends Placed> { from: number; to: number; sessions: S[] }

function blocksOf<S extends Placed>(sessions: readonly S[]): Block<S>[] {
  const blocks: Block<S>[] = [];
  for (const session of sessions) {
    const [from, to] = [session.startsAt.getTime(), session.endsAt.getTime()];
    const last = blocks.at(-1);
    if (last && from < last.to) {
      last.sessions.push(session);
      last.to = Math.max(last.to, to);
    } else {
      blocks.push({ from, to, sessions: [session] });
    }
  }
  return blocks;
}

/** The days of a schedule as tables. Days, and rooms of a day, in which nothing is placed are left out, unless slots wait there. */
export function gridOf<S extends Placed>(
  sessions: readonly S[], rooms: readonly PublicRoom[], slots: readonly PublicSlot[], days: Days,
): GridDay<S>[] {
  const things = [...sessions.map(session => ({ ...session, session })), ...slots.map(slot => ({ ...slot, session: null as S | null, roomId: "" }))];
  return byDate(things, days).map(({ date, things: ofDay }) => {
    const placed = ofDay.flatMap(({ session }) => session ? [session] : []);
    const starts = new Set(ofDay.filter(thing => !thing.session).map(({ startsAt }) => startsAt.getTime()));
    const daySlots = slots.filter(slot => starts.has(slot.startsAt.getTime()));
    const inUse = new Set(placed.map(({ roomId }) => roomId));
    const used = rooms.filter(({ id }) => inUse.has(id));
    return { date, ...tableOf(placed, placed.length > 0 ? used : rooms, daySlots) };
  });
}

function tableOf<S extends Placed>(sessions: readonly S[], rooms: readonly PublicRoom[], slots: readonly PublicSlot[]): Pick<GridDay<S>, "rooms" | "rows"> {
  const blocks = new Map(rooms.map(({ id }) => [id, blocksOf(sessions.filter(({ roomId }) => roomId === id))]));
  const all = [...blocks.values()].flat();
  const ranges = [...all.map(({ from, to }) => ({ from, to })), ...slots.map(({ startsAt, endsAt }) => ({ from: startsAt.getTime(), to: endsAt.getTime() }))];
  const edges = [...new Set(ranges.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  const stretches = edges.slice(1).map((to, i) => ({ from: edges[i], to })).filter(({ from, to }) => ranges.some(range => range.from <= from && range.to >= to));

  const rows: GridRow<S>[] = [];
  stretches.forEach(({ from, to }, index) => {
    const busy = all.some(block => block.from <= from && block.to >= to);
    const slot = busy ? undefined : slots.find(({ title, startsAt, endsAt }) => title !== null && startsAt.getTime() <= from && endsAt.getTime() >= to);
    const cells = slot ? [] : rooms.flatMap(room => {
      const block = blocks.get(room.id)!.find(one => one.from <= from && one.to >= to);
      if (!block) return [{ room, rows: 1, sessions: [] }];
      if (block.from !== from) return [];
      return [{ room, rows: stretches.slice(index).filter(stretch => stretch.to <= block.to).length, sessions: block.sessions }];
    });
    rows.push({ startsAt: new Date(from), endsAt: new Date(to), common: slot?.title ?? null, cells });
  });
  return { rooms, rows };
}
