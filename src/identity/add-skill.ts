import { Field, InputType, ObjectType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { KeyedInput } from "../base/once.js";
import { InvalidInput, Refusal, refuse } from "../base/refusal.js";
import { MOST_SKILLS, theSkill } from "./reads.js";
import { Skill, SkillKind, SkillUse } from "./skill.js";

@InputType({ description: "What one brings or wants to learn" })
export class AddSkillInput extends KeyedInput {
  @Field(() => SkillKind, { description: "Whether it is knowledge, a skill or experience" }) kind!: SkillKind;
  @Field(() => String, { description: "What it is, in one's own words; 1 to 120 characters" }) name!: string;
  @Field(() => SkillUse, { description: "Whether it is offered or to be learnt" }) use!: SkillUse;
}

@ObjectType({ implements: Refusal, description: "Skill that is on the profile already" })
export class SkillListed extends Refusal {
  static readonly constraint = "skill_once";
  constructor() { super("This is on the profile already; remove it first to list it otherwise", ["input", "name"]); }
}

export class AddSkill {
  @Change({
    input: () => AddSkillInput, yields: { skill: theSkill }, refuses: [SkillListed], access: "signedIn",
    description: `Adds to the own profile what one brings or wants to learn; at most ${MOST_SKILLS}`,
    check: (input, checks) => checks.text("name", input.name, 120),
  })
  async addSkill({ kind, name, use }: AddSkillInput, act: Act): Promise<{ skill: string }> {
    await act.sql("SELECT 1 FROM person WHERE id = :viewer FOR NO KEY UPDATE");
    if (await act.db.countBy(Skill, { personId: act.viewer.personId }) >= MOST_SKILLS) {
      refuse(new InvalidInput(`A profile lists at most ${MOST_SKILLS} skills`, ["input", "name"]));
    }
    return { skill: await act.insert(Skill, { personId: act.viewer.personId, kind, name, use }) };
  }
}
