import { Field, InputType, Int, ObjectType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { found, InvalidInput, Refusal, refuse } from "../base/refusal.js";
import { AffiliationRole } from "../organisations/affiliation.js";
import { actsFor } from "../organisations/policy.js";
import { visibleStatements } from "./policy.js";
import { allowIn, projectAtHand } from "./project-at-hand.js";
import { ProjectVerb } from "./project-verb.js";
import { theStatement } from "./reads.js";
import { ScopeStatement } from "./scope-statement.js";

@InputType({ description: "Which version is signed, and for whom" })
export class SignScopeStatementInput extends KeyedInput {
  @Field(() => Id, { description: "Version to sign: the latest of the project" }) scopeStatementId!: string;
  @Field(() => Id, { nullable: true, description: "Public body it is signed for; needed only by officers of several that take part" }) organisationId?: string | null;
}

@ObjectType({ implements: Refusal, description: "A newer version was drafted: read that one before signing" })
export class NotLatestVersion extends Refusal {
  @Field(() => Int, { description: "Number of the latest version" })
  latestNumber: number;

  constructor(latestNumber: number) {
    super(`Version ${latestNumber} is the latest; read and sign that one`, ["input", "scopeStatementId"]);
    this.latestNumber = latestNumber;
  }
}

export class SignScopeStatement {
  @Change({
    input: () => SignScopeStatementInput, yields: { scopeStatement: theStatement }, refuses: [NotLatestVersion], access: "signedIn",
    description: "Signs what a public body opens to co-creation: from then on it is public and stands, and people can join. Signing twice changes nothing. For officers of a public body that takes part in the project",
  })
  async signScopeStatement({ scopeStatementId, organisationId }: SignScopeStatementInput, act: Act): Promise<{ scopeStatement: string }> {
    const { projectId } = found(await act.first<{ projectId: string }>(
      `SELECT t.project_id AS "projectId" FROM scope_statement t WHERE t.id = :scopeStatementId AND (${visibleStatements("t")})`, { scopeStatementId }), "scope statement", "scopeStatementId");
    allowIn(await projectAtHand(projectId, act, "scopeStatementId"), ProjectVerb.SIGN_SCOPE);
    const [{ signed, number, latest }] = await act.sql<{ signed: boolean; number: number; latest: number }>(
      `SELECT signed_at IS NOT NULL AS signed, number, (SELECT max(number) FROM scope_statement o WHERE o.project_id = s.project_id) AS latest
       FROM scope_statement s WHERE id = :scopeStatementId`, { scopeStatementId });
    if (signed) return { scopeStatement: scopeStatementId };
    if (number !== latest) refuse(new NotLatestVersion(latest));
    const signedForId = await this.signedFor(projectId, organisationId ?? null, act);
    await act.update(ScopeStatement, scopeStatementId, { signedById: act.viewer.personId, signedForId, signedAt: act.now });
    return { scopeStatement: scopeStatementId };
  }

  private async signedFor(projectId: string, wanted: string | null, act: Act): Promise<string> {
    const bodies = await act.sql<{ id: string }>(
      `SELECT o.id FROM project_organisation po JOIN organisation o ON o.id = po.organisation_id AND o.kind = 'PUBLIC_BODY'
       WHERE po.project_id = :projectId AND po.status = 'ACTIVE' AND ${actsFor("o.id", AffiliationRole.OFFICER)} ORDER BY o.id`, { projectId });
    if (wanted === null && bodies.length > 1) refuse(new InvalidInput("The viewer is an officer of several public bodies here: say which one signs", ["input", "organisationId"]));
    return found(wanted === null ? bodies[0] : bodies.find(({ id }) => id === wanted), "public body that takes part and has the viewer as an officer", "organisationId").id;
  }
}
