import type { Act } from "../base/act.js";
import { DAY, HOUR, MINUTE } from "../base/clock.js";
import { newId } from "../base/id.js";
import { InvitationStatus } from "../base/invitation.js";
import { newCertificateCode } from "../attendance/certificate-address.js";
import { Certificate } from "../attendance/certificate.js";
import { minutesIn } from "../attendance/minutes.js";
import { ScanBook } from "../attendance/scan-book.js";
import { Event } from "../events/event.js";
import { Feedback } from "../feedback/feedback.js";
import { FeedbackResponse } from "../feedback/feedback-response.js";
import { lockSummary, publishDue } from "../feedback/publish.js";
import type { Thing } from "../feedback/thing.js";
import { publicSchedule } from "../programme/open-schedule.js";
import { placeSession } from "../programme/place-session.js";
import { makeEvent } from "../programme/plan-event.js";
import { Room } from "../programme/room.js";
import { Session, SessionStatus } from "../programme/session.js";
import { SessionHost } from "../programme/session-host.js";
import type { Range } from "../programme/slots-rule.js";
import { Rsvp, RsvpStatus } from "../registration/rsvp.js";
import { storeSeats } from "../registration/seats.js";
import { DEMO_PROJECT } from "./projects.js";
import { notes } from "./notes.js";
import { type Story, writeRows } from "./rows.js";

const SAID = [
  "The hour on unpaid work was the first honest one in years.", "Too many sessions at once after lunch.", "I met the officer who signs the forms. Worth the trip.",
  "Please write down who does what by when.", "The interpreters made it possible for my mother to speak.", "Rooms were hard to find from the courtyard.",
  "More time for the failure fair!", "It helped that the scope was on the wall.", "I would have liked less theory.", "Children were really asked, not just shown.",
  "Good food, good talk, no follow-up yet.", "Keep the silent voting.",
];

const DAYS_AGO = 12;
const SEATS = 40;
const LENGTH = 5 * HOUR;
const TITLE = "First steps: an afternoon on the library card";

/** What others of the story refer to. */
export interface Meeting { eventId: string; endsAt: Date; noteIds: readonly string[] }

/** The spring's smaller meeting, with who came, what people said of it and what the organiser answered. */
export async function pastEvent(people: readonly string[], act: Story, random: () => number): Promise<Meeting> {
  const startsAt = new Date(act.now.getTime() - DAYS_AGO * DAY);
  startsAt.setUTCHours(9, 0, 0, 0);
  const eventId = await makeEvent({
    title: TITLE, startsAt, endsAt: new Date(startsAt.getTime() + LENGTH), timeZone: "Europe/Rome",
    description: "Fourteen steps to borrow a book: we walked them together.", language: "en", languages: ["en", "it"], capacity: SEATS, projectId: DEMO_PROJECT,
  }, people[0], act);
  await act.update(Event, eventId, { status: "PUBLISHED", publishedAt: startsAt, lastSessionNumber: 2 });
  const roomId = await act.insert(Room, { eventId, name: "Sala di lettura", capacity: 40, features: [], position: 1, version: 1 });
  const sessions: string[] = [];
  const schedule = await publicSchedule(eventId, act);
  const times: Range[] = [];
  for (const [i, title] of ["Walking the fourteen steps", "What the desk would change"].entries()) {
    const sessionId = await act.insert(Session, {
      eventId, number: i + 1, title, abstract: null, format: "walk", language: "en", tags: ["libraries"], needs: [], lengthInSlots: 1, status: SessionStatus.ACCEPTED, version: 1, moves: 0, sourceId: null,
    });
    await act.insert(SessionHost, { sessionId, personId: people[4 + i], status: InvitationStatus.ACTIVE, position: 1, byEmail: false });
    const from = new Date(startsAt.getTime() + i * 2 * HOUR);
    times.push({ startsAt: from, endsAt: new Date(from.getTime() + 90 * MINUTE) });
    await placeSession(schedule, sessionId, { roomId, slotId: null, ...times[i] }, act as Act);
    sessions.push(sessionId);
  }
  await attend({ eventId, sessions, times }, [people[1], ...people.slice(6, 35)], act);
  const noteIds = await notes(sessions[0], people.slice(4, 7), new Date(startsAt.getTime() + 2 * HOUR), act);
  const saidAt = new Date(startsAt.getTime() + DAY);
  await answers({ column: "event_id", id: eventId }, people.slice(6, 31), saidAt, act, random);
  await answers({ column: "session_id", id: sessions[0] }, people.slice(6, 14), saidAt, act, random);
  await act.insert(FeedbackResponse, {
    eventId, sessionId: null, personId: people[0], version: 1, supersededAt: null,
    text: "You asked for **who does what by when**: the list hangs in the library, and the desk has signed it. More rooms at once were not possible; next time there is a map.",
  });
  return { eventId, endsAt: new Date(startsAt.getTime() + LENGTH), noteIds };
}

/** Nearly all who had a seat came, and the first of them, Tom, has it certified. */
async function attend({ eventId, sessions, times }: { eventId: string; sessions: readonly string[]; times: readonly Range[] }, people: readonly string[], act: Story): Promise<void> {
  const rsvpIds = await writeRows(Rsvp, people.map((personId, i) => (
    { eventId, personId, status: RsvpStatus.CONFIRMED, nameShown: i % 4 === 0, number: i + 1, checkedInAt: null, offeredUntil: null, declineReason: null })), act);
  storeSeats(eventId, { capacity: SEATS, held: people.length, waiting: 0, nextNumber: people.length + 1 }, act as Act);
  for (const [sessionId, came] of [[null, people.length - 3], [sessions[0], 18], [sessions[1], 14]] as const) {
    const door = await ScanBook.open({ eventId, sessionId }, rsvpIds, [], act);
    const opens = times[sessionId === sessions[1] ? 1 : 0].startsAt;
    for (const [i, rsvpId] of rsvpIds.slice(0, came).entries()) door.take({ rsvpId, nonce: newId(), undo: false, at: new Date(opens.getTime() + (i - 10) * MINUTE) });
    door.write();
  }
  const endsAt = new Date(times[0].startsAt.getTime() + LENGTH);
  await act.insert(Certificate, {
    personId: people[0], eventId, code: newCertificateCode(), name: "Tom Hughes", withdrawnAt: null,
    eventTitle: TITLE, startsAt: times[0].startsAt, endsAt, timeZone: "Europe/Rome", minutesAttended: minutesIn(times),
  });
}

async function answers(thing: Thing, people: readonly string[], saidAt: Date, act: Story, random: () => number): Promise<void> {
  const [eventId, sessionId] = thing.column === "event_id" ? [thing.id, null] : [null, thing.id];
  const summaryId = await lockSummary(thing, act);
  for (const [i, personId] of people.entries()) {
    await act.insert(Feedback, {
      eventId, sessionId, personId, rating: 3 + Math.floor(random() * 3), comment: sessionId === null ? SAID[i] ?? null : null, publishedRating: null, publishedComment: null, commentPublishedAt: null,
    });
    await publishDue(summaryId, thing, act);
  }
  await act.sql(`UPDATE feedback SET comment_published_at = :saidAt WHERE ${thing.column} = :id AND comment_published_at IS NOT NULL`, { id: thing.id, saidAt });
}
