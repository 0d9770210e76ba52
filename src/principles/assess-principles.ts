import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { Changed } from "../base/refusal.js";
import { assessmentFor, projectToAssess, record, withdraw } from "./assessment-at-hand.js";
import { checkAssessment, EditedAssessmentInput, NewAssessmentInput } from "./assessment-input.js";
import { AssessmentVerb } from "./assessment-verb.js";
import { CharacteristicMarkInput, checkMarks, putMarks } from "./marks.js";
import { PrinciplesAssessment } from "./principles-assessment.js";
import { thePrinciplesAssessment } from "./reads.js";

@InputType({ description: "How far one says that a project has the six characteristics of co-production" })
export class AssessPrinciplesInput extends NewAssessmentInput {
  @Field(() => [CharacteristicMarkInput], { description: "A mark for each of the six characteristics, in any order" }) marks!: CharacteristicMarkInput[];
}

@InputType({ description: "What to change of an assessment: absent leaves, null clears" })
export class EditPrinciplesAssessmentInput extends EditedAssessmentInput {
  @Field(() => Id, { description: "Assessment that one recorded" }) assessmentId!: string;
  @Field(() => [CharacteristicMarkInput], { nullable: true, description: "Marks that are to be others, with their evidence; those left out stay" }) marks?: CharacteristicMarkInput[] | null;
}

@InputType({ description: "Which assessment is taken back" })
export class WithdrawPrinciplesAssessmentInput extends KeyedInput {
  @Field(() => Id, { description: "Assessment that one recorded" }) assessmentId!: string;
}

export class AssessPrinciples {
  @Change({
    input: () => AssessPrinciplesInput, yields: { assessment: thePrinciplesAssessment }, access: "signedIn",
    description: "Records how far a project has the six characteristics of co-production, with evidence; public with the project, with the author's name. " +
      "One's last one for the same party becomes history and stays. For the project's members, at any time: looking back is not over when the project is closed",
    check: (input, checks) => { checkAssessment(input, checks); checkMarks(input.marks, true, checks); },
  })
  async assessPrinciples(input: AssessPrinciplesInput, act: Act): Promise<{ assessment: string }> {
    await projectToAssess(input, act);
    const assessment = await record(PrinciplesAssessment, input, act);
    await putMarks(assessment, input.marks, act);
    return { assessment };
  }

  @Change({
    input: () => EditPrinciplesAssessmentInput, yields: { assessment: thePrinciplesAssessment }, refuses: [Changed], access: "signedIn",
    description: "Edits an assessment while it stands. For its author, while they are a member of the project, and of the party that they speak for",
    check: (input, checks) => {
      checks.notCleared(input, "marks");
      checkAssessment(input, checks);
      if (input.marks) checkMarks(input.marks, false, checks);
    },
  })
  async editPrinciplesAssessment({ assessmentId, expectedVersion, marks, key: _key, ...edits }: EditPrinciplesAssessmentInput, act: Act): Promise<{ assessment: string }> {
    await assessmentFor(AssessmentVerb.EDIT, PrinciplesAssessment, assessmentId, "assessmentId", act);
    await act.edit(PrinciplesAssessment, assessmentId, expectedVersion, edits);
    if (marks) await putMarks(assessmentId, marks, act);
    return { assessment: assessmentId };
  }

  @Change({
    input: () => WithdrawPrinciplesAssessmentInput, yields: { assessment: thePrinciplesAssessment }, access: "signedIn",
    description: "Takes an assessment back: only its author still sees it, and it counts no more. The one before it stays history. Doing it twice changes nothing. For its author",
  })
  async withdrawPrinciplesAssessment({ assessmentId }: WithdrawPrinciplesAssessmentInput, act: Act): Promise<{ assessment: string }> {
    await withdraw(PrinciplesAssessment, assessmentId, "assessmentId", act);
    return { assessment: assessmentId };
  }
}
