import type { Act } from "../base/act.js";
import { allow, found } from "../base/refusal.js";
import type { NoteVerb } from "./note-verb.js";
import { noteMay, STATE, visibleNotes, type NoteState } from "./policy.js";

const LOOK = `SELECT ${Object.entries(STATE).map(([name, sql]) => `${sql("n")} AS ${name}`).join(", ")} FROM session_note n WHERE n.id = :noteId AND ${visibleNotes("n")}`;

/** The note, locked, if the viewer may do this with it, or has done it already. */
export async function noteFor(verb: NoteVerb, noteId: string, act: Act, done: (note: NoteState) => boolean = () => false): Promise<NoteState> {
  const look = async () => found(await act.first<NoteState>(LOOK, { noteId }), "note", "noteId");
  await look();
  await act.sql("SELECT 1 FROM session_note WHERE id = :noteId FOR NO KEY UPDATE", { noteId });
  const note = await look();
  allow(done(note) || noteMay(verb, note), `The viewer may not ${verb.toLowerCase()} this note`);
  return note;
}
