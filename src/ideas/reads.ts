import { aggregate, byId, pageOf } from "../base/reads.js";
import { toAnyone } from "../base/viewer.js";
import { Project } from "../projects/project.js";
import { Idea } from "./idea.js";
import { ideaState, supports, visibleIdeas } from "./policy.js";

export const theIdea = byId(Idea, visibleIdeas);

const NEWEST = { NEWEST: [{ by: "createdAt", descending: true }] };
const orders = { ...NEWEST, MOST_SUPPORTED: [{ by: "supportCount", descending: true }] };

export const ideasOfProject = pageOf(Idea, "projectId", { name: "ideas of a project", visible: visibleIdeas, orders });
export const ideasOfTouchpoint = pageOf(Idea, "touchpointId", { name: "ideas on a touchpoint", visible: visibleIdeas, orders });
export const ideasOfNote = pageOf(Idea, "sessionNoteId", { name: "ideas from a note", visible: visibleIdeas, orders });
export const ideasOfAuthor = pageOf(Idea, "authorId", { name: "my ideas", visible: visibleIdeas, orders: NEWEST });

/** Implied by the idea. */
export const projectOfIdea = byId(Project, toAnyone);
export const iSupportIdea = aggregate(Idea, t => supports(`${t}.id`));
export const stateOfIdea = aggregate(Idea, ideaState);
