import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { newId, Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { probe } from "../base/probe.js";
import { ideaFor } from "./idea-at-hand.js";
import { IdeaVerb } from "./idea-verb.js";
import { theIdea } from "./reads.js";

@InputType({ description: "Which idea one supports" })
export class SupportIdeaInput extends KeyedInput {
  @Field(() => Id, { description: "Idea of somebody else" }) ideaId!: string;
}

@InputType({ description: "Which idea one supports no more" })
export class WithdrawSupportInput extends KeyedInput {
  @Field(() => Id, { description: "Idea" }) ideaId!: string;
}

export class SupportIdea {
  @Change({
    input: () => SupportIdeaInput, yields: { idea: theIdea }, access: "signedIn", gate: ({ ideaId }) => `idea ${ideaId}`,
    description: "Supports an idea: how many do is public, who they are is not. Doing it twice changes nothing. For everybody but its author, while the project is open",
  })
  async supportIdea({ ideaId }: SupportIdeaInput, act: Act): Promise<{ idea: string }> {
    const idea = await ideaFor(IdeaVerb.SUPPORT, ideaId, act, ({ supports }) => supports);
    if (idea.supports) return { idea: ideaId };
    await probe.reach("support looked for");
    await act.sql(
      `INSERT INTO idea_support (id, created_at, updated_at, idea_id, person_id) VALUES (:id, :now, :now, :ideaId, :viewer)
       ON CONFLICT (idea_id, person_id) DO UPDATE SET withdrawn_at = NULL, updated_at = :now`, { id: newId(), ideaId });
    await act.sql("UPDATE idea SET support_count = support_count + 1 WHERE id = :ideaId", { ideaId });
    return { idea: ideaId };
  }

  @Change({
    input: () => WithdrawSupportInput, yields: { idea: theIdea }, access: "signedIn", gate: ({ ideaId }) => `idea ${ideaId}`,
    description: "Supports an idea no more. Doing it twice changes nothing. For its supporters",
  })
  async withdrawSupport({ ideaId }: WithdrawSupportInput, act: Act): Promise<{ idea: string }> {
    const idea = await ideaFor(IdeaVerb.WITHDRAW_SUPPORT, ideaId, act, () => true);
    if (!idea.supports) return { idea: ideaId };
    await act.sql("UPDATE idea_support SET withdrawn_at = :now, updated_at = :now WHERE idea_id = :ideaId AND person_id = :viewer", { ideaId });
    await act.sql("UPDATE idea SET support_count = support_count - 1 WHERE id = :ideaId", { ideaId });
    return { idea: ideaId };
  }
}
