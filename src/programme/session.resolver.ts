import { ArgsType, Field, InputType, Int, registerEnumType } from "type-graphql";
import { clock } from "../base/clock.js";
import { computed, fieldsOf, list, one, oneById, page, property, queries, value } from "../base/doors.js";
import { FewArgs, PageArgs } from "../base/page.js";
import { Event } from "../events/event.js";
import type { EventRole } from "../events/event-staff.js";
import type { EventState } from "../events/phases.js";
import { iCome, myRolesInEvent, theEvent } from "../events/reads.js";
import { Me } from "../identity/me.js";
import { Person } from "../identity/person.js";
import { thePerson } from "../identity/reads.js";
import { SessionSeat } from "../registration/session-seat.js";
import { InterestLevel } from "./interest.js";
import { roomsOfEvent, slotsOfEvent } from "./reads.js";
import { Session, SessionStatus } from "./session.js";
import { SessionHost } from "./session-host.js";
import { sessionMay, sessionVerbs } from "./session-policy.js";
import {
  hostingsOfSession, hostsOfSession, iHost, interestCount, myAgendaOfEvent, myHostInvitations, myInterest, mySessions, personOfHosting,
  mySeat, mySeats, placeInLineOfSeat, placementOfSession, roomOfSession, scheduleOfEvent, seatHolders, seatsOfSession, seatsTaken, seatsWaitedFor, sessionCount, sessionsOfEvent, sessionsOfPerson, slotOfSession, theSession, wantCount,
} from "./session-reads.js";
import { SessionVerb } from "./session-verb.js";
import { TimePageArgs } from "./time-page.js";

export enum SessionOrder { NUMBER = "NUMBER", TITLE = "TITLE", TIME = "TIME", INTEREST = "INTEREST" }
registerEnumType(SessionOrder, {
  name: "SessionOrder", description: "Order of sessions",
  valuesConfig: {
    NUMBER: { description: "In order of pitching" }, TITLE: { description: "By title" },
    TIME: { description: "By when they start on the public schedule; those that are not placed come last, in order of pitching" },
    INTEREST: { description: "Most marked first (`interestCount`), then in order of pitching; only in order of pitching while the event hides counts" },
  },
});

@InputType({ description: "Which sessions; every condition that is given must hold" })
export class SessionFilter {
  @Field(() => SessionStatus, { nullable: true, description: "Has this status" }) status?: SessionStatus | null;
  @Field(() => Boolean, { nullable: true, description: "Whether it is placed on the schedule" }) placed?: boolean | null;
  @Field(() => String, { nullable: true, description: "Has this tag" }) tag?: string | null;
}

@ArgsType()
export class SessionPageArgs extends PageArgs {
  @Field(() => SessionFilter, { nullable: true, description: "Which sessions; all that the viewer may see when absent" }) filter?: SessionFilter | null;
  @Field(() => SessionOrder, { nullable: true, description: "Order; by number when absent" }) orderBy?: SessionOrder | null;
}

export const SessionQueries = queries({
  session: oneById(theSession, "anyone", "One session; null when there is none that the viewer may see"),
});

const TIMES = ["endsAt", "startsAt"];

