import type { Act } from "../base/act.js";
import { DAY, HOUR, MINUTE } from "../base/clock.js";
import { newId } from "../base/id.js";
import { InvitationStatus } from "../base/invitation.js";
import { Event } from "../events/event.js";
import { EventRole, EventStaff } from "../events/event-staff.js";
import { unclaimed } from "../identity/account-of-invitee.js";
import { Person } from "../identity/person.js";
import { Skill, SkillKind, SkillUse } from "../identity/skill.js";
import { Interest, InterestLevel } from "../programme/interest.js";
import { publicSchedule } from "../programme/open-schedule.js";
import { bookHosts, placeSession } from "../programme/place-session.js";
import { makeEvent } from "../programme/plan-event.js";
import { Room, type RoomFeature } from "../programme/room.js";
import { Session, SessionStatus } from "../programme/session.js";
import { SessionHost } from "../programme/session-host.js";
import { Slot } from "../programme/slot.js";
import { Rsvp, RsvpStatus } from "../registration/rsvp.js";
import { storeSeats } from "../registration/seats.js";
import { assessments } from "./assessments.js";
import { cases } from "./cases.js";
import { DEMO_PROJECT, projects } from "./projects.js";
import { chance } from "./chance.js";
import { library } from "./library.js";
import { libraryCard } from "./library-card/library-card.js";
import { pastEvent } from "./past-event.js";
import { reflections } from "./reflections.js";
import { registration } from "./registration.js";
import { writeRows, type Story, type Told } from "./rows.js";
import { FIRST_NAMES, LAST_NAMES, PITCHES, ROOMS } from "./pitches.js";

export const DEMO_ORGANISER = "giulia@example.org";
export const DEMO_PARTICIPANT = "tom@example.org";
/** Ids that the example operations know. */
export const DEMO_EVENT = "01900000-0000-7000-8000-000000000001";
export const DEMO_SESSION = "01900000-0000-7000-8000-000000000002";

const PEOPLE = 80;
const SEATS = 60;
const PLACED = 24;
/** What the two say of themselves whom one can sign in as. */
const CARDS: readonly Pick<Person, "tagLine" | "bio" | "drivers" | "concerns">[] = [
  {
    tagLine: "Facilitator, Municipio 3", bio: "I keep the library card together: I ask, write down, and ask again. Before that I was a nurse.",
    drivers: "That whoever is asked also hears what became of it.", concerns: "That we ask the same ten people for everything.",
  },
  {
    tagLine: "Resident, and a carer", bio: "I live two streets from the library, with my father, who reads more than I do.",
    drivers: "A library that comes to people who cannot come.", concerns: "My evenings. And being the one who is always asked.",
  },
];
/** Reviews case studies: an administrator. */
const REVIEWER = 79;

/** A Saturday some weeks ahead, ten in the morning in Milan (which is nine UTC in winter time, eight in summer time). */
function comingSaturday(now: Date): Date {
  const day = new Date(now.getTime() + 21 * DAY);
  day.setUTCDate(day.getUTCDate() + (6 - day.getUTCDay() + 7) % 7);
  day.setUTCHours(8, 0, 0, 0);
  return day;
}

/** An unconference on co-production in Milan, weeks ahead, with all that leads up to it. */
export async function tellTheStory(act: Story): Promise<string> {
  const random = chance(2026);
  const people = await inhabitants(act, random);
  const ground = await projects(people, act);
  await unconference(people, ground.placeId, act, random);
  const meeting = await pastEvent(people, act, random);
  const journey = await libraryCard(people, ground, meeting, act, random);
  await assessments(people, ground, journey, act);
  await reflections(people, act, random);
  await library(people, await cases(people, people[REVIEWER], meeting, act), act);
  return DEMO_EVENT;
}

async function inhabitants(act: Story, random: () => number): Promise<string[]> {
  const cards = Array.from({ length: PEOPLE }, (_, i): Told<Person> => {
    const name = i === 0 ? "Giulia Bianchi" : i === 1 ? "Tom Hughes" : `${FIRST_NAMES[i % FIRST_NAMES.length]} ${LAST_NAMES[(i * 7 + 3) % LAST_NAMES.length]}`;
    const email = i === 0 ? DEMO_ORGANISER : i === 1 ? DEMO_PARTICIPANT : `demo${i}@example.org`;
    return {
      ...unclaimed(name, email), locale: i % 3 === 0 ? "it" : "en", languages: i % 3 === 0 ? ["it", "en"] : ["en"], timeZone: "Europe/Rome",
      ...CARDS[i], hoursPerWeek: i % 4 === 0 ? 1 + Math.floor(random() * 6) : null, administrator: i === REVIEWER,
    };
  });
  const ids = await writeRows(Person, cards, act);
  await act.insert(Skill, { personId: ids[0], kind: SkillKind.SKILL, name: "Facilitating disagreement", use: SkillUse.OFFERED });
  await act.insert(Skill, { personId: ids[1], kind: SkillKind.EXPERIENCE, name: "Caring for a parent at home", use: SkillUse.OFFERED });
  await act.insert(Skill, { personId: ids[1], kind: SkillKind.KNOWLEDGE, name: "How a borough's budget works", use: SkillUse.TO_LEARN });
  return ids;
}

