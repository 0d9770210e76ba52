import { Field, InputType, Int, ObjectType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { Changed, Refusal, refuse } from "../base/refusal.js";
import { ideaFor } from "./idea-at-hand.js";
import { checkIdea } from "./idea-texts.js";
import { IdeaVerb } from "./idea-verb.js";
import { Idea } from "./idea.js";
import { ideaMay } from "./policy.js";
import { theIdea } from "./reads.js";

@InputType({ description: "What to change of an idea: absent leaves, null clears" })
export class EditIdeaInput extends KeyedInput {
  @Field(() => Id, { description: "Idea that one proposed" }) ideaId!: string;
  @Field(() => Int, { nullable: true, description: "Version that the viewer read; when the idea has another by now, the edit is refused" }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true, description: "What is proposed; 1 to 300 characters. Only while nobody supports it" }) statement?: string | null;
  @Field(() => String, { nullable: true, description: "Why, and how (CommonMark); at most 10,000 characters" }) details?: string | null;
  @Field(() => String, { nullable: true, description: "Language of its texts (BCP 47)" }) language?: string | null;
}

@InputType({ description: "Which idea is taken back" })
export class WithdrawIdeaInput extends KeyedInput {
  @Field(() => Id, { description: "Idea that one proposed" }) ideaId!: string;
}

@ObjectType({ implements: Refusal, description: "People support the statement as it is: it does not change its meaning under them. Details can still be edited" })
export class SupportedAlready extends Refusal {
  constructor() { super("Others support this statement as it is; edit the details, or propose another idea", ["input", "statement"]); }
}

export class EditIdea {
  @Change({
    input: () => EditIdeaInput, yields: { idea: theIdea }, refuses: [Changed, SupportedAlready], access: "signedIn",
    description: "Edits an idea: its statement while nobody supports it, its details at any time. For its author, while the project is open",
    check: (input, checks) => { checks.notCleared(input, "statement"); checkIdea(input, checks); },
  })
  async editIdea({ ideaId, expectedVersion, key: _key, ...edits }: EditIdeaInput, act: Act): Promise<{ idea: string }> {
    const idea = await ideaFor(IdeaVerb.EDIT, ideaId, act);
    if (edits.statement != null && !ideaMay(IdeaVerb.EDIT_STATEMENT, idea)) refuse(new SupportedAlready());
    await act.edit(Idea, ideaId, expectedVersion, edits as Partial<Idea>);
    return { idea: ideaId };
  }

  @Change({
    input: () => WithdrawIdeaInput, yields: { idea: theIdea }, access: "signedIn",
    description: "Takes an idea back: only its author still sees it. Doing it twice changes nothing. For its author",
  })
  async withdrawIdea({ ideaId }: WithdrawIdeaInput, act: Act): Promise<{ idea: string }> {
    await ideaFor(IdeaVerb.WITHDRAW, ideaId, act, ({ author, withdrawn }) => author && withdrawn);
    await act.sql("UPDATE idea SET withdrawn_at = :now, updated_at = :now WHERE id = :ideaId AND withdrawn_at IS NULL", { ideaId });
    return { idea: ideaId };
  }
}
