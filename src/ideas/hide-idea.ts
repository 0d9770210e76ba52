import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { ideaFor } from "./idea-at-hand.js";
import { IdeaVerb } from "./idea-verb.js";
import { theIdea } from "./reads.js";

@InputType({ description: "Which idea is hidden, and why" })
export class HideIdeaInput extends KeyedInput {
  @Field(() => Id, { description: "Idea" }) ideaId!: string;
  @Field(() => String, { description: "Why, for its author and the stewards; 1 to 2,000 characters" }) reason!: string;
}

@InputType({ description: "Which idea is shown again" })
export class RestoreIdeaInput extends KeyedInput {
  @Field(() => Id, { description: "Idea that is hidden" }) ideaId!: string;
}

export class HideIdea {
  @Change({
    input: () => HideIdeaInput, yields: { idea: theIdea }, access: "signedIn",
    description: "Hides an idea with a reason: it is kept, and seen by its author and the stewards only. Doing it twice changes nothing. For the project's stewards",
    check: (input, checks) => checks.text("reason", input.reason, 2_000),
  })
  async hideIdea({ ideaId, reason }: HideIdeaInput, act: Act): Promise<{ idea: string }> {
    const { hidden } = await ideaFor(IdeaVerb.HIDE, ideaId, act, idea => idea.steward && idea.hidden);
    if (!hidden) await act.sql("UPDATE idea SET hidden_at = :now, hide_reason = :reason, updated_at = :now WHERE id = :ideaId", { ideaId, reason });
    return { idea: ideaId };
  }

  @Change({
    input: () => RestoreIdeaInput, yields: { idea: theIdea }, access: "signedIn",
    description: "Shows an idea again that was hidden. Doing it twice changes nothing. For the project's stewards",
  })
  async restoreIdea({ ideaId }: RestoreIdeaInput, act: Act): Promise<{ idea: string }> {
    await ideaFor(IdeaVerb.RESTORE, ideaId, act, idea => idea.steward && !idea.hidden);
    await act.sql("UPDATE idea SET hidden_at = NULL, hide_reason = NULL, updated_at = :now WHERE id = :ideaId AND hidden_at IS NOT NULL", { ideaId });
    return { idea: ideaId };
  }
}
