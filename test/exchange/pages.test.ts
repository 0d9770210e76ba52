import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { chromium, type Browser, type Page } from "playwright-core";
import { Programme } from "../kit/programme.js";
import { plannedEvent, type EventStory } from "../kit/seed.js";
import { eventually, useService } from "../kit/service.js";
import { get } from "./get.js";

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const inBrowser = existsSync(CHROMIUM) ? test : test.skip;
/** Where to leave pictures for people to look at. */
const PICTURES = process.env.PICTURES;
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const service = useService();
let browser: Browser | null = null;
let origin: string;
let event: EventStory;
let programme: Programme;
let rooms: string[];

const TITLES = ["Who decides what a library is for?", "Care that comes to the door", "Bread, and who bakes it", "Data that residents own", "A bus that waits", "What forms are afraid of", "Growing old in a small town", "Night school for officers"];

beforeAll(async () => {
  await service.app.listen({ port: 0, host: "127.0.0.1" });
  origin = `http://127.0.0.1:${(service.app.server.address() as AddressInfo).port}`;
  event = await plannedEvent(service, { title: "Made together: an unconference on co-production", language: "en" });
  programme = new Programme(service, event);
  rooms = [];
  for (let i = 1; i <= 8; i++) rooms.push(await programme.room(`Room ${i}`));
  for (let hour = 0; hour < 8; hour++) {
    const slot = await programme.slot(hour);
    for (const [i, room] of rooms.entries()) await programme.schedule((await programme.session(`${TITLES[(hour + i) % 8]} (${hour * 8 + i + 1})`)).id, room, slot);
  }
  if (existsSync(CHROMIUM)) browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
});
afterAll(async () => { await browser?.close(); });

interface Look { width?: number; height?: number; dark?: boolean; script?: boolean; locale?: string }

async function opened(path: string, { width = 1280, height = 800, dark = false, script = true, locale = "en-GB" }: Look, work: (page: Page, said: string[]) => Promise<void>): Promise<void> {
  const context = await browser!.newContext({ viewport: { width, height }, colorScheme: dark ? "dark" : "light", javaScriptEnabled: script, locale });
  const page = await context.newPage();
  const said: string[] = [];
  page.on("console", message => { if (message.type() === "error") said.push(message.text()); });
  page.on("pageerror", error => { said.push(error.message); });
  try {
    await page.goto(`${origin}${path}`, { waitUntil: "load" });
    await work(page, said);
  } finally { await context.close(); }
}

/** What axe-core finds wrong. It is put in by the browser's own means: the page's policy lets no other script in. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate("axe.run(document, { resultTypes: ['violations'] })") as { violations: { id: string; nodes: { html: string }[] }[] };
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
}

const picture = async (page: Page, name: string): Promise<void> => { if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true }); };
const sideways = (page: Page): Promise<number> => page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") as Promise<number>;
/** Playwright's own waiting evaluates in the page, which the page's policy forbids. */
const until = (page: Page, holds: string): Promise<void> => eventually(() => page.evaluate(holds) as Promise<boolean>);
/** Pages of a PDF, by its page objects. */
const pagesOf = (pdf: Buffer): number => pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)!.length;

