import type { Act } from "../base/act.js";
import { DAY, HOUR } from "../base/clock.js";
import { Event } from "../events/event.js";
import { InvitationStatus } from "../base/invitation.js";
import { placeSession } from "../events/place-session.js";
import { makeEvent } from "../events/plan-event.js";
import { Room } from "../events/room.js";
import { Session, SessionStatus } from "../events/session.js";
import { SessionHost } from "../events/session-host.js";
import { Feedback } from "../feedback/feedback.js";
import { FeedbackResponse } from "../feedback/feedback-response.js";
import { lockSummary, publishDue } from "../feedback/publish.js";
import type { Thing } from "../feedback/thing.js";
import { DEMO_PROJECT } from "./projects.js";
import type { Story } from "./story.js";

const SAID = [
  "The hour on unpaid work was the first honest one in years.", "Too many sessions at once after lunch.", "I met the officer who signs the forms. Worth the trip.",
  "Please write down who does what by when.", "The interpreters made it possible for my mother to speak.", "Rooms were hard to find from the courtyard.",
  "More time for the failure fair!", "It helped that the scope was on the wall.", "I would have liked less theory.", "Children were really asked, not just shown.",
  "Good food, good talk, no follow-up yet.", "Keep the silent voting.",
];

const DAYS_AGO = 12;

/** The spring's smaller meeting, with what people said of it and what the organiser answered. */
export async function pastEvent(people: readonly string[], act: Story, random: () => number): Promise<void> {
  const startsAt = new Date(act.now.getTime() - DAYS_AGO * DAY);
  startsAt.setUTCHours(9, 0, 0, 0);
  const eventId = await makeEvent({
    title: "First steps: an afternoon on the library card", startsAt, endsAt: new Date(startsAt.getTime() + 5 * HOUR), timeZone: "Europe/Rome",
    description: "Fourteen steps to borrow a book: we walked them together.", language: "en", languages: ["en", "it"], capacity: 40, projectId: DEMO_PROJECT,
  }, people[0], act);
  await act.update(Event, eventId, { status: "PUBLISHED", publishedAt: startsAt, lastSessionNumber: 2 });
  const roomId = await act.insert(Room, { eventId, name: "Sala di lettura", capacity: 40, features: [], version: 1 });
  const sessions: string[] = [];
  for (const [i, title] of ["Walking the fourteen steps", "What the desk would change"].entries()) {
    const sessionId = await act.insert(Session, {
      eventId, number: i + 1, title, abstract: null, format: "walk", language: "en", tags: ["libraries"], needs: [], lengthInSlots: 1, status: SessionStatus.ACCEPTED, version: 1, sourceId: null,
    });
    await act.insert(SessionHost, { sessionId, personId: people[4 + i], status: InvitationStatus.ACTIVE, position: 1, byEmail: false });
    const from = new Date(startsAt.getTime() + i * 2 * HOUR);
    await placeSession(eventId, sessionId, { roomId, slotId: null, startsAt: from, endsAt: new Date(from.getTime() + 90 * 60_000) }, act as Act);
    sessions.push(sessionId);
  }
  await answers({ column: "event_id", id: eventId }, people.slice(6, 31), act, random);
  await answers({ column: "session_id", id: sessions[0] }, people.slice(6, 14), act, random);
  await act.insert(FeedbackResponse, {
    eventId, sessionId: null, personId: people[0], version: 1, supersededAt: null,
    text: "You asked for **who does what by when**: the list hangs in the library, and the desk has signed it. More rooms at once were not possible; next time there is a map.",
  });
}

async function answers(thing: Thing, people: readonly string[], act: Story, random: () => number): Promise<void> {
  const [eventId, sessionId] = thing.column === "event_id" ? [thing.id, null] : [null, thing.id];
  const summaryId = await lockSummary(thing, act);
  for (const [i, personId] of people.entries()) {
    await act.insert(Feedback, {
      eventId, sessionId, personId, rating: 3 + Math.floor(random() * 3), comment: sessionId === null ? SAID[i] ?? null : null, publishedRating: null, publishedComment: null,
    });
    await publishDue(summaryId, thing, act);
  }
}
