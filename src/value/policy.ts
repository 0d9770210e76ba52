import { allow } from "../base/refusal.js";
import type { Visible } from "../base/viewer.js";
import type { ProjectStatus } from "../projects/project.js";
import { maySpeak } from "../touchpoints/policy.js";

/** Whether what is tied to an iteration is tied to the current one. */
export const ofCurrentIteration: Visible = t =>
  `EXISTS (SELECT 1 FROM touchpoint_iteration ci WHERE ci.id = ${t}.iteration_id AND ci.ended_at IS NULL)`;

/** Value is perceived by whoever it is for: so it is rated by them. */
export const allowRating = (cell: { project: ProjectStatus; belongs: boolean }): void =>
  allow(maySpeak(cell), "Only somebody who belongs to this party says what value it gets, and only in public: not of a draft");

/** A side is spoken for by people of its parties. */
export function allowSpeaking({ isPublic, belongs }: { isPublic: boolean; belongs: boolean }): void {
  allow(isPublic, "This is said of what is public: this is a draft, or was cancelled");
  allow(belongs, "Only somebody who belongs to this party says how it was treated");
}
