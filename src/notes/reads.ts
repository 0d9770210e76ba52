import { aggregate, byId, pageOf } from "../base/reads.js";
import { toAnyone } from "../base/viewer.js";
import { Session } from "../programme/session.js";
import { visibleNotes, visibleWithSession, STATE } from "./policy.js";
import { SessionNote } from "./session-note.js";

export const theNote = byId(SessionNote, visibleNotes);

export const notesOfSession = pageOf(SessionNote, "sessionId", {
  name: "notes of a session", visible: visibleWithSession,
  orders: { OLDEST: ["createdAt"], NEWEST: [{ by: "createdAt", descending: true }] },
  filters: { kind: t => `${t}.kind = :kind::text` },
});
export const notesOfAuthor = pageOf(SessionNote, "authorId", { name: "my notes", visible: visibleNotes, orders: { NEWEST: [{ by: "createdAt", descending: true }] } });

/** Implied by the note. */
export const sessionOfNote = byId(Session, toAnyone);
export const iWroteNote = aggregate(SessionNote, STATE.author);
export const iOrganiseNote = aggregate(SessionNote, STATE.organiser);
