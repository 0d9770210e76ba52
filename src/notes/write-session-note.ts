import { Field, InputType, Int } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import type { Checks } from "../base/checks.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { Changed } from "../base/refusal.js";
import { requireOpen } from "../events/event-at-hand.js";
import { NotOpen } from "../events/phases.js";
import { allowSession, sessionAtHand } from "../programme/session-at-hand.js";
import { SessionVerb } from "../programme/session-verb.js";
import { noteFor } from "./note-at-hand.js";
import { NoteVerb } from "./note-verb.js";
import { theNote } from "./reads.js";
import { NoteKind, SessionNote } from "./session-note.js";

const LONGEST_NOTE = 10_000;

@InputType({ description: "What is written down of a session" })
export class AddSessionNoteInput extends KeyedInput {
  @Field(() => Id, { description: "Session" }) sessionId!: string;
  @Field(() => NoteKind, { nullable: true, description: "What is written down; NOTE when absent" }) kind?: NoteKind | null;
  @Field(() => String, { description: "Text (CommonMark); 1 to 10,000 characters" }) text!: string;
  @Field(() => String, { nullable: true, description: "Language of the text (BCP 47)" }) language?: string | null;
}

@InputType({ description: "What to change of a note: absent leaves, null clears" })
export class EditSessionNoteInput extends KeyedInput {
  @Field(() => Id, { description: "Note that one wrote" }) noteId!: string;
  @Field(() => Int, { nullable: true, description: "Version that the viewer read; when the note has another by now, the edit is refused" }) expectedVersion?: number | null;
  @Field(() => NoteKind, { nullable: true, description: "What is written down" }) kind?: NoteKind | null;
  @Field(() => String, { nullable: true, description: "Text (CommonMark); 1 to 10,000 characters" }) text?: string | null;
  @Field(() => String, { nullable: true, description: "Language of the text (BCP 47)" }) language?: string | null;
}

@InputType({ description: "Which note is taken back" })
export class WithdrawSessionNoteInput extends KeyedInput {
  @Field(() => Id, { description: "Note that one wrote" }) noteId!: string;
}

function checkNote({ text, language }: { text?: string | null; language?: string | null }, checks: Checks): void {
  checks.text("text", text, LONGEST_NOTE);
  checks.language("language", language);
}

/** When a session begins in the public schedule; one without a place begins with its event. */
const beginning = async (sessionId: string, act: Act): Promise<Date> => (await act.first<{ startsAt: Date }>(
  `SELECT coalesce((SELECT p.starts_at FROM placement p JOIN schedule_version v ON v.id = p.schedule_version_id
     WHERE p.session_id = s.id AND v.status = 'PUBLISHED'), e.starts_at) AS "startsAt"
   FROM session s JOIN event e ON e.id = s.event_id WHERE s.id = :sessionId`, { sessionId }))!.startsAt;

export class WriteSessionNote {
  @Change({
    input: () => AddSessionNoteInput, yields: { note: theNote }, refuses: [NotOpen], access: "signedIn",
    description: "Writes down what was said in a session, or what is to come of it; public with the session, with its author's name. " +
      "For its hosts, the event's organisers and whoever has a seat at the event, from the session's start on (from the event's start while it is not placed)",
    check: checkNote,
  })
  async addSessionNote({ sessionId, kind, text, language }: AddSessionNoteInput, act: Act): Promise<{ note: string }> {
    const session = await sessionAtHand(sessionId, act);
    allowSession(SessionVerb.WRITE_NOTE, session, act);
    requireOpen({ opensAt: await beginning(sessionId, act), closesAt: null }, act.now, "Writing notes");
    return {
      note: await act.insert(SessionNote, {
        sessionId, authorId: act.viewer.personId, kind: kind ?? NoteKind.NOTE, text, language: language ?? null, version: 1, withdrawnAt: null, hiddenAt: null, hideReason: null,
      }),
    };
  }

  @Change({
    input: () => EditSessionNoteInput, yields: { note: theNote }, refuses: [Changed], access: "signedIn", description: "Edits a note. For its author",
    check: (input, checks) => { checks.notCleared(input, "kind", "text"); checkNote(input, checks); },
  })
  async editSessionNote({ noteId, expectedVersion, key: _key, ...edits }: EditSessionNoteInput, act: Act): Promise<{ note: string }> {
    await noteFor(NoteVerb.EDIT, noteId, act);
    await act.edit(SessionNote, noteId, expectedVersion, edits as Partial<SessionNote>);
    return { note: noteId };
  }

  @Change({
    input: () => WithdrawSessionNoteInput, yields: { note: theNote }, access: "signedIn",
    description: "Takes a note back: only its author still sees it. Doing it twice changes nothing. For its author",
  })
  async withdrawSessionNote({ noteId }: WithdrawSessionNoteInput, act: Act): Promise<{ note: string }> {
    await noteFor(NoteVerb.WITHDRAW, noteId, act, ({ author, withdrawn }) => author && withdrawn);
    await act.sql("UPDATE session_note SET withdrawn_at = :now, updated_at = :now WHERE id = :noteId AND withdrawn_at IS NULL", { noteId });
    return { note: noteId };
  }
}