export const SessionFields = fieldsOf(Session, {
  event: one(theEvent, { from: "eventId", nullable: false, description: "Event it belongs to" }),
  room: one(roomOfSession, { description: "Room it takes place in; null while it is not placed" }),
  slot: one(slotOfSession, { description: "First slot it takes; null while it is not placed, or placed outside slots" }),
  startsAt: property(placementOfSession, "startsAt", TIMES, () => Date, "When it starts; null while it is not placed"),
  endsAt: property(placementOfSession, "endsAt", TIMES, () => Date, "When it ends; null while it is not placed"),
  hosts: list(hostsOfSession, "Who hosts it, whoever pitched it first", FewArgs),
  hostings: list(hostingsOfSession, "Hosts with their invitations; for its hosts and the event's organisers"),
  interestCount: value(interestCount, () => Int, { nullable: true, description: "How many people want or may want to go; null while the event hides it" }),
  wantCount: value(wantCount, () => Int, { nullable: true, description: "How many people want to go; null while the event hides it" }),
  seats: value(seatsOfSession, () => Int, { nullable: true, description: "How many seats it has: as many as its room; null while there is no limit, it is not placed, or its event gives no seats in sessions" }),
  seatsTaken: value(seatsTaken, () => Int, { description: "How many people have a seat in it" }),
  waiting: value(seatsWaitedFor, () => Int, { description: "How many people wait for a seat in it" }),
  mySeat: one(mySeat, { description: "Own seat of the viewer, or place in line; null when there is none" }),
  seatHolders: page(seatHolders, "Who has a seat in it or waits for one, in order of arrival: all for the event's staff, otherwise the viewer's own"),
  myInterest: property(myInterest, "level", ["level"], () => InterestLevel, "How much the viewer wants to go; null when not marked"),
  may: computed({
    type: () => [SessionVerb], needs: ["id", "eventId", "status"], description: "What the viewer may do with it, from the same policy that the changes ask; at most 9",
    json: sessionVerbs,
    resolve: async (session, _args, { loaders, viewer }) => {
      const eventId = session.eventId as string;
      const [host, eventRoles, comes, event] = await Promise.all([
        loaders.value<boolean>(iHost, session.id), loaders.value<EventRole[]>(myRolesInEvent, eventId), loaders.value<boolean>(iCome, eventId),
        loaders.one(theEvent, eventId, ["endsAt", "id", "sessionSeats", "status"]),
      ]);
      if (!viewer || !event) return [];
      const roles = { host: host ?? false, eventRoles: eventRoles ?? [], comes: comes ?? false };
      return Object.values(SessionVerb).filter(verb => sessionMay(verb, session.status as SessionStatus, event as unknown as EventState & { sessionSeats: boolean }, roles, clock.now()));
    },
  }),
});

export const HostingFields = fieldsOf(SessionHost, {
  session: one(theSession, { from: "sessionId", description: "Session it is about" }),
  person: one(personOfHosting, { description: "Who hosts, or is invited to; null while somebody invited by address has not accepted" }),
});

export const SeatFields = fieldsOf(SessionSeat, {
  session: one(theSession, { from: "sessionId", description: "Session it is in; null when the viewer may not see it any more" }),
  person: one(thePerson, { from: "personId", nullable: false, description: "Whose it is" }),
  placeInLine: value(placeInLineOfSeat, () => Int, { nullable: true, description: "Place in line, 1 being next; null unless WAITING" }),
});

export const EventSessions = fieldsOf(Event, {
  rooms: list(roomsOfEvent, "Rooms, in the organisers' order", FewArgs),
  slots: page(slotsOfEvent, "Slots, by time", TimePageArgs),
  sessions: page(sessionsOfEvent, "Sessions, by number", SessionPageArgs),
  sessionCount: value(sessionCount, () => Int, { description: "How many sessions are pitched or accepted" }),
  schedule: page(scheduleOfEvent, "Sessions that are placed on the public schedule, by time: a page, or a window of time page by page", TimePageArgs),
  myAgenda: page(myAgendaOfEvent, "Sessions on the schedule that the viewer marked, hosts, or has a seat in, each once, by time", TimePageArgs),
});

export const PersonSessions = fieldsOf(Person, {
  sessions: page(sessionsOfPerson, "Sessions the person hosts, of events that the viewer may see"),
});

export const MySessions = fieldsOf(Me, {
  sessions: page(mySessions, "Sessions one hosts"),
  sessionSeats: page(mySeats, "Seats one has in sessions, or waits for, newest first"),
  coHostInvitations: list(myHostInvitations, "Invitations to host a session that await an answer"),
});
