import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { projectFor } from "./project-at-hand.js";
import { ProjectVerb } from "./project-verb.js";
import { theStatement } from "./reads.js";
import { ScopeStatement } from "./scope-statement.js";

@InputType({ description: "What is to be open to co-creation, and what is not" })
export class DraftScopeStatementInput extends KeyedInput {
  @Field(() => Id, { description: "Project it is for" }) projectId!: string;
  @Field(() => String, { description: "What is open to co-creation (CommonMark); 1 to 20,000 characters" }) opens!: string;
  @Field(() => String, { description: "What is not, and why (CommonMark); 1 to 20,000 characters" }) keepsClosed!: string;
  @Field(() => String, { nullable: true, description: "Language of the text (BCP 47)" }) language?: string | null;
}

export class DraftScopeStatement {
  @Change({
    input: () => DraftScopeStatementInput, yields: { scopeStatement: theStatement }, access: "signedIn",
    description: "Drafts the next version of what a public body opens to co-creation and what it does not; earlier ones are kept as they are. For the project's stewards",
    check: (input, checks) => {
      checks.text("opens", input.opens, 20_000);
      checks.text("keepsClosed", input.keepsClosed, 20_000);
      checks.language("language", input.language);
    },
  })
  async draftScopeStatement({ projectId, opens, keepsClosed, language = null }: DraftScopeStatementInput, act: Act): Promise<{ scopeStatement: string }> {
    await projectFor(ProjectVerb.DRAFT_SCOPE, projectId, act);
    const [{ number }] = await act.sql<{ number: number }>("SELECT coalesce(max(number), 0)::int + 1 AS number FROM scope_statement WHERE project_id = :projectId", { projectId });
    return {
      scopeStatement: await act.insert(ScopeStatement, {
        projectId, number, opens, keepsClosed, language, draftedById: act.viewer.personId, signedById: null, signedForId: null, signedAt: null,
      }),
    };
  }
}
