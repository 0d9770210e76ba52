import type { Checks } from "../base/checks.js";
import { Checks as ChecksAt } from "../base/checks.js";
import { InvalidInput } from "../base/refusal.js";
import { QuestionKind } from "./registration-question.js";

export const MOST_QUESTIONS = 20;
export const MOST_CHOICES = 30;
const LONGEST_ANSWER = 2_000;
const YES_NO: readonly string[] = ["YES", "NO"];

export interface Question { id: string; kind: QuestionKind; text: string; choices: readonly string[]; required: boolean }
export interface GivenAnswer { questionId: string; value?: readonly string[] | null }
export interface Asking { id?: string | null; kind: QuestionKind; text: string; choices?: readonly string[] | null; required?: boolean | null }

const takesChoices = (kind: QuestionKind): boolean => kind === QuestionKind.CHOICE || kind === QuestionKind.MULTIPLE_CHOICE;

/** What is wrong with the questions that an event is to ask, all at once. */
export function checkQuestions(questions: readonly Asking[], checks: Checks): void {
  checks.few("questions", questions, MOST_QUESTIONS);
  const seen = new Set<string>();
  questions.forEach(({ id, kind, text, choices }, index) => {
    const inside = new ChecksAt(checks.now, ["input", "questions", String(index)]);
    if (id != null && seen.has(id)) inside.fail("id", "This question is named twice");
    if (id != null) seen.add(id);
    inside.text("text", text, 300);
    inside.words("choices", choices, MOST_CHOICES, 100);
    if (takesChoices(kind)) inside.require((choices ?? []).length >= 2, "choices", `A question of kind ${kind} has at least 2 \`choices\``);
    else inside.require((choices ?? []).length === 0, "choices", `A question of kind ${kind} has no \`choices\``);
    checks.refusals.push(...inside.refusals);
  });
}

/** Whether answers to the one are answers to the other: choices may be added, and it may be put elsewhere. */
export const asksTheSame = (before: Question, now: Asking): boolean =>
  before.kind === now.kind && before.text === now.text && before.choices.every(choice => (now.choices ?? []).includes(choice));

/** What is wrong with answers alone, before anything is known of the questions. */
export function checkAnswers(answers: readonly GivenAnswer[] | null | undefined, checks: Checks): void {
  if (answers == null) return;
  checks.few("answers", answers, MOST_QUESTIONS);
  const seen = new Set<string>();
  answers.forEach(({ questionId }, index) => {
    if (seen.has(questionId)) checks.refusals.push(new InvalidInput("This question is answered twice", ["input", "answers", String(index), "questionId"]));
    seen.add(questionId);
  });
}

const isEmpty = (value: readonly string[] | null | undefined): boolean => (value ?? []).every(item => item === "");

/** What would be right instead of this value; null when it is right. */
function wrongValue({ kind, choices }: Question, value: readonly string[]): string | null {
  if (kind !== QuestionKind.MULTIPLE_CHOICE && value.length > 1) return `Give one answer, not ${value.length}`;
  switch (kind) {
    case QuestionKind.TEXT: return [...value[0]].length > LONGEST_ANSWER ? `An answer has at most ${LONGEST_ANSWER} characters, not ${[...value[0]].length}` : null;
    case QuestionKind.YES_NO: return YES_NO.includes(value[0]) ? null : "Answer YES or NO";
    case QuestionKind.CHOICE:
    case QuestionKind.MULTIPLE_CHOICE: {
      if (new Set(value).size !== value.length) return "Name each choice at most once";
      return value.every(item => choices.includes(item)) ? null : `Choose from: ${choices.join(", ")}`;
    }
  }
}

/**
 * What is wrong with answers to these questions, all at once. `answered` are the questions that have an answer already;
 * with `complete`, each required question must have one in the end.
 */
export function wrongAnswers(questions: readonly Question[], given: readonly GivenAnswer[], answered: readonly string[], complete: boolean): InvalidInput[] {
  const known = new Map(questions.map(question => [question.id, question]));
  const wrong = given.flatMap(({ questionId, value }, index): InvalidInput[] => {
    const at = ["input", "answers", String(index)];
    const question = known.get(questionId);
    if (!question) return [new InvalidInput("This event does not ask this question", [...at, "questionId"])];
    const message = isEmpty(value) ? question.required ? `"${question.text}" must be answered` : null : wrongValue(question, value!);
    return message === null ? [] : [new InvalidInput(message, [...at, "value"])];
  });
  if (!complete) return wrong;
  const has = new Set([...answered, ...given.map(({ questionId }) => questionId)]);
  const missing = questions.filter(question => question.required && !has.has(question.id));
  return [...wrong, ...missing.map(({ text }) => new InvalidInput(`"${text}" must be answered`, ["input", "answers"]))];
}

/** As it is stored: nothing is an answer to be cleared. */
export const storedValue = (value: readonly string[] | null | undefined): readonly string[] => isEmpty(value) ? [] : value!;
