import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import type { Checks } from "../base/checks.js";
import { DAY } from "../base/clock.js";
import { Id, newId } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { found } from "../base/refusal.js";
import { SkillKind } from "../identity/skill.js";
import { SkillNeed } from "./opening-skill.js";

export const MOST_SKILLS = 20;
export const MOST_PEOPLE = 100;
export const MOST_HOURS = 168;
const MOST_AHEAD = 10 * 366 * DAY;

@InputType({ description: "Knowledge, a skill or experience that an opening needs, or that can be learnt there" })
export class OpeningSkillInput {
  @Field(() => SkillKind, { description: "Whether it is knowledge, a skill or experience" }) kind!: SkillKind;
  @Field(() => String, { description: "What it is, as people would list it; 1 to 120 characters" }) name!: string;
  @Field(() => SkillNeed, { description: "Whether it is needed or can be learnt there" }) need!: SkillNeed;
}

/** What may be said of an opening when it is added and when it is edited. */
@InputType()
export abstract class OpeningDetails extends KeyedInput {
  @Field(() => String, { nullable: true, description: "What is to be done, at length (CommonMark); at most 10,000 characters" }) description?: string | null;
  @Field(() => [String], { nullable: true, description: "Languages of which one is needed (BCP 47); any will do when absent or empty; at most 20" }) languages?: string[] | null;
  @Field(() => Date, { nullable: true, description: "By when it is to be done, or begun; in the future, at most ten years ahead. From then on nobody can offer" }) byWhen?: Date | null;
  @Field(() => Id, { nullable: true, description: "Touchpoint of the project that it is about" }) touchpointId?: string | null;
  @Field(() => Id, { nullable: true, description: "Place where it is to be done; anywhere when absent" }) placeId?: string | null;
  @Field(() => [OpeningSkillInput], { nullable: true, description: `All that it needs and teaches, each once; at most ${MOST_SKILLS}` }) skills?: OpeningSkillInput[] | null;
}

interface Essentials { title?: string | null; benefit?: string | null; hoursPerWeek?: number | null; weeks?: number | null; people?: number | null }

export const checkHours = (field: string, hours: number | null | undefined, checks: Checks): void =>
  checks.require(hours == null || (hours > 0 && hours <= MOST_HOURS), field, `\`${field}\` must be more than 0 and at most ${MOST_HOURS}`);

export function checkOpening(input: OpeningDetails & Essentials, checks: Checks): void {
  checks.text("title", input.title, 160);
  checks.text("description", input.description, 10_000);
  checks.text("benefit", input.benefit, 2_000);
  checks.languages("languages", input.languages);
  checkHours("hoursPerWeek", input.hoursPerWeek, checks);
  checks.whole("weeks", input.weeks, 1, 520);
  checks.whole("people", input.people, 1, MOST_PEOPLE);
  checks.future("byWhen", input.byWhen);
  if (input.byWhen) checks.require(input.byWhen.getTime() - checks.now.getTime() <= MOST_AHEAD, "byWhen", "`byWhen` must be at most ten years ahead");
  const skills = input.skills ?? [];
  checks.few("skills", skills, MOST_SKILLS);
  skills.forEach(({ name }) => checks.text("skills", name, 120));
  checks.require(new Set(skills.map(({ kind, name }) => `${kind} ${normalName(name)}`)).size === skills.length, "skills", "`skills` names something twice");
}

/** As `normal_name` in the database has it: case, accents and blanks (the line break U+0085 too) make no other skill, nor does where in a word a sigma stands. */
export const normalName = (name: string): string =>
  name.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/[\s\u0085]+/g, " ").trim().toLowerCase().replaceAll("ς", "σ");

export async function requireTouchpoint(touchpointId: string | null | undefined, projectId: string, act: Act): Promise<void> {
  if (touchpointId == null) return;
  found(await act.first("SELECT 1 FROM touchpoint WHERE id = :touchpointId AND project_id = :projectId AND withdrawn_at IS NULL", { touchpointId, projectId }),
    "touchpoint of this project", "touchpointId");
}

/** Puts these in the place of those it had. */
export async function setSkills(openingId: string, skills: readonly OpeningSkillInput[], act: Act): Promise<void> {
  await act.sql("DELETE FROM opening_skill WHERE opening_id = :openingId", { openingId });
  if (skills.length === 0) return;
  await act.sql(
    `INSERT INTO opening_skill (id, created_at, updated_at, opening_id, position, kind, name, need)
     SELECT id, :now, :now, :openingId, n - 1, kind, name, need FROM unnest(:ids::uuid[], :kinds::text[], :names::text[], :needs::text[]) WITH ORDINALITY AS given(id, kind, name, need, n)`,
    { openingId, ids: skills.map(() => newId()), kinds: skills.map(({ kind }) => kind), names: skills.map(({ name }) => name), needs: skills.map(({ need }) => need) });
}
