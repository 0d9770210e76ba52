import { computed, fieldsOf, one, type Door } from "../base/doors.js";
import { addressOfRow, publicAddress } from "../base/public-address.js";
import { Event } from "../events/event.js";
import { Me } from "../identity/me.js";
import { Session } from "../programme/session.js";
import { myCalendarAddress } from "./reads.js";

/** An address that follows from the row's id alone. */
const address = (before: string, after: string, description: string): Door => computed({
  type: () => String, needs: ["id"], description,
  json: t => addressOfRow(before, after)(t),
  resolve: ({ id }) => publicAddress(`${before}${id}${after}`),
});

const DRAFT = "Leads nowhere while the event is a draft";

export const EventExchange = fieldsOf(Event, {
  pageUrl: address("/events/", "", `Address of its page for everybody: the schedule as a grid, to read and to print. ${DRAFT}`),
  wallUrl: address("/events/", "/wall", `Address of a page for a screen at the venue: what is on now and next, following changes. ${DRAFT}`),
  calendarUrl: address("/events/", "/calendar.ics", `Address of its calendar (iCalendar, RFC 5545): the event and the sessions on its schedule. ${DRAFT}`),
  scheduleJsonUrl: address("/events/", "/schedule.json", `Address of its schedule as JSON, as frab and pretalx write it (https://c3voc.de/schedule/schema.json). ${DRAFT}`),
  scheduleXmlUrl: address("/events/", "/schedule.xml", `Address of its schedule as XML, as frab and pretalx write it (https://c3voc.de/schedule/schema.xsd). ${DRAFT}`),
  scheduleCsvUrl: address("/events/", "/schedule.csv", `Address of its schedule as a table (CSV, RFC 4180). ${DRAFT}`),
  rsvpsCsvUrl: address("/events/", "/rsvps.csv", "Address of who comes, as a table (CSV, RFC 4180): for its organisers, with the bearer token in the Authorization header"),
});

export const SessionExchange = fieldsOf(Session, {
  calendarUrl: address("/sessions/", "/calendar.ics", `Address of its calendar entry (iCalendar, RFC 5545). Leads nowhere before it was first on the published schedule, and while the event is a draft`),
});

export const MyCalendar = fieldsOf(Me, {
  calendarAddress: one(myCalendarAddress, { description: "That one's own calendar can be fetched at a secret address, and when it last was; null when it cannot" }),
});
