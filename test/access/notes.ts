import { v7 } from "uuid";
import type { ChangeRow, QueryRow, Stage, World } from "./world.js";

/** What the host wrote down of the stage's session; notes are written from its start on, which is to come. */
async function noteOf({ session }: Stage, world: World, hidden = false): Promise<string> {
  const id = v7();
  await world.service.rows(
    `INSERT INTO session_note (id, created_at, updated_at, session_id, author_id, kind, text, version, hidden_at, hide_reason)
     VALUES ($1, now(), now(), $2, $3, 'NOTE', 'Said', 1, $4, $5)`, [id, session, world.person("host").id, hidden ? new Date() : null, hidden ? "Unkind" : null]);
  return id;
}

export const noteChanges: Record<string, ChangeRow> = {
  // Not open yet is what those are told who may.
  addSessionNote: { published: "U X X X A A A", draft: "U F F A F A F", input: async (_stage, _world, _role, fresh) => ({ sessionId: (await fresh()).session, text: "Said" }) },
  editSessionNote: { published: "U A D A A A A", draft: "U F F A F A F", input: async (stage, world) => ({ noteId: await noteOf(stage, world), text: "Edited" }) },
  withdrawSessionNote: { published: "U A D A A A A", draft: "U F F A F A F", input: async (stage, world) => ({ noteId: await noteOf(stage, world) }) },
  hideSessionNote: { published: "U A A D A A A", draft: "U F F D F A F", input: async (stage, world) => ({ noteId: await noteOf(stage, world), reason: "Unkind" }) },
  restoreSessionNote: { published: "U F A D F F F", draft: "U F F D F F F", input: async (stage, world) => ({ noteId: await noteOf(stage, world, true) }) },
};

export const noteQueries: Record<string, QueryRow> = {
  sessionNote: {
    published: "D D D D D D D", draft: "- - - D - D -",
    ask: async (stage, world) => ({ query: "query($id: ID!) { sessionNote(id: $id) { text } }", variables: { id: await noteOf(stage, world) } }),
    found: (data: { sessionNote: unknown }) => data.sessionNote,
  },
};
