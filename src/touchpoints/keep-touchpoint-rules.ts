import { Field, InputType, Int } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import type { Checks } from "../base/checks.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { Changed, found, InvalidInput, refuse } from "../base/refusal.js";
import { stands, withTouchpoint } from "./policy.js";
import { MOST_RULES, theRule } from "./reads.js";
import { touchpointAtHand, allowAt, touchpointFor } from "./touchpoint-at-hand.js";
import { RuleChangeability, TouchpointRule, TouchpointRuleKind } from "./touchpoint-rule.js";
import { TouchpointVerb } from "./touchpoint-verb.js";

@InputType()
abstract class RuleDetails extends KeyedInput {
  @Field(() => String, { nullable: true, description: "Where it stands, as it is cited; at most 500 characters" }) source?: string | null;
  @Field(() => String, { nullable: true, description: "http or https address at which it can be read" }) link?: string | null;
  @Field(() => String, { nullable: true, description: "Language of the text (BCP 47)" }) language?: string | null;
}

@InputType({ description: "What binds people at a touchpoint" })
export class AddTouchpointRuleInput extends RuleDetails {
  @Field(() => Id, { description: "Touchpoint" }) touchpointId!: string;
  @Field(() => TouchpointRuleKind, { description: "What gives it its force" }) kind!: TouchpointRuleKind;
  @Field(() => String, { description: "What it says (CommonMark); 1 to 5,000 characters" }) text!: string;
  @Field(() => RuleChangeability, { description: "Who can change it" }) changeable!: RuleChangeability;
}

@InputType({ description: "What to change about how a rule is told: absent leaves, null clears" })
export class EditTouchpointRuleInput extends RuleDetails {
  @Field(() => Id, { description: "Rule to edit" }) ruleId!: string;
  @Field(() => Int, { nullable: true, description: "Version that was read; refused with `Changed` when somebody edited it since" }) expectedVersion?: number | null;
  @Field(() => TouchpointRuleKind, { nullable: true, description: "What gives it its force" }) kind?: TouchpointRuleKind | null;
  @Field(() => String, { nullable: true, description: "What it says (CommonMark); 1 to 5,000 characters" }) text?: string | null;
  @Field(() => RuleChangeability, { nullable: true, description: "Who can change it" }) changeable?: RuleChangeability | null;
}

@InputType({ description: "Which rule binds no more" })
export class WithdrawTouchpointRuleInput extends KeyedInput {
  @Field(() => Id, { description: "Rule" }) ruleId!: string;
}

function checkRule(input: RuleDetails & { text?: string | null }, checks: Checks): void {
  checks.text("text", input.text, 5_000);
  checks.text("source", input.source, 500);
  checks.link("link", input.link);
  checks.language("language", input.language);
}

/** Whether the rule stands, if the viewer may keep the rules of its touchpoint; its project is locked. */
async function ruleStands(ruleId: string, act: Act): Promise<boolean> {
  const { touchpointId } = found(await act.first<{ touchpointId: string }>(
    `SELECT t.touchpoint_id AS "touchpointId" FROM touchpoint_rule t WHERE t.id = :ruleId AND ${withTouchpoint("t")}`, { ruleId }), "rule", "ruleId");
  allowAt(await touchpointAtHand(touchpointId, act, "ruleId"), TouchpointVerb.EDIT);
  return (await act.first<{ is: boolean }>(`SELECT ${stands("t")} AS is FROM touchpoint_rule t WHERE t.id = :ruleId`, { ruleId }))!.is;
}

export class KeepTouchpointRules {
  @Change({
    input: () => AddTouchpointRuleInput, yields: { rule: theRule }, access: "signedIn",
    description: `Says what binds people at a touchpoint, and who can change it. At most ${MOST_RULES} a touchpoint. For the project's stewards`,
    check: checkRule,
  })
  async addTouchpointRule({ touchpointId, kind, text, source = null, link = null, changeable, language = null }: AddTouchpointRuleInput, act: Act): Promise<{ rule: string }> {
    await touchpointFor(TouchpointVerb.EDIT, touchpointId, act);
    const [{ rules }] = await act.sql<{ rules: number }>(`SELECT count(*)::int AS rules FROM touchpoint_rule r WHERE r.touchpoint_id = :touchpointId AND ${stands("r")}`, { touchpointId });
    if (rules >= MOST_RULES) refuse(new InvalidInput(`A touchpoint has at most ${MOST_RULES} rules`, ["input", "touchpointId"]));
    return { rule: await act.insert(TouchpointRule, { touchpointId, kind, text, source, link, changeable, language, version: 1, withdrawnAt: null }) };
  }

  @Change({
    input: () => EditTouchpointRuleInput, yields: { rule: theRule }, refuses: [Changed], access: "signedIn",
    description: "Edits how a rule is told. For the project's stewards",
    check: (input, checks) => {
      checks.notCleared(input, "kind", "text", "changeable");
      checkRule(input, checks);
    },
  })
  async editTouchpointRule({ key: _key, ruleId, expectedVersion, ...edits }: EditTouchpointRuleInput, act: Act): Promise<{ rule: string }> {
    found(await ruleStands(ruleId, act) || null, "rule that binds", "ruleId");
    await act.edit(TouchpointRule, ruleId, expectedVersion, edits as Partial<TouchpointRule>);
    return { rule: ruleId };
  }

  @Change({
    input: () => WithdrawTouchpointRuleInput, yields: { rule: theRule }, access: "signedIn",
    description: "Says that a rule binds no more, or never did. Doing it twice changes nothing. For the project's stewards",
  })
  async withdrawTouchpointRule({ ruleId }: WithdrawTouchpointRuleInput, act: Act): Promise<{ rule: string }> {
    if (await ruleStands(ruleId, act)) await act.update(TouchpointRule, ruleId, { withdrawnAt: act.now });
    return { rule: ruleId };
  }
}
