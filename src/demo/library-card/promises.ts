import { AnsweredContribution } from "../../accountability/answered-contribution.js";
import { Answer, AnswerKind } from "../../accountability/answer.js";
import { ideasToAnswer, notesToAnswer, textToAnswer, type Found } from "../../accountability/find-contributions.js";
import type { Act } from "../../base/act.js";
import { DAY } from "../../base/clock.js";
import { newId } from "../../base/id.js";
import { CommitmentChange } from "../../commitments/commitment-change.js";
import { Commitment, CommitmentStatus } from "../../commitments/commitment.js";
import { SETTLED } from "../../commitments/course.js";
import { IdeaSupport } from "../../ideas/idea-support.js";
import { Idea } from "../../ideas/idea.js";
import type { Meeting } from "../past-event.js";
import { DEMO_PROJECT } from "../projects.js";
import { type Story, type Told, writeRows } from "../rows.js";
import { daysAgo, entriesOf, type Ground, type Journey } from "./cast.js";
import { ACTS_FOR, ANSWERS, IDEAS, PROMISES, type AnswerText, type IdeaText, type PromiseText, type StepText } from "./promise-texts.js";

type Ids<Of> = Record<keyof Of, string>;
interface Ties { journey: Journey; meeting: Meeting; ideas: Ids<typeof IDEAS>; promises: Ids<typeof PROMISES> }

/** What people proposed, what was promised and what became of it, and who was answered with what. */
export async function promises(people: readonly string[], ground: Ground, journey: Journey, meeting: Meeting, act: Story): Promise<void> {
  const told = { journey, meeting, ideas: await propose(people, journey, meeting, act), promises: await promise(people, ground, journey, act) };
  await answer(people, ground, told, act);
}

async function propose(people: readonly string[], { touchpoints }: Journey, { noteIds }: Meeting, act: Story): Promise<Ids<typeof IDEAS>> {
  const ideas = entriesOf<keyof typeof IDEAS, IdeaText>(IDEAS);
  const ids = await writeRows(Idea, ideas.map(([, { days, author, about, note, statement, details, language = "en", supporters }]) => ({
    at: daysAgo(days, act), projectId: DEMO_PROJECT, authorId: people[author], sessionNoteId: note === undefined ? null : noteIds[note], touchpointId: about && touchpoints[about].id,
    statement, details, language, version: 1, supportCount: supporters, withdrawnAt: null, hiddenAt: null, hideReason: null,
  })), act);
  await writeRows(IdeaSupport, ideas.flatMap(([, { days, author, supporters }], i) =>
    people.filter((_, person) => person !== author).slice(i * 4, i * 4 + supporters).map(personId => ({ at: daysAgo(days / 2, act), ideaId: ids[i], personId, withdrawnAt: null }))), act);
  return Object.fromEntries(ideas.map(([key], i) => [key, ids[i]])) as Ids<typeof IDEAS>;
}

