import type { Locale } from "../base/locale.js";
import { Times } from "./grid-page.js";
import { html, type Content } from "../base/html.js";
import { turnsOf, whenOf, type Turn, type When } from "./now-and-next.js";
import { inLanguage, page, pageAssets } from "./page.js";
import { isPlaced, type PlacedSession, type Programme } from "./programme.js";
import { wordsIn } from "./words.js";

/** How often a screen asks whether something changed, also when nobody told it. */
const REFRESH_MS = 15_000;

/**
 * What is on now and next, for a screen at the venue. All sessions are in it with the instants at which they become
 * the next and the present one, so that the script can go on without a connection, and the page is right without a script
 * as of when it was made.
 */
export function wallPage({ event, sessions }: Programme, locale: Locale, now: Date): string {
  const words = wordsIn(locale);
  const times = new Times(locale, event.timeZone);
  const several = times.date(event.startsAt) !== times.date(event.endsAt);
  const turns = turnsOf(sessions.filter(isPlaced));
  const ms = (at: Date | null): number => at === null ? 0 : at.getTime();

  const card = ({ session, nextFrom, startsAt, endsAt }: Turn<PlacedSession>): Content => html`
<li data-next="${ms(nextFrom)}" data-starts="${ms(startsAt)}" data-ends="${ms(endsAt)}"><article>
<p class="room">${session.room}</p>
<h3${inLanguage(session.language ?? event.language, locale)}>${session.title}</h3>
${session.hosts.length > 0 && html`<p class="hosts">${session.hosts.map(({ name }) => name).join(", ")}</p>`}
<p class="time">${several && `${times.weekday(startsAt)} `}${times.range(session)}</p>
</article></li>`;
  const cards = (when: When): Content => turns.filter(turn => whenOf(turn, now) === when).map(card);
  const empty = (when: When, text: string): Content => html`<p class="nothing" data-empty="${when}"${turns.some(turn => whenOf(turn, now) === when) && html` hidden`}>${text}</p>`;

  return page({
    locale, up: "../..", style: "wall.css", title: `${event.title} – ${words.now}`,
    head: html`<script src="../../${pageAssets["wall.js"].path}" defer></script><noscript><meta http-equiv="refresh" content="60"></noscript>`,
    body: html`<body data-event="${event.id}" data-refresh="${REFRESH_MS}" data-time-zone="${event.timeZone}" data-made="${now.getTime()}" data-following="${words.following}" data-offline="${words.offline}">
<header>
<h1${inLanguage(event.language, locale)}>${event.title}</h1>
<p class="clock"><time id="clock">${times.at(now)}</time></p>
<p id="state" role="status">${words.asOf} ${times.at(now)}</p>
</header>
<main>
${event.status === "CANCELLED" && html`<p class="cancelled"><strong>${words.cancelled}.</strong> ${words.calledOff} ${event.cancelReason}</p>`}
<section aria-labelledby="now"><h2 id="now">${words.now}</h2>${empty("now", words.nothingNow)}<ul data-when="now">${cards("now")}</ul></section>
<section aria-labelledby="next"><h2 id="next">${words.next}</h2>${empty("next", words.nothingNext)}<ul data-when="next">${cards("next")}</ul></section>
<ul data-when="later" hidden>${cards("later")}</ul>
<ul data-when="past" hidden>${cards("past")}</ul>
</main>
</body>`,
  });
}
