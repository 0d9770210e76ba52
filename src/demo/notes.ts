import { NoteKind, SessionNote } from "../notes/session-note.js";
import { type Story, writeRows } from "./rows.js";

const WRITTEN: readonly [NoteKind, string][] = [
  [NoteKind.NOTE, "Step nine asks for a gas bill. Who rents a room has none."],
  [NoteKind.NOTE, "Two of the fourteen steps exist because of a form that was withdrawn in 2011."],
  [NoteKind.TAKEAWAY, "The desk takes **any letter with a name and an address** from next month on."],
];

/** What was written down of a session: what was said, and what is to come of it. */
export const notes = (sessionId: string, authors: readonly string[], at: Date, act: Story): Promise<string[]> =>
  writeRows(SessionNote, WRITTEN.map(([kind, text], i) => (
    { at, sessionId, authorId: authors[i % authors.length], kind, text, language: "en", version: 1, withdrawnAt: null, hiddenAt: null, hideReason: null })), act);
