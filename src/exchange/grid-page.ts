import type { Locale } from "../base/locale.js";
import { placeLine } from "./calendar-entries.js";
import { gridOf, type GridDay, type GridRow } from "./grid.js";
import { html, type Html } from "../base/html.js";
import { inLanguage, page } from "./page.js";
import { isPlaced, type PlacedSession, type Programme } from "./programme.js";
import { wordsIn } from "./words.js";

const REGION: Record<Locale, string> = { en: "en-GB", it: "it-IT" };

/** Words for instants in an event's zone. */
export class Times {
  private readonly clock: Intl.DateTimeFormat;
  private readonly day: Intl.DateTimeFormat;
  private readonly calendarDay: Intl.DateTimeFormat;
  private readonly dayShort: Intl.DateTimeFormat;

  constructor(locale: Locale, timeZone: string) {
    this.clock = new Intl.DateTimeFormat(REGION[locale], { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone });
    this.day = new Intl.DateTimeFormat(REGION[locale], { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone });
    this.calendarDay = new Intl.DateTimeFormat(REGION[locale], { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
    this.dayShort = new Intl.DateTimeFormat(REGION[locale], { weekday: "short", timeZone });
  }

  at = (instant: Date): string => this.clock.format(instant);
  range = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }): string => `${this.at(startsAt)}–${this.at(endsAt)}`;
  date = (instant: Date): string => this.day.format(instant);
  /** Of a sheet, whatever the first instant on it: 2026-10-25. */
  sheet = (date: string): string => this.calendarDay.format(new Date(date));
  /** From one day to another, where it is more than one. */
  whole = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }): string => this.date(startsAt) === this.date(endsAt)
    ? `${this.date(startsAt)}, ${this.range({ startsAt, endsAt })}` : `${this.date(startsAt)}, ${this.at(startsAt)} – ${this.date(endsAt)}, ${this.at(endsAt)}`;
  weekday = (instant: Date): string => this.dayShort.format(instant);
}

/** The schedule as a grid: on a screen, on a phone, and on one sheet of A3 a day. It needs no script. */
export function gridPage(programme: Programme, locale: Locale): string {
  const { event, rooms, slots } = programme;
  const words = wordsIn(locale);
  const times = new Times(locale, event.timeZone);
  const sessions = programme.sessions.filter(isPlaced);
  const days = gridOf(sessions, rooms, slots, event);
  const link = (file: string): string => `${event.id}/${file}`;

  const session = (row: GridRow<PlacedSession>) => (one: PlacedSession): Html => html`
<article id="session-${one.number}">
<h3${inLanguage(one.language ?? event.language, locale)}>${one.title}</h3>
${one.hosts.length > 0 && html`<p class="hosts">${one.hosts.map(({ name }) => name).join(", ")}</p>`}
<p class="time"${!differs(one, row) && html` hidden`}>${times.range(one)}</p>
</article>`;

  const table = ({ date, rooms: columns, rows }: GridDay<PlacedSession>, i: number): Html => html`
<section id="day-${i + 1}">
<h2 id="date-${i + 1}"><time datetime="${date}">${times.sheet(date)}</time></h2>
<nav class="times" aria-label="${words.times}, ${times.sheet(date)}"><ul>${rows.map((row, at) => held(row) && html`<li><a href="#time-${i + 1}-${at + 1}">${times.at(row.startsAt)}</a></li>`)}</ul></nav>
<div class="sheet" role="region" aria-labelledby="date-${i + 1}" tabindex="0">
<table class="${columns.length > 12 ? "crowded" : columns.length > 8 ? "full" : "roomy"}" role="table" aria-labelledby="date-${i + 1}">
<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">${words.time}</th>${columns.map(room => html`<th scope="col" role="columnheader">${room.name}</th>`)}</tr></thead>
<tbody role="rowgroup">${rows.map((row, at) => html`
<tr role="row" id="time-${i + 1}-${at + 1}"${!held(row) && html` class="free"`}><th scope="row" role="rowheader">${times.range(row)}</th>${row.common !== null
    ? html`<td role="cell" class="common" colspan="${Math.max(1, columns.length)}"${inLanguage(event.language, locale)}>${row.common}</td>`
    : row.cells.map(cell => html`<td role="cell"${cell.rows > 1 && html` rowspan="${cell.rows}"`}${cell.sessions.length === 0 && html` class="empty"`}>${
      cell.sessions.length > 0 && html`<p class="room">${cell.room.name}</p>${cell.sessions.map(session(row))}`}</td>`)}</tr>`)}
</tbody>
</table>
</div>
</section>`;

  return page({
    locale, up: "..", style: "grid.css", title: `${event.title} – ${words.schedule}`,
    head: html`<link rel="alternate" type="text/calendar" href="${link("calendar.ics")}"><link rel="alternate" type="application/json" href="${link("schedule.json")}">`,
    body: html`<body>
<a class="skip" href="#schedule">${words.skip}</a>
<header>
<h1${inLanguage(event.language, locale)}>${event.title}</h1>
<p>${times.whole(event)}${event.place && html` · <span${inLanguage(event.language, locale)}>${placeLine(event.place)}</span>`}</p>
${event.status === "CANCELLED" && html`<p class="cancelled"><strong>${words.cancelled}.</strong> ${words.calledOff} ${event.cancelReason}</p>`}
<nav aria-label="${words.schedule}"><ul>
${days.length > 1 && days.map((day, i) => html`<li><a href="#day-${i + 1}">${times.sheet(day.date)}</a></li>`)}
<li><a href="${link("calendar.ics")}">${words.calendar}</a></li>
<li><a href="${link("wall")}">${words.wall}</a></li>
<li><a href="${link("schedule.csv")}">${words.printed}</a></li>
</ul></nav>
</header>
<main id="schedule">
${days.length > 0 ? days.map(table) : html`<p>${words.nothingYet}</p>`}
</main>
<footer><p>${words.allTimes(event.timeZone)} · ${words.version} ${programme.version}</p></footer>
</body>`,
  });
}

/** Whether something begins then. */
const held = ({ common, cells }: GridRow<PlacedSession>): boolean => common !== null || cells.some(({ sessions }) => sessions.length > 0);

/** A session that takes other times than its row says so itself. */
const differs = (session: PlacedSession, row: { startsAt: Date; endsAt: Date }): boolean =>
  session.startsAt.getTime() !== row.startsAt.getTime() || session.endsAt.getTime() !== row.endsAt.getTime();
