import type { Meeting } from "../past-event.js";
import type { Story } from "../rows.js";
import type { Ground, Journey } from "./cast.js";
import { effort } from "./effort.js";
import { journey } from "./journey.js";
import { openings } from "./openings.js";
import { promises } from "./promises.js";
import { ratings } from "./ratings.js";

/** The demo's project at length: a service that residents, volunteers and a borough make together, a year on. */
export async function libraryCard(people: readonly string[], ground: Ground, meeting: Meeting, act: Story, random: () => number): Promise<Journey> {
  const told = await journey(people, ground, act);
  await ratings(told, meeting.eventId, act, random);
  await promises(people, ground, told, meeting, act);
  await effort(people, ground, told, act);
  await openings(people, ground, told, act);
  return told;
}
