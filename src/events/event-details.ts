import type { Act } from "../base/act.js";
import type { Checks } from "../base/checks.js";
import { DAY } from "../base/clock.js";
import { found, NotAllowed, refuse } from "../base/refusal.js";
import { memberOf, visibleProjects } from "../projects/policy.js";

export const LONGEST_EVENT = 31 * DAY;
export const MOST_SEATS = 1_000_000;

/** What an event's own columns say, as far as it is given. */
export interface EventDetails {
  title?: string;
  description?: string | null;
  language?: string | null;
  languages?: string[] | null;
  startsAt?: Date;
  endsAt?: Date;
  timeZone?: string;
  dayChange?: string | null;
  capacity?: number | null;
  onlineUrl?: string | null;
  rsvpOpensAt?: Date | null;
  rsvpClosesAt?: Date | null;
}

/** What holds for an event's details whether it is planned, edited or copied. */
export function checkDetails(input: EventDetails, checks: Checks): void {
  checks.text("title", input.title, 200);
  checks.text("description", input.description, 20_000);
  checks.language("language", input.language);
  checks.languages("languages", input.languages);
  checks.timeZone("timeZone", input.timeZone);
  checks.timeOfDay("dayChange", input.dayChange);
  checks.range("startsAt", input.startsAt, "endsAt", input.endsAt, LONGEST_EVENT);
  checks.whole("capacity", input.capacity, 1, MOST_SEATS);
  checks.link("onlineUrl", input.onlineUrl);
  checkRsvpTimes(input, checks);
}

export function checkRsvpTimes({ rsvpOpensAt, rsvpClosesAt }: Pick<EventDetails, "rsvpOpensAt" | "rsvpClosesAt">, checks: Checks): void {
  if (rsvpOpensAt && rsvpClosesAt) checks.require(rsvpOpensAt < rsvpClosesAt, "rsvpClosesAt", "`rsvpClosesAt` must be after `rsvpOpensAt`");
}

/** An event is tied to a project by somebody who takes part in it, and to any place there is. */
export async function requireTies({ projectId, placeId }: { projectId?: string | null; placeId?: string | null }, act: Act): Promise<void> {
  if (projectId != null) {
    const project = found(await act.first<{ takesPart: boolean }>(`SELECT ${memberOf("t.id")} AS "takesPart" FROM project t WHERE t.id = :projectId AND (${visibleProjects("t")})`, { projectId }), "project", "projectId");
    if (!project.takesPart) refuse(new NotAllowed("Only who takes part in a project holds its events", ["input", "projectId"]));
  }
  if (placeId != null) found(await act.first("SELECT 1 FROM place WHERE id = :placeId", { placeId }), "place", "placeId");
}
