import { ArgsType, Field, registerEnumType } from "type-graphql";
import { computed, fieldsOf, one, oneById, page, queries, value } from "../base/doors.js";
import { PageArgs } from "../base/page.js";
import { Me } from "../identity/me.js";
import { thePerson } from "../identity/reads.js";
import { theNote } from "../notes/reads.js";
import { SessionNote } from "../notes/session-note.js";
import { Project } from "../projects/project.js";
import { theTouchpoint } from "../touchpoints/reads.js";
import { Touchpoint } from "../touchpoints/touchpoint.js";
import { IdeaVerb } from "./idea-verb.js";
import { Idea } from "./idea.js";
import { ideaVerbs, verbsOf, type IdeaState } from "./policy.js";
import { ideasOfAuthor, ideasOfNote, ideasOfProject, ideasOfTouchpoint, iSupportIdea, projectOfIdea, stateOfIdea, theIdea } from "./reads.js";

export enum IdeaOrder { NEWEST = "NEWEST", MOST_SUPPORTED = "MOST_SUPPORTED" }
registerEnumType(IdeaOrder, {
  name: "IdeaOrder", description: "Order of ideas",
  valuesConfig: { NEWEST: { description: "Newest first" }, MOST_SUPPORTED: { description: "Those first that most people support" } },
});

@ArgsType()
export class IdeaPageArgs extends PageArgs {
  @Field(() => IdeaOrder, { nullable: true, description: "Order; newest first when absent" }) orderBy?: IdeaOrder | null;
}

export const IdeaQueries = queries({
  idea: oneById(theIdea, "anyone", "One idea; null when there is none that the viewer may see"),
});

export const IdeaFields = fieldsOf(Idea, {
  project: one(projectOfIdea, { from: "projectId", nullable: false, description: "Project it is proposed to" }),
  author: one(thePerson, { from: "authorId", description: "Who proposed it; null when they have left the service" }),
  sessionNote: one(theNote, { from: "sessionNoteId", description: "Note that it came from; null when it came from none, or not for the viewer any more" }),
  touchpoint: one(theTouchpoint, { from: "touchpointId", description: "Touchpoint it is about; null when it is about none in particular" }),
  iSupport: value(iSupportIdea, () => Boolean, { description: "Whether the viewer supports it" }),
  may: computed({
    type: () => [IdeaVerb], needs: ["id"], description: "What the viewer may do with it, from the same policy that the changes ask; at most 7",
    json: ideaVerbs,
    resolve: async ({ id }, _args, { loaders, viewer }) => {
      const state = viewer && await loaders.value<IdeaState>(stateOfIdea, id);
      return state ? verbsOf(state) : [];
    },
  }),
});

export const ProjectIdeas = fieldsOf(Project, {
  ideas: page(ideasOfProject, "What people propose to it; stewards see hidden ones too, authors their own", IdeaPageArgs),
});

export const TouchpointIdeas = fieldsOf(Touchpoint, {
  ideas: page(ideasOfTouchpoint, "What people propose for it", IdeaPageArgs),
});

export const NoteIdeas = fieldsOf(SessionNote, {
  ideas: page(ideasOfNote, "Ideas that came from it", IdeaPageArgs),
});

export const MyIdeas = fieldsOf(Me, {
  ideas: page(ideasOfAuthor, "What one proposed, newest first; with what one took back"),
});
