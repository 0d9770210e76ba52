import { Field, InputType, ObjectType } from "type-graphql";
import type { Act } from "../base/act.js";
import { spend, type Budget } from "../base/budget.js";
import { Change } from "../base/change.js";
import type { Checks } from "../base/checks.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { allow, found, Refusal } from "../base/refusal.js";
import { Citation } from "./citation.js";
import { KINDS, mayWithdraw, visibleCitations, type Kind, type Side } from "./policy.js";
import { theCitation } from "./reads.js";

const CITATIONS: Budget = { name: "citations", points: 200, seconds: 86_400 };

@InputType({ description: "What cites what: one of `fromProjectId`, `fromCaseId` and `fromResourceId`, and one of `toProjectId`, `toCaseId` and `toResourceId`" })
export class CiteInput extends KeyedInput {
  @Field(() => Id, { nullable: true, description: "Project that cites, of which the viewer is a member" }) fromProjectId?: string | null;
  @Field(() => Id, { nullable: true, description: "Case study that cites, which the viewer wrote" }) fromCaseId?: string | null;
  @Field(() => Id, { nullable: true, description: "Resource that cites, which the viewer added" }) fromResourceId?: string | null;
  @Field(() => Id, { nullable: true, description: "Project that is cited" }) toProjectId?: string | null;
  @Field(() => Id, { nullable: true, description: "Case study that is cited" }) toCaseId?: string | null;
  @Field(() => Id, { nullable: true, description: "Resource that is cited" }) toResourceId?: string | null;
  @Field(() => String, { nullable: true, description: "What was taken from it, or where in it (CommonMark); at most 2,000 characters" }) note?: string | null;
}

@InputType({ description: "Which citation is taken back" })
export class WithdrawCitationInput extends KeyedInput {
  @Field(() => Id, { description: "Citation" }) citationId!: string;
}

@ObjectType({ implements: Refusal, description: "It cites this already" })
export class CitedAlready extends Refusal {
  static readonly constraint = "citation_once";

  constructor() { super("It cites this already; withdraw that citation to word it anew"); }
}

interface End { kind: Kind; field: string; id: string }

const fieldOf = (side: Side, kind: Kind): keyof CiteInput => `${side}${kind[0].toUpperCase()}${kind.slice(1)}Id` as keyof CiteInput;

const endsOf = (side: Side, input: CiteInput): End[] => (Object.keys(KINDS) as Kind[]).flatMap(kind => {
  const field = fieldOf(side, kind);
  const id = input[field];
  return id == null ? [] : [{ kind, field, id }];
});

function checkEnds(input: CiteInput, checks: Checks): void {
  const [from, to] = [endsOf("from", input), endsOf("to", input)];
  checks.require(from.length === 1, from[1]?.field ?? "fromProjectId", "Give one of `fromProjectId`, `fromCaseId` and `fromResourceId`");
  checks.require(to.length === 1, to[1]?.field ?? "toResourceId", "Give one of `toProjectId`, `toCaseId` and `toResourceId`");
  if (from.length === 1 && to.length === 1) checks.require(from[0].id !== to[0].id, to[0].field, "Nothing cites itself");
  checks.text("note", input.note, 2_000);
}

const NAMES: Record<Kind, string> = { project: "project", case: "case study", resource: "resource" };
const FOR: Record<Kind, string> = { project: "Members of a project", case: "Authors of a case study", resource: "Whoever added a resource" };

/** Whether the viewer cites from it, if they see it and it was not taken back. */
async function look({ kind, field, id }: End, act: Act): Promise<{ cites: boolean }> {
  const { table, visible, cites } = KINDS[kind];
  const kept = kind === "resource" ? "x.withdrawn_at IS NULL" : "TRUE";
  return found(await act.first<{ cites: boolean }>(`SELECT ${cites("x")} AS cites FROM ${table} x WHERE x.id = :id AND ${kept} AND (${visible("x")})`, { id }), NAMES[kind], field);
}

export class Cite {
  @Change({
    input: () => CiteInput, yields: { citation: theCitation }, refuses: [CitedAlready], access: "signedIn",
    description: "Says that a project, a case study or a resource rests on another, which the viewer sees; whoever sees both sees it, with the viewer's name. At most 200 a day. For the members of the project, the author of the case study, whoever added the resource",
    check: checkEnds,
    budgets: async (_input, context) => { if (context.viewer) await spend(context, CITATIONS, context.viewer.personId); },
  })
  async cite(input: CiteInput, act: Act): Promise<{ citation: string }> {
    const [[from], [to]] = [endsOf("from", input), endsOf("to", input)];
    const { cites } = await look(from, act);
    await look(to, act);
    allow(cites, `${FOR[from.kind]} cite from it`);
    const { fromProjectId = null, fromCaseId = null, fromResourceId = null, toProjectId = null, toCaseId = null, toResourceId = null, note = null } = input;
    return {
      citation: await act.insert(Citation, {
        fromProjectId, fromCaseStudyId: fromCaseId, fromResourceId, fromId: from.id, toProjectId, toCaseStudyId: toCaseId, toResourceId, toId: to.id, note, addedById: act.viewer.personId, withdrawnAt: null,
      }),
    };
  }

  @Change({
    input: () => WithdrawCitationInput, yields: { citation: theCitation }, access: "signedIn",
    description: "Takes a citation back; it can be made anew. Doing it twice changes nothing. For whoever may cite from there, and administrators",
  })
  async withdrawCitation({ citationId }: WithdrawCitationInput, act: Act): Promise<{ citation: string }> {
    const { may } = found(await act.first<{ may: boolean }>(`SELECT ${mayWithdraw("c")} AS may FROM citation c WHERE c.id = :citationId AND ${visibleCitations("c")}`, { citationId }), "citation", "citationId");
    allow(may, "A citation is taken back by whoever may cite from there");
    await act.sql("UPDATE citation SET withdrawn_at = :now, updated_at = :now WHERE id = :citationId AND withdrawn_at IS NULL", { citationId });
    return { citation: citationId };
  }
}
