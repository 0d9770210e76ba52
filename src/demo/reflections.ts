import { newId } from "../base/id.js";
import { EmergentNatureAnswer } from "../reflections/emergent-nature-answer.js";
import { MOST_AGREEMENT, STATEMENT_NAMES } from "../reflections/emergent-nature-statement.js";
import { EmergentNature } from "../reflections/emergent-nature.js";
import { Reflection } from "../reflections/reflection.js";
import { ReflectionKind, ReflectionTheme } from "../reflections/theme.js";
import { daysAgo, TOM } from "./library-card/cast.js";
import { DEMO_PROJECT } from "./projects.js";
import { type Story, writeRows } from "./rows.js";

const { DRIVER, CONCERN } = ReflectionKind;
const NOTES: readonly (readonly [by: number, kind: ReflectionKind, themes: ReflectionTheme[], text: string])[] = [
  [TOM, DRIVER, [ReflectionTheme.BETTER_SERVICE, ReflectionTheme.FAIRNESS], "My father cannot stand in a queue. I want the card to come to whoever cannot come."],
  [TOM, CONCERN, [ReflectionTheme.TIME, ReflectionTheme.DUTY_SHIFTED], "If I help on Tuesdays as well, who sits with him? And is that not what the desk is for?"],
  [3, CONCERN, [ReflectionTheme.DUTY_SHIFTED], "We say yes because we like the people. That is how it grows."],
  [4, DRIVER, [ReflectionTheme.LEARNING, ReflectionTheme.BELONGING], "I came for a card and stayed for the Saturdays."],
  [6, CONCERN, [ReflectionTheme.BLAME], "I sign for things that others decide."],
];
/** Of so many people, the first of the coming event's. */
const ANSWERED = 24;

/** What people keep to themselves: notes on why they take part, and how they deal with what is unfinished. Only counts are told, of ten people at least. */
export async function reflections(people: readonly string[], act: Story, random: () => number): Promise<void> {
  await writeRows(Reflection, NOTES.map(([by, kind, themes, text]) => ({ at: daysAgo(30, act), personId: people[by], projectId: DEMO_PROJECT, kind, text, themes, version: 1 })), act);
  const told = people.slice(1, 1 + ANSWERED).map(personId => {
    const leaning = 1 + random() * 4;
    return { id: newId(), at: daysAgo(6, act), personId, agreements: STATEMENT_NAMES.map(() => Math.min(MOST_AGREEMENT, Math.floor(leaning + random() * 3))) };
  });
  await writeRows(EmergentNature, told.map(({ agreements, ...row }) => ({ ...row, score: agreements.reduce((sum, agreement) => sum + agreement, 0) / agreements.length })), act);
  await writeRows(EmergentNatureAnswer, told.flatMap(({ id, at, agreements }) => agreements.map((agreement, i) => ({ at, emergentNatureId: id, statement: STATEMENT_NAMES[i], position: i + 1, agreement }))), act);
}
