import { QuestionKind } from "../../src/registration/registration-question.js";
import { asksTheSame, wrongAnswers, type GivenAnswer, type Question } from "../../src/registration/registration-rules.js";
import { bookingIn } from "../kit/booking.js";
import { itIs, realTime } from "../kit/moments.js";
import { people, plannedEvent, someone, type EventStory, type Someone } from "../kit/seed.js";
import { useService } from "../kit/service.js";
import { statementsOf, withoutTokenLookUp } from "../kit/statements.js";

const service = useService();
const { rsvp, cancel } = bookingIn(service);
afterEach(realTime);

interface Asked { id: string; kind: string; text: string; choices: string[]; required: boolean }

const questionsOf = async (eventId: string, as: Someone | null = null): Promise<Asked[]> => (await service.ask<{ event: { rsvpRule: { questions: Asked[] } } }>(
  "query($id: ID!) { event(id: $id) { rsvpRule { questions { id kind text choices required } } } }", { id: eventId }, { as })).event.rsvpRule.questions;

async function ask(event: EventStory, questions: object[]): Promise<Asked[]> {
  await service.done("setRegistrationQuestions", { eventId: event.id, questions }, "event { id }", event.organiser);
  return questionsOf(event.id);
}

const answersOf = async (eventId: string, as: Someone): Promise<Record<string, string[]>[]> => {
  const { event } = await service.ask<{ event: { rsvps: { nodes: { answers: { value: string[]; question: { text: string; withdrawnAt: string | null } }[] }[] } } }>(
    "query($id: ID!) { event(id: $id) { rsvps { nodes { answers { value question { text withdrawnAt } } } } } }", { id: eventId }, { as });
  return event.rsvps.nodes.map(({ answers }) => Object.fromEntries(answers.map(({ question, value }) => [`${question.text}${question.withdrawnAt ? " (withdrawn)" : ""}`, value])));
};

const FOUR = [
  { kind: "TEXT", text: "What brings you here?" },
  { kind: "CHOICE", text: "Which meal?", choices: ["Vegan", "Vegetarian", "Anything"], required: true },
  { kind: "MULTIPLE_CHOICE", text: "Which days?", choices: ["Friday", "Saturday"] },
  { kind: "YES_NO", text: "Do you need step-free access?", required: true },
];

describe("answers alone", () => {
  const question = (kind: QuestionKind, more: Partial<Question> = {}): Question => ({ id: kind, kind, text: kind, choices: ["A", "B"], required: false, ...more });
  const questions = Object.values(QuestionKind).map(kind => question(kind));
  const wrong = (given: GivenAnswer[], of = questions, answered: string[] = [], complete = true) => wrongAnswers(of, given, answered, complete).map(({ path }) => path!.join("."));

  test("right ones", () => {
    expect(wrong([{ questionId: "TEXT", value: ["x".repeat(2_000)] }, { questionId: "CHOICE", value: ["A"] }, { questionId: "MULTIPLE_CHOICE", value: ["B", "A"] }, { questionId: "YES_NO", value: ["NO"] }])).toEqual([]);
    expect(wrong([{ questionId: "TEXT", value: null }, { questionId: "CHOICE", value: [] }, { questionId: "MULTIPLE_CHOICE" }])).toEqual([]);
  });

  test("each wrong one is named by its place, all at once", () => {
    expect(wrong([
      { questionId: "TEXT", value: ["x".repeat(2_001)] }, { questionId: "CHOICE", value: ["C"] }, { questionId: "MULTIPLE_CHOICE", value: ["A", "A"] },
      { questionId: "YES_NO", value: ["MAYBE"] }, { questionId: "OTHER", value: ["A"] },
    ])).toEqual(["input.answers.0.value", "input.answers.1.value", "input.answers.2.value", "input.answers.3.value", "input.answers.4.questionId"]);
    expect(wrong([{ questionId: "TEXT", value: ["a", "b"] }, { questionId: "CHOICE", value: ["A", "B"] }, { questionId: "MULTIPLE_CHOICE", value: ["A", "C"] }])).toEqual(["input.answers.0.value", "input.answers.1.value", "input.answers.2.value"]);
  });

  test("a required one must be there in the end, and cannot be taken back", () => {
    const required = [question(QuestionKind.TEXT, { required: true })];
    expect(wrong([], required)).toEqual(["input.answers"]);
    expect(wrong([], required, ["TEXT"])).toEqual([]);
    expect(wrong([], required, [], false)).toEqual([]);
    expect(wrong([{ questionId: "TEXT", value: [""] }], required)).toEqual(["input.answers.0.value"]);
  });

  test("a question means the same with more choices, and another with fewer, another text or kind", () => {
    const before = question(QuestionKind.CHOICE);
    expect(asksTheSame(before, { kind: QuestionKind.CHOICE, text: "CHOICE", choices: ["C", "B", "A"] })).toBe(true);
    expect(asksTheSame(before, { kind: QuestionKind.CHOICE, text: "CHOICE", choices: ["A", "C"] })).toBe(false);
    expect(asksTheSame(before, { kind: QuestionKind.CHOICE, text: "Other", choices: ["A", "B"] })).toBe(false);
    expect(asksTheSame(before, { kind: QuestionKind.MULTIPLE_CHOICE, text: "CHOICE", choices: ["A", "B"] })).toBe(false);
  });
});

