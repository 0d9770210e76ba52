import type { Module } from "../base/module.js";
import { CalendarAddress } from "./calendar-address.js";
import { EventExchange, MyCalendar, SessionExchange } from "./exchange.resolver.js";
import { IssueCalendarAddress } from "./issue-calendar-address.js";
import { serveExchange } from "./routes.js";

export const exchange: Module = {
  name: "exchange",
  entities: [CalendarAddress],
  resolvers: [EventExchange, SessionExchange, MyCalendar, IssueCalendarAddress],
  routes: serveExchange,
};
