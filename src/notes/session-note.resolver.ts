import { ArgsType, Field, InputType, registerEnumType } from "type-graphql";
import { computed, fieldsOf, one, oneById, page, queries } from "../base/doors.js";
import { PageArgs } from "../base/page.js";
import { Me } from "../identity/me.js";
import { thePerson } from "../identity/reads.js";
import { Session } from "../programme/session.js";
import { NoteVerb } from "./note-verb.js";
import { noteMay, noteVerbs } from "./policy.js";
import { iOrganiseNote, iWroteNote, notesOfAuthor, notesOfSession, sessionOfNote, theNote } from "./reads.js";
import { NoteKind, SessionNote } from "./session-note.js";

export enum NoteOrder { OLDEST = "OLDEST", NEWEST = "NEWEST" }
registerEnumType(NoteOrder, {
  name: "NoteOrder", description: "Order of notes",
  valuesConfig: { OLDEST: { description: "Oldest first" }, NEWEST: { description: "Newest first" } },
});

@InputType({ description: "Which notes; every condition that is given must hold" })
export class NoteFilter {
  @Field(() => NoteKind, { nullable: true, description: "Is of this kind" }) kind?: NoteKind | null;
}

@ArgsType()
export class NotePageArgs extends PageArgs {
  @Field(() => NoteFilter, { nullable: true, description: "Which notes; all that the viewer may see when absent" }) filter?: NoteFilter | null;
  @Field(() => NoteOrder, { nullable: true, description: "Order; oldest first when absent" }) orderBy?: NoteOrder | null;
}

export const NoteQueries = queries({
  sessionNote: oneById(theNote, "anyone", "One note of a session; null when there is none that the viewer may see"),
});

export const NoteFields = fieldsOf(SessionNote, {
  session: one(sessionOfNote, { from: "sessionId", nullable: false, description: "Session it is about" }),
  author: one(thePerson, { from: "authorId", description: "Who wrote it; null when they have left the service" }),
  may: computed({
    type: () => [NoteVerb], needs: ["id", "withdrawnAt", "hiddenAt"], description: "What the viewer may do with it, from the same policy that the changes ask; at most 4",
    json: noteVerbs,
    resolve: async ({ id, withdrawnAt, hiddenAt }, _args, { loaders, viewer }) => {
      if (!viewer) return [];
      const [author, organiser] = await Promise.all([loaders.value<boolean>(iWroteNote, id), loaders.value<boolean>(iOrganiseNote, id)]);
      const state = { author: author ?? false, organiser: organiser ?? false, withdrawn: withdrawnAt !== null, hidden: hiddenAt !== null };
      return Object.values(NoteVerb).filter(verb => noteMay(verb, state));
    },
  }),
});

export const SessionNotes = fieldsOf(Session, {
  notes: page(notesOfSession, "What people wrote down of it", NotePageArgs),
});

export const MyNotes = fieldsOf(Me, {
  sessionNotes: page(notesOfAuthor, "What one wrote down of sessions, newest first"),
});
