import { createHash } from "node:crypto";

export interface Size { sessions: number; rooms: number; hosts: number; days: number }

const MINUTE = 60_000;
const STARTS_AT = Date.UTC(2027, 1, 6, 8, 0);
const STEPS = [20, 25, 30, 40, 50, 55];
const WORDS = "service people council library open data care city garden street repair energy school write read meet plan build share listen measure publish commons bridge".split(" ");

/** Numbers that look random and are the same each time. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => { state = (state * 1_664_525 + 1_013_904_223) >>> 0; return state / 2 ** 32; };
}

const uuid = (name: string): string => createHash("sha256").update(name).digest("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");
const pad = (n: number): string => String(n).padStart(2, "0");

/**
 * A schedule in the manner of frab and pretalx: talks of many lengths side by side in all rooms, with abstracts in HTML and
 * one to three hosts. `moved` says which share of the sessions has gone to the next room since.
 */
export function scheduleOf({ sessions, rooms, hosts, days }: Size, moved = 0): object {
  const random = numbers(7);
  const words = (n: number): string => Array.from({ length: n }, () => WORDS[Math.floor(random() * WORDS.length)]).join(" ");
  const room = (r: number): string => `Room ${r + 1}`;
  const clocks = Array.from({ length: days * rooms }, () => 0);
  const all = Array.from({ length: sessions }, (_, i) => {
    const at = i % (days * rooms);
    const day = Math.floor(at / rooms);
    const length = STEPS[Math.floor(random() * STEPS.length)]!;
    const startsAt = STARTS_AT + day * 24 * 60 * MINUTE + clocks[at]! * MINUTE;
    clocks[at]! += length + 5;
    const r = at % rooms;
    return {
      day, room: room(i < moved * sessions ? (r + 1) % rooms : r),
      event: {
        id: i + 1, guid: uuid(`session ${i}`), date: `${new Date(startsAt).toISOString().slice(0, 19)}+00:00`, start: new Date(startsAt).toISOString().slice(11, 16),
        duration: `${pad(Math.floor(length / 60))}:${pad(length % 60)}`, title: `${words(6)} ${i + 1}`, subtitle: "", track: `Track ${r % 12}`, type: "Talk", language: "en",
        abstract: Array.from({ length: 3 }, () => `<p>${words(40)} <a href="https://example.org/${i}">${words(2)}</a>, <b>${words(3)}</b>.</p><ul><li>${words(8)}</li><li>${words(8)}</li></ul>`).join("\n"),
        description: `<p>${words(60)}</p>`, links: [],
        persons: Array.from({ length: 1 + Math.floor(random() * 3) }, (_person, p) => (i * 2 + p) % hosts)
          .map(h => ({ id: h + 1, guid: uuid(`host ${h}`), public_name: `Host ${h + 1}`, biography: `<p>${words(30)}</p>` })),
      },
    };
  });
  const date = (day: number): string => new Date(STARTS_AT + day * 24 * 60 * MINUTE).toISOString().slice(0, 10);
  return {
    schedule: {
      version: "1", base_url: "https://example.org/",
      conference: {
        acronym: `made-up-${sessions}`, title: `A made-up conference of ${sessions} sessions`, start: date(0), end: date(days - 1), daysCount: days, time_zone_name: "UTC", timeslot_duration: "00:05",
        rooms: Array.from({ length: rooms }, (_, r) => ({ name: room(r), guid: uuid(`room ${r}`) })),
        days: Array.from({ length: days }, (_, day) => ({
          index: day + 1, date: date(day), day_start: `${date(day)}T04:00:00+00:00`, day_end: `${date(day + 1)}T03:59:00+00:00`,
          rooms: Object.fromEntries(Array.from({ length: rooms }, (_none, r) => [room(r), all.filter(one => one.day === day && one.room === room(r)).map(({ event }) => event)])),
        })),
      },
    },
  };
}
