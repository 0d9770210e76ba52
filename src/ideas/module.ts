import type { Module } from "../base/module.js";
import { EditIdea } from "./edit-idea.js";
import { HideIdea } from "./hide-idea.js";
import { IdeaSupport } from "./idea-support.js";
import { Idea } from "./idea.js";
import { IdeaFields, IdeaQueries, MyIdeas, NoteIdeas, ProjectIdeas, TouchpointIdeas } from "./idea.resolver.js";
import { authorsShown } from "./policy.js";
import { ProposeIdea } from "./propose-idea.js";
import { SupportIdea } from "./support-idea.js";

export const ideas: Module = {
  name: "ideas",
  entities: [Idea, IdeaSupport],
  resolvers: [IdeaQueries, IdeaFields, ProjectIdeas, TouchpointIdeas, NoteIdeas, MyIdeas, ProposeIdea, EditIdea, HideIdea, SupportIdea],
  shows: { person: authorsShown },
};
