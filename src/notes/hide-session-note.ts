import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { noteFor } from "./note-at-hand.js";
import { NoteVerb } from "./note-verb.js";
import { theNote } from "./reads.js";

@InputType({ description: "Which note is hidden, and why" })
export class HideSessionNoteInput extends KeyedInput {
  @Field(() => Id, { description: "Note" }) noteId!: string;
  @Field(() => String, { description: "Why, for its author and the organisers; 1 to 2,000 characters" }) reason!: string;
}

@InputType({ description: "Which note is shown again" })
export class RestoreSessionNoteInput extends KeyedInput {
  @Field(() => Id, { description: "Note that is hidden" }) noteId!: string;
}

export class HideSessionNote {
  @Change({
    input: () => HideSessionNoteInput, yields: { note: theNote }, access: "signedIn",
    description: "Hides a note with a reason: it is kept, and seen by its author and the organisers only. Doing it twice changes nothing. For the event's organisers",
    check: (input, checks) => checks.text("reason", input.reason, 2_000),
  })
  async hideSessionNote({ noteId, reason }: HideSessionNoteInput, act: Act): Promise<{ note: string }> {
    const { hidden } = await noteFor(NoteVerb.HIDE, noteId, act, note => note.organiser && note.hidden);
    if (!hidden) await act.sql("UPDATE session_note SET hidden_at = :now, hide_reason = :reason, updated_at = :now WHERE id = :noteId", { noteId, reason });
    return { note: noteId };
  }

  @Change({
    input: () => RestoreSessionNoteInput, yields: { note: theNote }, access: "signedIn",
    description: "Shows a note again that was hidden. Doing it twice changes nothing. For the event's organisers",
  })
  async restoreSessionNote({ noteId }: RestoreSessionNoteInput, act: Act): Promise<{ note: string }> {
    await noteFor(NoteVerb.RESTORE, noteId, act, note => note.organiser && !note.hidden);
    await act.sql("UPDATE session_note SET hidden_at = NULL, hide_reason = NULL, updated_at = :now WHERE id = :noteId AND hidden_at IS NOT NULL", { noteId });
    return { note: noteId };
  }
}
