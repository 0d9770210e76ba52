import { isPublished } from "../base/publish.js";
import type { Visible } from "../base/viewer.js";
import { organises } from "../events/policy.js";
import { stewards } from "../projects/policy.js";
import { DAYS_COUNTED } from "./publication.js";

/** Those who run a project or an event are told counts; nobody else is, and nobody is told more. */
export const toStewards: Visible = t => `${isPublished(t)} AND ${stewards(`${t}.project_id`)}`;
/** An event's go when they are counted no more: what somebody deletes could leave them no more. */
export const toOrganisers: Visible = t =>
  `${isPublished(t)} AND ${organises(`${t}.event_id`)} AND EXISTS (SELECT 1 FROM event ce WHERE ce.id = ${t}.event_id AND ce.ends_at > :now - interval '${DAYS_COUNTED} days')`;