async function promise(people: readonly string[], ground: Ground, { touchpoints }: Journey, act: Story): Promise<Ids<typeof PROMISES>> {
  const all = entriesOf<keyof typeof PROMISES, PromiseText>(PROMISES).map(([key, told]) => ({ key, id: newId(), told }));
  await writeRows(Commitment, all.map(({ id, told: { by, owner, about, text, steps } }) => {
    const last = lastOf<StepText>(steps);
    const dates = steps.flatMap(({ due }) => due === undefined ? [] : [new Date(act.now.getTime() + due * DAY)]);
    const dueAt = lastOf(dates);
    const accepted = steps.find(({ to }) => to === CommitmentStatus.ACCEPTED);
    const proposer = steps[0].by ?? ACTS_FOR[by];
    return {
      id, at: daysAgo(steps[0].days, act), projectId: DEMO_PROJECT, organisationId: ground[by], ownerId: owner === null ? null : people[owner], proposedById: people[proposer],
      touchpointId: about && touchpoints[about].id, text, language: "en", dueAt, firstDueAt: dates[0], timesMoved: dates.length - 1, status: last.to, version: steps.length,
      acceptedAt: accepted ? daysAgo(accepted.days, act) : null, settledAt: SETTLED.includes(last.to) ? daysAgo(last.days, act) : null,
      // Who answers for what is overdue was reminded when it fell due.
      remindedBeforeAt: dueAt <= act.now ? new Date(dueAt.getTime() - 7 * DAY) : null, remindedAfterAt: dueAt <= act.now ? new Date(dueAt.getTime() + DAY) : null,
    };
  }), act);
  await writeRows(CommitmentChange, all.flatMap(({ id, told: { by, steps } }) => steps.map(({ days, to, by: person, due, reason = null, evidence = null, evidenceUrl = null }, i) => ({
    at: daysAgo(days, act), commitmentId: id, byId: people[person ?? ACTS_FOR[by]], fromStatus: i === 0 ? null : steps[i - 1].to, toStatus: to, reason, evidence, evidenceUrl,
    dueAt: due === undefined ? null : new Date(act.now.getTime() + due * DAY),
  }))), act);
  return Object.fromEntries(all.map(({ key, id }) => [key, id])) as Ids<typeof PROMISES>;
}

async function answer(people: readonly string[], ground: Ground, told: Ties, act: Story): Promise<void> {
  const answers: Told<Answer>[] = [];
  const answered: Told<AnsweredContribution>[] = [];
  for (const text of ANSWERS) {
    const [id, at] = [newId(), daysAgo(text.days, act)];
    const settled = text.promise && SETTLED.includes(lastOf<StepText>(PROMISES[text.promise].steps).to);
    answers.push({
      id, at, projectId: DEMO_PROJECT, organisationId: ground[text.by], byId: people[ACTS_FOR[text.by]], kind: text.promise ? AnswerKind.COMMITMENT : AnswerKind.NO,
      commitmentId: text.promise ? told.promises[text.promise] : null, reason: text.no ?? null, language: text.no ? "en" : null,
    });
    for (const { id: contributionId, column, kind, touchpointId, quote, saidAt } of await found(text, told, act)) {
      const of = (name: Found["column"]): string | null => column === name ? contributionId : null;
      answered.push({
        at, answerId: id, kind, contributionId, feedbackId: of("feedback_id"), perceivedValueId: of("perceived_value_id"), sessionNoteId: of("session_note_id"), ideaId: of("idea_id"),
        touchpointId, quote, saidAt, outcomeToldAt: settled || !text.promise ? at : null,
      });
    }
  }
  await writeRows(Answer, answers, act);
  await writeRows(AnsweredContribution, answered, act);
}

const lastOf = <T>(steps: readonly T[]): T => steps[steps.length - 1];

/** What an answer answers, found as the verb finds it: only what is public can be answered. */
async function found({ ideas = [], notes = [], reasons = [], comments = [] }: AnswerText, { journey, meeting, ideas: ideaIds }: Ties, story: Story): Promise<Found[]> {
  const act = story as Act;
  const texts = [
    ...reasons.map(({ at, of, iteration, text }) => ({ touchpointPartyId: journey.touchpoints[at].places[of]!, iterationId: journey.touchpoints[at].iterations[iteration - 1].id, text })),
    ...comments.map(text => ({ eventId: meeting.eventId, text })),
  ];
  const all = [
    await ideasToAnswer(ideas.map(key => ideaIds[key]), DEMO_PROJECT, act), await notesToAnswer(notes.map(i => meeting.noteIds[i]), DEMO_PROJECT, act),
    ...await Promise.all(texts.map(text => textToAnswer(text, DEMO_PROJECT, act))),
  ];
  const missing = all.length - 2 - all.slice(2).filter(rows => rows.length > 0).length;
  if (missing > 0) throw new Error(`${missing} of these texts were not published: ${texts.map(({ text }) => text).join(" | ")}`);
  return all.flat();
}
