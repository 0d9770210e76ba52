import { NoteVerb } from "../../src/notes/note-verb.js";
import { noteMay } from "../../src/notes/policy.js";
import { bookingIn } from "../kit/booking.js";
import { itIs, realTime } from "../kit/moments.js";
import { Programme } from "../kit/programme.js";
import { people, plannedEvent, type Someone } from "../kit/seed.js";
import { useService } from "../kit/service.js";
import { statementsOf, withoutTokenLookUp } from "../kit/statements.js";

const service = useService();
const { rsvp } = bookingIn(service);
afterEach(realTime);

/** A session in the second hour of an event, and somebody who comes to it. */
async function session() {
  realTime();
  const plan = new Programme(service, await plannedEvent(service));
  const { id, host } = await plan.session();
  expect(await plan.schedule(id, await plan.room("Aula"), await plan.slot(1))).toEqual([]);
  const [participant, stranger] = await people(service, 2);
  await rsvp(plan.event.id, participant);
  itIs(plan.hour(1).startsAt);
  return { plan, id, host, participant, stranger, organiser: plan.event.organiser };
}

interface Note { id: string; text: string; kind: string; version: number; hiddenAt: string | null; hideReason: string | null; may: string[]; author: { id: string } | null }
const NOTE = "id text kind version hiddenAt hideReason may author { id }";
const add = async (sessionId: string, as: Someone, input: object = {}) => (await service.done<{ note: Note }>("addSessionNote", { sessionId, text: "Buses stop at nine", ...input }, `note { ${NOTE} }`, as)).note;
const notesOf = async (id: string, as: Someone | null, args = "") => (await service.ask<{ session: { notes: { nodes: Note[]; totalCount: number } } }>(
  `query($id: ID!) { session(id: $id) { notes${args} { nodes { ${NOTE} } totalCount } } }`, { id }, { as })).session.notes.nodes;

test("the rule alone: authors edit and take back, organisers hide and restore", () => {
  const of = (state: Partial<Parameters<typeof noteMay>[1]>) => Object.values(NoteVerb).filter(verb => noteMay(verb, { author: false, organiser: false, withdrawn: false, hidden: false, ...state }));
  expect(of({ author: true })).toEqual(["EDIT", "WITHDRAW"]);
  expect(of({ organiser: true })).toEqual(["HIDE"]);
  expect(of({ organiser: true, hidden: true })).toEqual(["RESTORE"]);
  expect(of({ author: true, organiser: true, withdrawn: true })).toEqual([]);
  expect(of({})).toEqual([]);
});

test("are written by hosts, organisers and whoever comes, from the session's start on, and read by everybody with their author", async () => {
  const { plan, id, host, participant, stranger, organiser } = await session();
  itIs(new Date(plan.hour(1).startsAt.getTime() - 1));
  expect(await service.refusals("addSessionNote", { sessionId: id, text: "Early" }, host)).toEqual(["NotOpen"]);
  itIs(plan.hour(1).startsAt);
  for (const [as, kind] of [[host, "NOTE"], [participant, "TAKEAWAY"], [organiser, "NOTE"]] as const) await add(id, as, { kind, language: "en" });
  expect(await service.refusals("addSessionNote", { sessionId: id, text: "Mine" }, stranger)).toEqual(["NotAllowed"]);
  expect((await notesOf(id, null)).map(({ author, kind }) => [author!.id, kind])).toEqual([[host.id, "NOTE"], [participant.id, "TAKEAWAY"], [organiser.id, "NOTE"]]);
  expect((await notesOf(id, null, "(filter: {kind: TAKEAWAY})")).map(({ author }) => author!.id)).toEqual([participant.id]);
  expect((await notesOf(id, null, "(orderBy: NEWEST, first: 1)")).map(({ author }) => author!.id)).toEqual([organiser.id]);
  // Writing is a public act: the author's card is there on its own too.
  expect((await service.ask<{ person: unknown }>("query($id: ID!) { person(id: $id) { displayName } }", { id: participant.id })).person).toEqual({ displayName: participant.name });
  expect((await service.ask<{ person: unknown }>("query($id: ID!) { person(id: $id) { displayName } }", { id: stranger.id })).person).toBeNull();
});

