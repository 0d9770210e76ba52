/**
 * Keeps the wall right. The page as the server makes it is the truth: it is fetched again every so often, and at once when
 * the subscription says that the schedule changed. In between, and without a connection, the instants in the page say
 * what is on now and next.
 */
(() => {
  "use strict";
  const { event, refresh, timeZone, following, offline } = document.body.dataset;
  const state = document.getElementById("state");
  const clock = new Intl.DateTimeFormat(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone });

  const MINUTE = 60_000;
  /** The minute in which the server made the page. */
  let asOf = Number(document.body.dataset.made);
  /** How far this machine's clock is behind the server's: a screen's own is often wrong. */
  let behind = Date.now() >= asOf && Date.now() < asOf + MINUTE ? 0 : asOf - Date.now();
  const now = () => Date.now() + behind;

  function arrange() {
    document.getElementById("clock").textContent = clock.format(now());
    const at = now();
    const cards = [...document.querySelectorAll("li[data-starts]")];
    for (const card of cards) {
      const { next, starts, ends } = card.dataset;
      const when = at >= Number(ends) ? "past" : at >= Number(starts) ? "now" : at >= Number(next) ? "next" : "later";
      const list = document.querySelector(`ul[data-when="${when}"]`);
      if (card.parentElement === list) continue;
      const after = [...list.children].find(other => Number(other.dataset.starts) > Number(starts));
      list.insertBefore(card, after ?? null);
    }
    for (const nothing of document.querySelectorAll("[data-empty]")) {
      nothing.hidden = document.querySelector(`ul[data-when="${nothing.dataset.empty}"]`).children.length > 0;
    }
  }

  function tell(connected) {
    state.classList.toggle("offline", !connected);
    const text = connected ? `${following} ${clock.format(asOf)}` : `${offline} ${clock.format(asOf)}`;
    // Said again only when it is something else: it is read out.
    if (state.dataset.connected === String(connected)) state.setAttribute("aria-live", "off");
    else state.setAttribute("aria-live", "polite");
    state.dataset.connected = String(connected);
    if (state.textContent !== text) state.textContent = text;
  }

  let busy = false;
  let again = false;

  async function fetchPage() {
    if (busy) { again = true; return; }
    busy = true;
    try {
      // The browser sends the validator of its copy, and gives that copy when nothing changed.
      const answer = await fetch(location.href, { cache: "no-cache", signal: AbortSignal.timeout(10_000) });
      if (!answer.ok) throw new Error(String(answer.status));
      const made = new DOMParser().parseFromString(await answer.text(), "text/html");
      const date = Date.parse(answer.headers.get("date") ?? "");
      // The header knows whole seconds; a smaller difference than its own is none.
      if (!Number.isNaN(date) && Math.abs(date - now()) > 2_000) behind = date - Date.now();
      asOf = now();
      for (const part of ["main", "h1"]) {
        const [old, fresh] = [document.querySelector(part), made.querySelector(part)];
        if (fresh && old.innerHTML !== fresh.innerHTML) old.replaceWith(document.adoptNode(fresh));
      }
      // An answer that was under way when the connection went is the last for now.
      tell(navigator.onLine);
    } catch {
      tell(false);
    } finally {
      busy = false;
      arrange();
    }
    if (again) { again = false; await fetchPage(); }
  }

  /** Asks to be woken (graphql-transport-ws). Where there is no such subscription, or it ends, the clock is enough. */
  function listen(waitMs) {
    const address = new URL("../../graphql", location.href);
    address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(address, "graphql-transport-ws");
    let wait = Math.min(waitMs * 2, 60_000);
    socket.addEventListener("open", () => { socket.send(JSON.stringify({ type: "connection_init" })); });
    socket.addEventListener("message", ({ data }) => {
      const { type, payload } = JSON.parse(data);
      if (type === "ping") socket.send(JSON.stringify({ type: "pong" }));
      if (type === "connection_ack") {
        const query = "subscription Wall($eventId: ID!) { scheduleChanges(eventId: $eventId) { __typename } }";
        socket.send(JSON.stringify({ id: "1", type: "subscribe", payload: { query, variables: { eventId: event } } }));
      }
      if (type === "next" && !payload.errors) {
        wait = 1_000;
        void fetchPage();
      }
      if (type === "error" || type === "complete") socket.close();
    });
    socket.addEventListener("close", () => { setTimeout(() => listen(wait), wait); });
  }

  arrange();
  void fetchPage();
  setInterval(arrange, 1_000);
  setInterval(() => { void fetchPage(); }, Number(refresh));
  addEventListener("online", () => { void fetchPage(); });
  addEventListener("offline", () => { tell(false); });
  listen(500);
})();
