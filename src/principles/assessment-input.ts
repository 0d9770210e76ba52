import { Field, InputType, Int } from "type-graphql";
import { Checks } from "../base/checks.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";

export const LONGEST_EVIDENCE = 4_000;

/** What may be said of an assessment beside its parts. */
@InputType()
abstract class AssessmentTexts extends KeyedInput {
  @Field(() => String, { nullable: true, description: "What stands out, in a few lines (CommonMark); 1 to 2,000 characters" }) summary?: string | null;
  @Field(() => String, { nullable: true, description: "Language of its texts (BCP 47)" }) language?: string | null;
}

@InputType()
export abstract class NewAssessmentInput extends AssessmentTexts {
  @Field(() => Id, { description: "Project that one is a member of" }) projectId!: string;
  @Field(() => Id, { nullable: true, description: "Party of the project that one belongs to and speaks for: that one does becomes public with it. For oneself when absent" }) partyId?: string | null;
  @Field(() => Date, { nullable: true, description: "When it was assessed; now when absent. Neither in the future nor before the one that it follows" }) assessedAt?: Date | null;
}

@InputType()
export abstract class EditedAssessmentInput extends AssessmentTexts {
  @Field(() => Int, { nullable: true, description: "Version that the viewer read; when it has another by now, the edit is refused" }) expectedVersion?: number | null;
}

const EARLIEST = new Date("2000-01-01T00:00:00.000Z");

export function checkAssessment({ summary, language, assessedAt }: AssessmentTexts & { assessedAt?: Date | null }, checks: Checks): void {
  checks.text("summary", summary, 2_000);
  checks.language("language", language);
  if (assessedAt) checks.require(assessedAt >= EARLIEST && assessedAt <= checks.now, "assessedAt", "`assessedAt` must lie between the year 2000 and now");
}

/** What a list of parts must be: each of them at most once, and all where the whole is asked for. */
export function checkParts<Part extends string, Item extends { evidence?: string | null }>(
  field: string, items: readonly Item[], parts: { name: string; all: readonly Part[]; of: (item: Item) => Part; needEvidence: (item: Item) => boolean },
  whole: boolean, checks: Checks, checkOne?: (item: Item, inside: Checks) => void,
): void {
  const seen = new Set<Part>();
  items.forEach((item, index) => {
    const inside = new Checks(checks.now, ["input", field, String(index)]);
    const part = parts.of(item);
    inside.require(!seen.has(part), parts.name, `${part} is named twice`);
    seen.add(part);
    checkOne?.(item, inside);
    inside.text("evidence", item.evidence, LONGEST_EVIDENCE);
    inside.require(item.evidence != null || !parts.needEvidence(item), "evidence", `Say what shows ${part}`);
    checks.refusals.push(...inside.refusals);
  });
  const missing = parts.all.filter(part => !seen.has(part));
  if (whole) checks.require(missing.length === 0, field, `\`${field}\` must hold each of the ${parts.all.length}: ${missing.join(", ")} missing`);
  else checks.require(items.length > 0, field, `\`${field}\` must hold what is to change; leave it out to keep all`);
}