test("wrong ones are refused by field, all at once", async () => {
  const { id, host } = await session();
  expect(await service.refusals("addSessionNote", { sessionId: id, text: "  ", language: "no language" }, host)).toEqual(["InvalidInput input.text", "InvalidInput input.language"]);
  expect(await service.refusals("addSessionNote", { sessionId: id, text: "x".repeat(10_001) }, host)).toEqual(["InvalidInput input.text"]);
  const note = await add(id, host);
  expect(await service.refusals("editSessionNote", { noteId: note.id, text: null }, host)).toEqual(["InvalidInput input.text"]);
});

test("are edited by their author with the version they read", async () => {
  const { id, participant, host, organiser } = await session();
  const note = await add(id, participant);
  const edit = (as: Someone, input: object) => service.refusals("editSessionNote", { noteId: note.id, ...input }, as);
  expect(await edit(participant, { text: "Buses stop at ten", expectedVersion: 1 })).toEqual([]);
  expect(await edit(participant, { text: "Buses stop at eleven", expectedVersion: 1 })).toEqual(["Changed input.expectedVersion"]);
  expect([await edit(host, { text: "Mine" }), await edit(organiser, { text: "Mine" })]).toEqual([["NotAllowed"], ["NotAllowed"]]);
  expect((await notesOf(id, null))[0]).toMatchObject({ text: "Buses stop at ten", version: 2 });
});

test("taken back, a note is seen by its author only, and stays what it is", async () => {
  const { id, participant, organiser } = await session();
  const note = await add(id, participant);
  await service.done("withdrawSessionNote", { noteId: note.id }, "note { withdrawnAt }", participant);
  await service.done("withdrawSessionNote", { noteId: note.id }, "note { withdrawnAt }", participant);
  expect([await notesOf(id, null), await notesOf(id, organiser), (await notesOf(id, participant)).map(({ id: one }) => one)]).toEqual([[], [], [note.id]]);
  expect(await service.refusals("hideSessionNote", { noteId: note.id, reason: "Gone" }, organiser)).toEqual(["NotFound input.noteId"]);
  expect(await service.refusals("editSessionNote", { noteId: note.id, text: "Back" }, participant)).toEqual(["NotAllowed"]);
});

test("hidden with a reason, a note is kept for its author and the organisers, and can be shown again", async () => {
  const { id, participant, host, organiser } = await session();
  const note = await add(id, participant);
  const hide = (as: Someone) => service.refusals("hideSessionNote", { noteId: note.id, reason: "Names a child" }, as);
  expect([await hide(host), await hide(participant)]).toEqual([["NotAllowed"], ["NotAllowed"]]);
  expect([await hide(organiser), await hide(organiser)]).toEqual([[], []]);
  expect([await notesOf(id, null), await notesOf(id, host)]).toEqual([[], []]);
  expect((await notesOf(id, participant))[0]).toMatchObject({ hideReason: "Names a child", may: ["EDIT", "WITHDRAW"] });
  expect((await notesOf(id, organiser))[0]).toMatchObject({ hideReason: "Names a child", may: ["RESTORE"] });
  expect((await service.ask<{ sessionNote: unknown }>("query($id: ID!) { sessionNote(id: $id) { text } }", { id: note.id })).sessionNote).toBeNull();
  expect((await service.ask<{ person: unknown }>("query($id: ID!) { person(id: $id) { displayName } }", { id: participant.id })).person).toBeNull();
  await service.done("restoreSessionNote", { noteId: note.id }, "note { hideReason }", organiser);
  expect((await notesOf(id, null))[0]).toMatchObject({ id: note.id, hiddenAt: null, hideReason: null });
});

test("a page of sessions with their notes takes a constant number of statements", async () => {
  const { plan, id, host, participant } = await session();
  realTime();
  const second = await plan.session("Second", host);
  itIs(plan.hour(1).startsAt);
  for (const sessionId of [id, second.id, id, second.id]) await add(sessionId, participant);
  const query = "query($id: ID!) { event(id: $id) { sessions { nodes { notes { nodes { text may author { displayName } session { title } } totalCount } } } } }";
  const asked = async (plan_: string) => withoutTokenLookUp(await statementsOf(() => service.ask(query, { id: plan.event.id }, { as: participant, headers: { "x-plan": plan_ } }))).length;
  expect(await asked("on")).toBe(1);
  expect(await asked("off")).toBeLessThanOrEqual(8);
});
