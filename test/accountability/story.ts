import { v7 } from "uuid";
import { Programme } from "../kit/programme.js";
import { projectWithBody, type PromiseStory } from "../kit/promise-story.js";
import { people, plannedEvent, someone, type EventStory, type Someone } from "../kit/seed.js";
import type { TestService } from "../kit/service.js";
import { itIs, realTime } from "../kit/moments.js";
import { madeParty, madeTouchpoint } from "../kit/touchpoint-story.js";

export interface TalkStory extends PromiseStory { event: EventStory; sessionId: string; host: Someone; note: string; takeaway: string; idea: string; author: Someone }

/** A project with an event under way: a session with a note and a takeaway of its host, and an idea that came of the takeaway. */
export async function talk(service: TestService): Promise<TalkStory> {
  realTime();
  const story = await projectWithBody(service);
  const plan = new Programme(service, await plannedEvent(service, { organiser: story.project.steward, projectId: story.project.id }));
  const { id: sessionId, host } = await plan.session("The kitchen");
  itIs(new Date(plan.event.startsAt.getTime() + 3_600_000));
  const write = async (text: string, kind: string) => (await service.done<{ note: { id: string } }>("addSessionNote", { sessionId, text, kind }, "note { id }", host)).note.id;
  const [note, takeaway] = [await write("It is cold when it comes", "NOTE"), await write("Cook where we eat", "TAKEAWAY")];
  const author = await someone(service);
  const { idea } = await service.done<{ idea: { id: string } }>("proposeIdea", { projectId: story.project.id, statement: "Cook on site", sessionNoteId: takeaway }, "idea { id }", author);
  return { ...story, event: plan.event, sessionId, host, note, takeaway, idea: idea.id, author };
}

/** So many people say what they think of the event; in tens, what they wrote is published. */
export async function comments(service: TestService, event: EventStory, texts: readonly string[]): Promise<Someone[]> {
  const givers = await people(service, texts.length);
  for (const [i, giver] of givers.entries()) await service.done("giveFeedback", { eventId: event.id, rating: 4, comment: texts[i] }, "feedback { id }", giver);
  return givers;
}

/** A reason of a rating at a new touchpoint of the project, as the rule of publication would have left it. */
export async function reasonOf(service: TestService, projectId: string, person: Someone, reason: string, published: boolean): Promise<{ touchpointPartyId: string; iterationId: string }> {
  const parties = [await madeParty(service, projectId, `Families ${v7()}`), await madeParty(service, projectId, `Desk ${v7()}`, "INSTITUTION")];
  const { iterationId, parties: there } = await madeTouchpoint(service, projectId, "Lunch", parties);
  const touchpointPartyId = there[parties[0].id];
  await service.rows(
    `INSERT INTO perceived_value (id, created_at, updated_at, touchpoint_party_id, iteration_id, person_id, rating, reason, published_reason, reason_published_at)
     VALUES ($1, now(), now(), $2, $3, $4, 3, $5, $6, CASE WHEN $6::text IS NOT NULL THEN now() END)`, [v7(), touchpointPartyId, iterationId, person.id, reason, published ? reason : null]);
  return { touchpointPartyId, iterationId };
}