async function unconference(people: readonly string[], placeId: string, act: Story, random: () => number): Promise<void> {
  const startsAt = comingSaturday(act.now);
  const eventId = DEMO_EVENT;
  await makeEvent({
    id: eventId, title: "Made together: an unconference on co-production", startsAt, endsAt: new Date(startsAt.getTime() + 9 * HOUR), timeZone: "Europe/Rome", capacity: SEATS,
    description: "People who make public services together meet in Milan: residents, officers, carers, researchers. The programme is **yours**: pitch a session, mark what you want, and find it in the grid.",
    language: "en", languages: ["en", "it"], placeId, projectId: DEMO_PROJECT,
  }, people[0], act);
  await act.update(Event, eventId, { status: "PUBLISHED", publishedAt: act.now });
  await act.insert(EventStaff, { eventId, personId: people[2], role: EventRole.DOOR_STAFF, status: InvitationStatus.ACTIVE, byEmail: false });

  const rooms: string[] = [];
  for (const [i, [name, capacity, features]] of ROOMS.entries()) rooms.push(await act.insert(Room, { eventId, name, capacity, features: features as RoomFeature[], position: i + 1, version: 1 }));
  const slots: { id: string; startsAt: Date; endsAt: Date }[] = [];
  for (let i = 0; i < 8; i++) {
    // A long break after the fourth slot.
    const from = new Date(startsAt.getTime() + i * HOUR + (i > 3 ? HOUR : 0));
    const to = new Date(from.getTime() + 50 * MINUTE);
    slots.push({ id: await act.insert(Slot, { eventId, title: null, startsAt: from, endsAt: to, closed: false, version: 1 }), startsAt: from, endsAt: to });
  }
  const sessions = await pitches(eventId, people, act);
  const schedule = await publicSchedule(eventId, act);
  for (let i = 0; i < PLACED; i++) {
    const slot = slots[i % slots.length];
    await placeSession(schedule, sessions[i], { roomId: rooms[Math.floor(i / slots.length)], slotId: slot.id, startsAt: slot.startsAt, endsAt: slot.endsAt }, act as Act);
    await act.update(Session, sessions[i], { status: SessionStatus.ACCEPTED });
    await bookHosts(sessions[i], act as Act);
  }
  const wishes: Told<Interest>[] = [];
  for (const personId of people) {
    for (const sessionId of sessions) {
      const wish = random();
      if (wish < 0.22) wishes.push({ sessionId, personId, level: wish < 0.14 ? InterestLevel.WANT : InterestLevel.MAYBE });
    }
  }
  await writeRows(Interest, wishes, act);
  await rsvps(eventId, people.slice(1, 75), act);
  await registration(eventId, people.slice(1, 1 + SEATS), act, random);
}

async function pitches(eventId: string, people: readonly string[], act: Story): Promise<string[]> {
  const ids: string[] = [];
  for (const [i, [title, abstract, format, tags]] of PITCHES.entries()) {
    const id = await act.insert(Session, {
      id: i === 0 ? DEMO_SESSION : newId(), eventId, number: i + 1, title, abstract, format, language: i % 5 === 0 ? "it" : "en", tags: tags.split(" "),
      needs: [], lengthInSlots: 1, status: SessionStatus.PITCHED, version: 1, moves: 0, sourceId: null,
    });
    await act.insert(SessionHost, { sessionId: id, personId: people[i === 0 ? 0 : 3 + i], status: InvitationStatus.ACTIVE, position: 1, byEmail: false });
    if (i % 6 === 0) await act.insert(SessionHost, { sessionId: id, personId: people[45 + i / 6], status: InvitationStatus.ACTIVE, position: 2, byEmail: false });
    ids.push(id);
  }
  await act.update(Event, eventId, { lastSessionNumber: PITCHES.length });
  return ids;
}

async function rsvps(eventId: string, people: readonly string[], act: Story): Promise<void> {
  await writeRows(Rsvp, people.map((personId, i) => (
    { eventId, personId, status: i < SEATS ? RsvpStatus.CONFIRMED : RsvpStatus.WAITLISTED, nameShown: i % 4 === 0, number: i + 1, checkedInAt: null, offeredUntil: null, declineReason: null })), act);
  storeSeats(eventId, { capacity: SEATS, held: Math.min(SEATS, people.length), waiting: Math.max(0, people.length - SEATS), nextNumber: people.length + 1 }, act as Act);
}
