import { decided, forSignedIn, whether } from "../base/decided.js";
import type { Visible } from "../base/viewer.js";
import { organises } from "../events/policy.js";
import { visibleSessions } from "../programme/policy.js";
import { NoteVerb } from "./note-verb.js";

const organisesSession = (t: string): string => `EXISTS (SELECT 1 FROM session so WHERE so.id = ${t}.session_id AND ${organises("so.event_id")})`;
const wrote = (t: string): string => `COALESCE(${t}.author_id = :viewer, FALSE)`;

/** What of a session's notes the viewer sees, who sees the session: one's own, and what was neither taken back nor hidden. Organisers see what is hidden too. */
export const visibleWithSession: Visible = t =>
  `${wrote(t)} OR (${t}.withdrawn_at IS NULL AND (${t}.hidden_at IS NULL OR ${organisesSession(t)}))`;

export const visibleNotes: Visible = t =>
  `(${visibleWithSession(t)}) AND EXISTS (SELECT 1 FROM session sn WHERE sn.id = ${t}.session_id AND ${visibleSessions("sn")})`;

/** Writing a note is a public act: it shows who wrote it, to whoever sees the note. */
export const authorsShown: Visible = t => `EXISTS (SELECT 1 FROM session_note no WHERE no.author_id = ${t}.id AND ${visibleNotes("no")})`;

/** What the rules look at. */
export interface NoteState { author: boolean; organiser: boolean; withdrawn: boolean; hidden: boolean }

/** What a viewer may do with a note that they see: asked by the verbs, and told by `SessionNote.may`. */
export function noteMay(verb: NoteVerb, { author, organiser, withdrawn, hidden }: NoteState): boolean {
  switch (verb) {
    case NoteVerb.EDIT: return author && !withdrawn;
    case NoteVerb.WITHDRAW: return author && !withdrawn;
    case NoteVerb.HIDE: return organiser && !withdrawn && !hidden;
    case NoteVerb.RESTORE: return organiser && !withdrawn && hidden;
  }
}

/** The state in SQL, as the columns of the verbs' look at a note. */
export const STATE = { author: wrote, organiser: organisesSession, withdrawn: (t: string) => `${t}.withdrawn_at IS NOT NULL`, hidden: (t: string) => `${t}.hidden_at IS NOT NULL` };

/** `SessionNote.may` in SQL. */
export const noteVerbs: Visible = forSignedIn(decided(
  [whether(STATE.author), whether(STATE.organiser), whether(STATE.withdrawn), whether(STATE.hidden)],
  (...facts) => {
    const [author, organiser, withdrawn, hidden] = facts.map(fact => fact === "true");
    return Object.values(NoteVerb).filter(verb => noteMay(verb, { author, organiser, withdrawn, hidden }));
  }));
