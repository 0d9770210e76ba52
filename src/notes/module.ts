import type { Module } from "../base/module.js";
import { HideSessionNote } from "./hide-session-note.js";
import { authorsShown } from "./policy.js";
import { SessionNote } from "./session-note.js";
import { MyNotes, NoteFields, NoteQueries, SessionNotes } from "./session-note.resolver.js";
import { WriteSessionNote } from "./write-session-note.js";

export const notes: Module = {
  name: "notes",
  entities: [SessionNote],
  resolvers: [NoteQueries, NoteFields, SessionNotes, MyNotes, WriteSessionNote, HideSessionNote],
  shows: { person: authorsShown },
};
