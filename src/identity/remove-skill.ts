import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { found } from "../base/refusal.js";
import { me } from "./identity.resolver.js";
import { Skill } from "./skill.js";

@InputType({ description: "Which skill leaves the own profile" })
export class RemoveSkillInput extends KeyedInput {
  @Field(() => Id, { description: "Skill on the own profile" }) skillId!: string;
}

export class RemoveSkill {
  @Change({ input: () => RemoveSkillInput, yields: { me }, access: "signedIn", description: "Removes a skill from the own profile" })
  async removeSkill({ skillId }: RemoveSkillInput, act: Act): Promise<{ me: string }> {
    const { personId } = act.viewer;
    found(await act.delete(Skill, { id: skillId, personId }) || null, "skill of yours", "skillId");
    return { me: personId };
  }
}