describe("the grid", () => {
  const looks: [string, Look][] = [["desktop", {}], ["desktop-dark", { dark: true }], ["phone", { width: 360, height: 740 }], ["phone-dark", { width: 360, height: 740, dark: true }], ["without-script", { script: false }], ["italian", { locale: "it-IT" }]];
  for (const [name, look] of looks) {
    inBrowser(`${name}: nothing is cut off, and axe-core finds nothing`, async () => {
      await opened(`/events/${event.id}`, look, async (page, said) => {
        await picture(page, `grid-${name}`);
        expect(await sideways(page)).toBe(0);
        expect(await page.locator("article").count()).toBe(64);
        expect(await page.locator("article").first().isVisible()).toBe(true);
        expect(await page.getAttribute("html", "lang")).toBe(name === "italian" ? "it" : "en");
        if (look.script !== false) expect(await faults(page)).toEqual([]);
        expect(said).toEqual([]);
      });
    });
  }

  inBrowser("eight rooms and eight slots are one sheet of A3, whatever the screen", async () => {
    await opened(`/events/${event.id}`, { dark: true, width: 1512, height: 1047 }, async page => {
      await page.emulateMedia({ media: "print" });
      // Titles as long as people make them: some 80 characters.
      await page.evaluate("for (const title of document.querySelectorAll('h3')) title.append(': a conversation about what we could do next year')");
      await picture(page, "grid-print");
      const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, ...(PICTURES && { path: `${PICTURES}/grid.pdf` }) });
      expect(pagesOf(pdf)).toBe(1);
      // A3 landscape in points.
      const [, width, height] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf.toString("latin1"))!;
      expect([Math.round(Number(width) / 10), Math.round(Number(height) / 10)]).toEqual([119, 84]);
    });
  });

  test("what people wrote is text, in their language, and the page names no address", async () => {
    const other = await plannedEvent(service, { title: "<script>alert(1)</script> & \"co\"", language: "de", timeZone: "America/New_York" });
    const own = new Programme(service, other);
    const { id, host } = await own.session("<img src=x onerror=alert(1)>", undefined, { language: "fr" });
    await own.schedule(id, await own.room("A & B"), await own.slot(0));
    for (const url of [`/events/${other.id}`, `/events/${other.id}/wall`]) {
      const { body } = await get(service, url);
      expect(body).not.toMatch(/<script>|<img|@example|<[^>]*\s(?:style|on\w+)=/i);
      expect(body).toContain("<h3 lang=\"fr\">&lt;img src=x onerror=alert(1)&gt;</h3>");
      expect(body).toContain("<h1 lang=\"de\">");
      expect(body).toContain(host.name);
    }
    const { startsAt } = own.hour(0);
    expect((await get(service, `/events/${other.id}`)).body).toContain(startsAt.toLocaleTimeString("en-GB", { timeZone: "America/New_York", hour: "2-digit", minute: "2-digit" }));
  });

  test("speaks the viewer's language, or the one that is asked for", async () => {
    const spoken = async (url: string, accept?: string) => /<html lang="(\w+)">/.exec((await get(service, url, { headers: accept ? { "accept-language": accept } : {} })).body)![1];
    const url = `/events/${event.id}`;
    expect([await spoken(url), await spoken(url, "it-CH, de;q=0.5"), await spoken(url, "fr"), await spoken(`${url}?language=it`, "en"), await spoken(`${url}?language=xx`, "en")]).toEqual(["en", "it", "en", "it", "en"]);
    expect((await get(service, url)).headers.vary).toMatch(/accept-language/);
  });

  test("an event that was called off, or has no schedule yet, says so", async () => {
    const off = await plannedEvent(service);
    expect((await get(service, `/events/${off.id}`)).body).toContain("Nothing is on the schedule yet.");
    await service.done("cancelEvent", { eventId: off.id, reason: "Snow <3" }, "event { id }", off.organiser);
    expect((await get(service, `/events/${off.id}`)).body).toContain("Snow &lt;3");
  });
});