describe("questions", () => {
  test("are asked in order, and refused by their place where they make no sense", async () => {
    const event = await plannedEvent(service);
    expect((await ask(event, FOUR)).map(({ text }) => text)).toEqual(FOUR.map(({ text }) => text));
    const refused = (questions: object[]) => service.refusals("setRegistrationQuestions", { eventId: event.id, questions }, event.organiser);
    expect(await refused([{ kind: "CHOICE", text: " ", choices: ["One"] }, { kind: "TEXT", text: "Fine", choices: ["A", "B"] }])).toEqual([
      "InvalidInput input.questions.0.text", "InvalidInput input.questions.0.choices", "InvalidInput input.questions.1.choices",
    ]);
    expect(await refused(Array.from({ length: 21 }, (_, i) => ({ kind: "TEXT", text: `Question ${i}` })))).toEqual(["InvalidInput input.questions"]);
    expect(await refused([{ id: event.id, kind: "TEXT", text: "Whose?" }])).toEqual(["NotFound input.questions.0.id"]);
    const [first] = await questionsOf(event.id);
    expect(await refused([{ ...first, withdrawn: undefined }, first].map(({ id, kind, text }) => ({ id, kind, text })))).toEqual(["InvalidInput input.questions.1.id"]);
    expect(await service.refusals("setRegistrationQuestions", { eventId: event.id, questions: [], expectedVersion: 1 }, event.organiser)).toEqual(["Changed input.expectedVersion"]);
    expect((await questionsOf(event.id)).map(({ text }) => text)).toEqual(FOUR.map(({ text }) => text));
  });

  test("that were answered stay with their answers when they are withdrawn or come to mean something else", async () => {
    const event = await plannedEvent(service);
    const [text, meal] = await ask(event, FOUR.slice(0, 2));
    const person = await someone(service);
    await rsvp(event.id, person, { answers: [{ questionId: meal.id, value: "Vegan" }] });
    // Unanswered, it may be worded anew; answered, it may gain a choice and another place.
    const kept = await ask(event, [{ id: meal.id, kind: "CHOICE", text: meal.text, choices: [...meal.choices, "None"], required: false }, { id: text.id, kind: "TEXT", text: "Why do you come?" }]);
    expect(kept.map(({ id }) => id)).toEqual([meal.id, text.id]);
    expect(kept[0]).toMatchObject({ choices: ["Vegan", "Vegetarian", "Anything", "None"], required: false });
    const changed = await ask(event, [{ id: meal.id, kind: "CHOICE", text: "Which drink?", choices: ["Tea", "Coffee"] }]);
    expect(changed).toHaveLength(1);
    expect(changed[0].id).not.toBe(meal.id);
    expect(await answersOf(event.id, event.organiser)).toEqual([{ "Which meal? (withdrawn)": ["Vegan"] }]);
    expect(await service.refusals("changeRsvpAnswers", { eventId: event.id, answers: [{ questionId: meal.id, value: "Anything" }] }, person)).toEqual(["InvalidInput input.answers.0.questionId"]);
    expect(await service.refusals("rsvp", { eventId: event.id, answers: [{ questionId: meal.id, value: "Anything" }] }, await someone(service))).toEqual(["InvalidInput input.answers.0.questionId"]);
    // What nobody answered leaves nothing behind.
    expect(await service.rows("SELECT text FROM registration_question WHERE event_id = $1 ORDER BY text", [event.id])).toEqual([{ text: "Which drink?" }, { text: "Which meal?" }]);
  });
});

