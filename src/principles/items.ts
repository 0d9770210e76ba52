import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import type { Checks } from "../base/checks.js";
import { newId } from "../base/id.js";
import { checkParts, LONGEST_EVIDENCE } from "./assessment-input.js";
import { ELEMENTS, Fulfilment, LivingLabElement } from "./living-lab-element.js";

@InputType({ description: "Whether a living lab has one of the five elements" })
export class LivingLabItemInput {
  @Field(() => LivingLabElement, { description: "Which of the five" }) element!: LivingLabElement;
  @Field(() => Fulfilment, { description: "How far it is there" }) fulfilment!: Fulfilment;
  @Field(() => String, { nullable: true, description: `What shows it (CommonMark); 1 to ${LONGEST_EVIDENCE.toLocaleString("en")} characters. Needed where it is met or partly met` }) evidence?: string | null;
}

export const checkItems = (items: readonly LivingLabItemInput[], whole: boolean, checks: Checks): void => checkParts(
  "items", items, { name: "element", all: ELEMENTS, of: item => item.element, needEvidence: ({ fulfilment }) => fulfilment !== Fulfilment.NOT_MET }, whole, checks);

export async function putItems(checklistId: string, items: readonly LivingLabItemInput[], act: Act): Promise<void> {
  await act.sql(
    `INSERT INTO living_lab_item (id, created_at, updated_at, checklist_id, element, position, fulfilment, evidence)
     SELECT id, :now, :now, :checklistId, element, position, fulfilment, evidence
     FROM unnest(:ids::uuid[], :elements::text[], :positions::int[], :fulfilments::text[], :evidence::text[]) AS i(id, element, position, fulfilment, evidence)
     ON CONFLICT (checklist_id, element) DO UPDATE SET fulfilment = EXCLUDED.fulfilment, evidence = EXCLUDED.evidence, updated_at = EXCLUDED.updated_at`, {
      checklistId, ids: items.map(newId), elements: items.map(({ element }) => element), positions: items.map(({ element }) => ELEMENTS.indexOf(element) + 1),
      fulfilments: items.map(({ fulfilment }) => fulfilment), evidence: items.map(({ evidence }) => evidence ?? null),
    });
}