describe("the wall", () => {
  /** Makes the event one that is on right now: its third hour began ten minutes ago. */
  async function began(): Promise<void> {
    const by = `interval '${Math.round((event.startsAt.getTime() + 2 * 3_600_000 - Date.now()) / 1_000) + 600} seconds'`;
    for (const table of ["event", "slot", "placement", "placement_host"]) {
      const where = table === "placement_host" ? "placement_id IN (SELECT id FROM placement WHERE event_id = $1)" : table === "event" ? "id = $1" : "event_id = $1";
      await service.rows(`UPDATE ${table} SET starts_at = starts_at - ${by}, ends_at = ends_at - ${by} WHERE ${where}`, [event.id]);
    }
  }
  const sectionOf = (when: "now" | "next") => `ul[data-when="${when}"] > li`;

  for (const [name, look] of <[string, Look][]>[["wall", { width: 1920, height: 1080 }], ["wall-dark", { width: 1920, height: 1080, dark: true }], ["wall-phone", { width: 360, height: 740 }], ["wall-without-script", { script: false }]]) {
    inBrowser(`${name}: shows what is on now and next, and axe-core finds nothing`, async () => {
      if (name === "wall") await began();
      await opened(`/events/${event.id}/wall`, look, async (page, said) => {
        await picture(page, name);
        expect(await page.locator(sectionOf("now")).count()).toBe(8);
        expect(await page.locator(sectionOf("next")).count()).toBe(8);
        expect(await page.locator(sectionOf("now")).first().textContent()).toMatch(/\(17\)/);
        expect(await sideways(page)).toBe(0);
        // Nobody scrolls a screen on a wall.
        if (look.width === 1920) expect(await page.evaluate("document.documentElement.scrollHeight")).toBe(1080);
        if (look.script !== false) expect(await faults(page)).toEqual([]);
        expect(said).toEqual([]);
      });
    });
  }

  inBrowser("follows a change, goes on without a connection, says so, and comes back", async () => {
    await opened(`/events/${event.id}/wall`, {}, async page => {
      const state = page.locator("#state");
      await until(page, "document.getElementById('state').textContent.startsWith('Up to date')");
      const first = page.locator(sectionOf("now")).first();
      const [{ id }] = await service.rows<{ id: string }>("SELECT id FROM session WHERE event_id = $1 AND number = 17", [event.id]);
      await service.done("editSession", { sessionId: id, title: "Renamed while it was on" }, "session { id }", event.organiser);
      // What is fetched every so often is fetched when the connection comes back, too.
      await page.evaluate("dispatchEvent(new Event('online'))");
      await until(page, `document.querySelector('${sectionOf("now")} h3').textContent === 'Renamed while it was on'`);

      await page.context().setOffline(true);
      await until(page, "document.getElementById('state').classList.contains('offline')");
      expect(await state.textContent()).toMatch(/^No connection\. What you see is from \d\d:\d\d$/);
      expect(await first.locator("h3").textContent()).toBe("Renamed while it was on");
      await picture(page, "wall-offline");
      // An hour later, still without one: what was next is on.
      await page.evaluate("{ window.clockOf = Date.now; const later = Date.now() + 3600000; Date.now = () => later; }");
      await until(page, `document.querySelector('${sectionOf("now")} h3').textContent.endsWith('(25)')`);
      await page.evaluate("Date.now = window.clockOf, true");

      await page.context().setOffline(false);
      await until(page, "!document.getElementById('state').classList.contains('offline')");
      expect(await state.textContent()).toMatch(/^Up to date/);
    });
  });

  inBrowser("asks the subscription to wake it, and is woken by it", async () => {
    const sent: string[] = [];
    const context = await browser!.newContext();
    const page = await context.newPage();
    await page.routeWebSocket(/\/graphql$/, socket => {
      socket.onMessage(message => {
        sent.push(String(message));
        const { type } = JSON.parse(String(message)) as { type: string };
        if (type === "connection_init") socket.send(JSON.stringify({ type: "connection_ack" }));
        if (type === "subscribe") setTimeout(() => { socket.send(JSON.stringify({ id: "1", type: "next", payload: { data: { scheduleChanges: { __typename: "ScheduleChange" } } } })); }, 1_500);
      });
    });
    const fetched: string[] = [];
    try {
      await page.goto(`${origin}/events/${event.id}/wall`);
      await until(page, "document.getElementById('state').textContent.startsWith('Up to date')");
      page.on("request", request => { fetched.push(request.url()); });
      await page.waitForRequest(/\/wall$/, { timeout: 8_000 });
      expect(JSON.parse(sent[1])).toMatchObject({ type: "subscribe", payload: { variables: { eventId: event.id } } });
      expect(fetched).toHaveLength(1);
    } finally { await context.close(); }
  });

  inBrowser("shows what the organiser changed", async () => {
    await opened(`/events/${event.id}/wall`, {}, async page => {
      await eventually(async () => (await service.app.inject("/metrics")).body.includes('live_subscriptions{field="scheduleChanges"} 1'));
      const count = await page.locator(sectionOf("now")).count();
      const [{ id }] = await service.rows<{ id: string }>("SELECT id FROM session WHERE event_id = $1 AND number = 18", [event.id]);
      await service.done("unscheduleSession", { sessionId: id }, "session { id }", event.organiser);
      await until(page, `document.querySelectorAll('${sectionOf("now")}').length === ${count - 1}`);
    });
  });
});