describe("answers", () => {
  async function asking() {
    const event = await plannedEvent(service, { capacity: 5 });
    const [why, meal, days, access] = (await ask(event, FOUR)).map(({ id }) => id);
    return { event, why, meal, days, access };
  }

  test("are given with the RSVP; without what is required nothing is written", async () => {
    const { event, meal, days, access } = await asking();
    const person = await someone(service);
    expect(await service.refusals("rsvp", { eventId: event.id }, person)).toEqual(["InvalidInput input.answers", "InvalidInput input.answers"]);
    expect(await service.refusals("rsvp", { eventId: event.id, answers: [{ questionId: meal, value: "Meat" }, { questionId: days, value: ["Monday"] }] }, person)).toEqual([
      "InvalidInput input.answers.0.value", "InvalidInput input.answers.1.value", "InvalidInput input.answers",
    ]);
    expect(await service.refusals("rsvp", { eventId: event.id, answers: [{ questionId: meal, value: "Vegan" }, { questionId: meal, value: "Vegan" }] }, person)).toEqual(["InvalidInput input.answers.1.questionId"]);
    expect(await service.rows("SELECT held, next_number FROM event_seats WHERE event_id = $1", [event.id])).toEqual([{ held: 0, next_number: 1 }]);
    const answers = [{ questionId: meal, value: "Vegan" }, { questionId: days, value: ["Friday", "Saturday"] }, { questionId: access, value: "NO" }];
    expect((await rsvp(event.id, person, { answers })).status).toBe("CONFIRMED");
    expect(await answersOf(event.id, person)).toEqual([{ "Which meal?": ["Vegan"], "Which days?": ["Friday", "Saturday"], "Do you need step-free access?": ["NO"] }]);
  });

  test("are remembered by whoever cancels and comes back, and changed until the event starts", async () => {
    const { event, why, meal, days, access } = await asking();
    const person = await someone(service);
    await rsvp(event.id, person, { answers: [{ questionId: meal, value: "Vegan" }, { questionId: access, value: "YES" }, { questionId: days, value: "Friday" }] });
    const change = (answers: object[]) => service.refusals("changeRsvpAnswers", { eventId: event.id, answers }, person);
    expect(await change([{ questionId: days, value: null }, { questionId: why, value: "My street" }])).toEqual([]);
    expect(await answersOf(event.id, person)).toEqual([{ "Which meal?": ["Vegan"], "Do you need step-free access?": ["YES"], "What brings you here?": ["My street"] }]);
    expect(await change([{ questionId: meal, value: null }])).toEqual(["InvalidInput input.answers.0.value"]);
    await cancel(event.id, person);
    expect(await change([{ questionId: meal, value: "Anything" }])).toEqual(["NotAllowed"]);
    expect((await rsvp(event.id, person)).status).toBe("CONFIRMED");
    expect((await rsvp(event.id, person, { answers: [{ questionId: meal, value: "Anything" }] })).status).toBe("CONFIRMED");
    expect((await answersOf(event.id, person))[0]["Which meal?"]).toEqual(["Anything"]);
    itIs(event.startsAt);
    expect(await change([{ questionId: meal, value: "Vegan" }])).toEqual(["NotOpen"]);
  });

  test("are seen by the person and the event's organisers, and by nobody else", async () => {
    const { event, meal, access } = await asking();
    const [person, other, door] = await people(service, 3);
    await rsvp(event.id, person, { nameShown: true, answers: [{ questionId: meal, value: "Vegan" }, { questionId: access, value: "YES" }] });
    await rsvp(event.id, other, { answers: [{ questionId: meal, value: "Anything" }, { questionId: access, value: "NO" }] });
    const { invitation } = await service.done<{ invitation: { id: string } }>("inviteEventStaff", { eventId: event.id, email: door.email, role: "DOOR_STAFF" }, "invitation { id }", event.organiser);
    await service.done("acceptEventInvitation", { invitationId: invitation.id }, "staff { id }", door);
    const none = {};
    const first = { "Which meal?": ["Vegan"], "Do you need step-free access?": ["YES"] };
    const second = { "Which meal?": ["Anything"], "Do you need step-free access?": ["NO"] };
    expect(await answersOf(event.id, person)).toEqual([first]);
    expect(await answersOf(event.id, other)).toEqual([none, second]);
    expect(await answersOf(event.id, door)).toEqual([none, none]);
    expect(await answersOf(event.id, event.organiser)).toEqual([first, second]);
    expect(await answersOf(event.id, await someone(service))).toEqual([none]);
  });

  test("cost three statements more where the event asks something", async () => {
    const { event, meal, access } = await asking();
    const person = await someone(service);
    const answers = [{ questionId: meal, value: "Vegan" }, { questionId: access, value: "YES" }];
    const asked = await statementsOf(() => service.done("rsvp", { eventId: event.id, answers }, "rsvp { id status }", person));
    expect(withoutTokenLookUp(asked)).toHaveLength(10);
  });
});
