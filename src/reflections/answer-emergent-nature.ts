import { Field, InputType, Int } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Checks } from "../base/checks.js";
import { newId } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { NO_GATE } from "./emergent-nature.js";
import { AGREEMENT, EmergentNatureStatement, LEAST_AGREEMENT, MOST_AGREEMENT, STATEMENT_NAMES } from "./emergent-nature-statement.js";
import { deleted, forgetTold } from "./forget-told.js";
import { theEmergentNature } from "./reads.js";
import { ReflectionSubject } from "./reflection-summary.js";

@InputType({ description: "How far one agrees with one of the eight statements" })
export class EmergentNatureAnswerInput {
  @Field(() => EmergentNatureStatement, { description: "Which of the eight" }) statement!: EmergentNatureStatement;
  @Field(() => Int, { description: `How far one agrees: ${AGREEMENT}` }) agreement!: number;
}

@InputType({ description: "What one answers to the eight statements" })
export class AnswerEmergentNatureInput extends KeyedInput {
  @Field(() => [EmergentNatureAnswerInput], { description: "An answer to each of the eight statements, in any order" }) answers!: EmergentNatureAnswerInput[];
}

@InputType({ description: "Deletes one's own answers to the eight statements" })
export class DeleteEmergentNatureInput extends KeyedInput {}

function checkAnswers(answers: readonly EmergentNatureAnswerInput[], checks: Checks): void {
  const seen = new Set<EmergentNatureStatement>();
  answers.forEach(({ statement, agreement }, index) => {
    const inside = new Checks(checks.now, ["input", "answers", String(index)]);
    inside.require(!seen.has(statement), "statement", `${statement} is answered twice`);
    seen.add(statement);
    inside.whole("agreement", agreement, LEAST_AGREEMENT, MOST_AGREEMENT);
    checks.refusals.push(...inside.refusals);
  });
  const missing = STATEMENT_NAMES.filter(name => !seen.has(name));
  checks.require(missing.length === 0, "answers", `\`answers\` must answer each of the eight: ${missing.join(", ")} missing`);
}

export class AnswerEmergentNature {
  @Change({
    input: () => AnswerEmergentNatureInput, yields: { emergentNature: theEmergentNature }, access: "signedIn",
    description: `Answers the eight statements about oneself, or answers them anew in place of what one said before; seen by nobody else. ${NO_GATE}`,
    check: ({ answers }, checks) => checkAnswers(answers, checks),
  })
  async answerEmergentNature({ answers }: AnswerEmergentNatureInput, act: Act): Promise<{ emergentNature: string }> {
    const score = answers.reduce((sum, { agreement }) => sum + agreement, 0) / answers.length;
    const { id } = (await act.first<{ id: string }>(
      `INSERT INTO emergent_nature (id, created_at, updated_at, person_id, score) VALUES (:id, :now, :now, :viewer, :score)
       ON CONFLICT (person_id) DO UPDATE SET score = EXCLUDED.score, updated_at = EXCLUDED.updated_at RETURNING id`, { id: newId(), score }))!;
    await act.sql(
      `INSERT INTO emergent_nature_answer (id, created_at, updated_at, emergent_nature_id, statement, position, agreement)
       SELECT id, :now, :now, :emergentNatureId, statement, position, agreement FROM unnest(:ids::uuid[], :statements::text[], :positions::int[], :agreements::int[]) AS a(id, statement, position, agreement)
       ON CONFLICT (emergent_nature_id, statement) DO UPDATE SET agreement = EXCLUDED.agreement, updated_at = EXCLUDED.updated_at`, {
        emergentNatureId: id, ids: answers.map(newId), statements: answers.map(({ statement }) => statement),
        positions: answers.map(({ statement }) => STATEMENT_NAMES.indexOf(statement) + 1), agreements: answers.map(({ agreement }) => agreement),
      });
    return { emergentNature: id };
  }

  @Change({
    input: () => DeleteEmergentNatureInput, yields: { deleted }, access: "signedIn",
    description: "Deletes one's own answers to the eight statements, for good. What was published with them in it names nobody, and leaves them out the next time it is published. Doing it twice changes nothing",
  })
  async deleteEmergentNature(_input: DeleteEmergentNatureInput, act: Act): Promise<{ deleted: string }> {
    const gone = await act.sql<{ id: string }>("DELETE FROM emergent_nature WHERE person_id = :viewer RETURNING id");
    await forgetTold(ReflectionSubject.EMERGENT_NATURE, act);
    return { deleted: String(gone.length) };
  }
}
