import { Field, InputType, Int } from "type-graphql";
import type { Act } from "../base/act.js";
import type { Checks } from "../base/checks.js";
import { newId } from "../base/id.js";
import { checkParts, LONGEST_EVIDENCE } from "./assessment-input.js";
import { HIGHEST_SCORE, SCORE } from "./characteristic-mark.js";
import { Characteristic, CHARACTERISTICS } from "./characteristic.js";

@InputType({ description: "How far a project has one of the six characteristics" })
export class CharacteristicMarkInput {
  @Field(() => Characteristic, { description: "Which of the six" }) characteristic!: Characteristic;
  @Field(() => Int, { description: `How far the project has it: ${SCORE}` }) score!: number;
  @Field(() => String, { nullable: true, description: `What shows it (CommonMark); 1 to ${LONGEST_EVIDENCE.toLocaleString("en")} characters. Needed from a score of 1 on` }) evidence?: string | null;
}

export const checkMarks = (marks: readonly CharacteristicMarkInput[], whole: boolean, checks: Checks): void => checkParts(
  "marks", marks, { name: "characteristic", all: CHARACTERISTICS, of: mark => mark.characteristic, needEvidence: ({ score }) => score > 0 },
  whole, checks, (mark, inside) => inside.whole("score", mark.score, 0, HIGHEST_SCORE));

export async function putMarks(assessmentId: string, marks: readonly CharacteristicMarkInput[], act: Act): Promise<void> {
  await act.sql(
    `INSERT INTO characteristic_mark (id, created_at, updated_at, assessment_id, characteristic, position, score, evidence)
     SELECT id, :now, :now, :assessmentId, characteristic, position, score, evidence
     FROM unnest(:ids::uuid[], :characteristics::text[], :positions::int[], :scores::int[], :evidence::text[]) AS m(id, characteristic, position, score, evidence)
     ON CONFLICT (assessment_id, characteristic) DO UPDATE SET score = EXCLUDED.score, evidence = EXCLUDED.evidence, updated_at = EXCLUDED.updated_at`, {
      assessmentId, ids: marks.map(newId), characteristics: marks.map(mark => mark.characteristic), positions: marks.map(mark => CHARACTERISTICS.indexOf(mark.characteristic) + 1),
      scores: marks.map(({ score }) => score), evidence: marks.map(mark => mark.evidence ?? null),
    });
}
