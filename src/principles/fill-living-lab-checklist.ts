import { Field, InputType, ObjectType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { Changed, Refusal, refuse } from "../base/refusal.js";
import { ProjectKind } from "../projects/project.js";
import { assessmentFor, projectToAssess, record, withdraw } from "./assessment-at-hand.js";
import { checkAssessment, EditedAssessmentInput, NewAssessmentInput } from "./assessment-input.js";
import { AssessmentVerb } from "./assessment-verb.js";
import { checkItems, LivingLabItemInput, putItems } from "./items.js";
import { LivingLabChecklist } from "./living-lab-checklist.js";
import { theChecklist } from "./reads.js";

@InputType({ description: "Which of the five elements of a living lab one says that a project has" })
export class FillLivingLabChecklistInput extends NewAssessmentInput {
  @Field(() => [LivingLabItemInput], { description: "Each of the five elements, in any order" }) items!: LivingLabItemInput[];
}

@InputType({ description: "What to change of a checklist: absent leaves, null clears" })
export class EditLivingLabChecklistInput extends EditedAssessmentInput {
  @Field(() => Id, { description: "Checklist that one filled in" }) checklistId!: string;
  @Field(() => [LivingLabItemInput], { nullable: true, description: "Elements of which something else is to be said, with their evidence; those left out stay" }) items?: LivingLabItemInput[] | null;
}

@InputType({ description: "Which checklist is taken back" })
export class WithdrawLivingLabChecklistInput extends KeyedInput {
  @Field(() => Id, { description: "Checklist that one filled in" }) checklistId!: string;
}

@ObjectType({ implements: Refusal, description: "Only projects of kind LIVING_LAB are held against the elements of a living lab" })
export class NotLivingLab extends Refusal {
  @Field(() => ProjectKind, { description: "What kind the project is of" })
  kind: ProjectKind;

  constructor(kind: ProjectKind) {
    super(`The checklist is for projects of kind LIVING_LAB; this one is a ${kind}`, ["input", "projectId"]);
    this.kind = kind;
  }
}

export class FillLivingLabChecklist {
  @Change({
    input: () => FillLivingLabChecklistInput, yields: { checklist: theChecklist }, refuses: [NotLivingLab], access: "signedIn",
    description: "Records which of the five elements a living lab has, with evidence; public with the project, with the author's name. " +
      "One's last one for the same party becomes history and stays. For the members of projects of kind LIVING_LAB, at any time",
    check: (input, checks) => { checkAssessment(input, checks); checkItems(input.items, true, checks); },
  })
  async fillLivingLabChecklist(input: FillLivingLabChecklistInput, act: Act): Promise<{ checklist: string }> {
    const kind = await projectToAssess(input, act);
    if (kind !== ProjectKind.LIVING_LAB) refuse(new NotLivingLab(kind));
    const checklist = await record(LivingLabChecklist, input, act);
    await putItems(checklist, input.items, act);
    return { checklist };
  }

  @Change({
    input: () => EditLivingLabChecklistInput, yields: { checklist: theChecklist }, refuses: [Changed], access: "signedIn",
    description: "Edits a checklist while it stands. For its author, while they are a member of the project, and of the party that they speak for",
    check: (input, checks) => {
      checks.notCleared(input, "items");
      checkAssessment(input, checks);
      if (input.items) checkItems(input.items, false, checks);
    },
  })
  async editLivingLabChecklist({ checklistId, expectedVersion, items, key: _key, ...edits }: EditLivingLabChecklistInput, act: Act): Promise<{ checklist: string }> {
    await assessmentFor(AssessmentVerb.EDIT, LivingLabChecklist, checklistId, "checklistId", act);
    await act.edit(LivingLabChecklist, checklistId, expectedVersion, edits);
    if (items) await putItems(checklistId, items, act);
    return { checklist: checklistId };
  }

  @Change({
    input: () => WithdrawLivingLabChecklistInput, yields: { checklist: theChecklist }, access: "signedIn",
    description: "Takes a checklist back: only its author still sees it. The one before it stays history. Doing it twice changes nothing. For its author",
  })
  async withdrawLivingLabChecklist({ checklistId }: WithdrawLivingLabChecklistInput, act: Act): Promise<{ checklist: string }> {
    await withdraw(LivingLabChecklist, checklistId, "checklistId", act);
    return { checklist: checklistId };
  }
}
