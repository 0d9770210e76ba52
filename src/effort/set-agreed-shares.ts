import { Field, Float, InputType, Int } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import type { Checks } from "../base/checks.js";
import { DAY } from "../base/clock.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { Changed, InvalidInput, NotFound, refuse } from "../base/refusal.js";
import { projectFor } from "../projects/project-at-hand.js";
import { ProjectVerb } from "../projects/project-verb.js";
import { MOST_PARTIES } from "../touchpoints/journey.js";
import { stands } from "../touchpoints/policy.js";
import { AgreedShare } from "./agreed-share.js";
import { monthOf, startOf } from "./period.js";
import { theAgreement } from "./reads.js";
import { ShareAgreement } from "./share-agreement.js";

/** Thirds do not add up to a hundred. */
const TOLERANCE = 0.1;
const MOST_AWAY = 10 * 366 * DAY;

@InputType({ description: "What share of the burden a party is to carry" })
export class AgreedShareInput {
  @Field(() => Id, { description: "Party of the project" }) partyId!: string;
  @Field(() => Float, { description: "Share of the hours, in percent: 0 to 100" }) percent!: number;
}

@InputType({ description: "How the parties agreed to share the burden" })
export class SetAgreedSharesInput extends KeyedInput {
  @Field(() => Id, { description: "Project that is not closed" }) projectId!: string;
  @Field(() => [AgreedShareInput], { description: `Shares that sum to 100, within ${TOLERANCE}; 1 to ${MOST_PARTIES} parties. One that is left out is to carry nothing` }) shares!: AgreedShareInput[];
  @Field(() => Date, {
    nullable: true,
    description: "From when it is in force; now when absent, at most ten years away. The first may have been in force before it is written down here; later ones begin in the current month (UTC) or after it, as an agreement does not excuse what was before it",
  })
  validFrom?: Date | null;
  @Field(() => String, { nullable: true, description: "Where it was agreed, and why it differs from the version before; 1 to 2,000 characters" }) note?: string | null;
  @Field(() => Int, { nullable: true, description: "Latest version that the viewer read, 0 for none; when there is another by now, it is refused" }) expectedVersion?: number | null;
}

function checkShares({ shares, validFrom, note }: SetAgreedSharesInput, checks: Checks): void {
  checks.few("shares", shares, MOST_PARTIES);
  const at = (index: number, field: string, message: string) => checks.refusals.push(new InvalidInput(message, ["input", "shares", String(index), field]));
  shares.forEach(({ partyId, percent }, index) => {
    if (!(percent >= 0 && percent <= 100)) at(index, "percent", `\`percent\` must be 0 to 100, not ${percent}`);
    if (shares.findIndex(other => other.partyId === partyId) < index) at(index, "partyId", "This party is named twice");
  });
  const sum = shares.reduce((total, { percent }) => total + percent, 0);
  checks.require(Math.abs(sum - 100) <= TOLERANCE + 1e-9, "shares", `\`shares\` must sum to 100, within ${TOLERANCE}, not to ${Math.round(sum * 100) / 100}`);
  if (validFrom) checks.require(Math.abs(validFrom.getTime() - checks.now.getTime()) <= MOST_AWAY, "validFrom", "`validFrom` must be within ten years");
  checks.text("note", note, 2_000);
}

export class SetAgreedShares {
  @Change({
    input: () => SetAgreedSharesInput, yields: { shareAgreement: theAgreement }, refuses: [Changed], access: "signedIn",
    description: "Writes down how the parties agreed to share the burden, as a new version; those before stay. For the project's stewards, while it is not closed",
    check: checkShares,
  })
  async setAgreedShares({ projectId, shares, validFrom, note = null, expectedVersion }: SetAgreedSharesInput, act: Act): Promise<{ shareAgreement: string }> {
    await projectFor(ProjectVerb.EDIT, projectId, act);
    const [{ latest }] = await act.sql<{ latest: number }>("SELECT COALESCE(max(version), 0) AS latest FROM share_agreement WHERE project_id = :projectId", { projectId });
    if (expectedVersion != null && expectedVersion !== latest) refuse(new Changed(latest));
    if (validFrom && latest > 0 && validFrom < startOf(monthOf(act.now))) {
      refuse(new InvalidInput("A later agreement is in force from the current month on or later: it does not excuse what was before it", ["input", "validFrom"]));
    }
    const parties = new Set((await act.sql<{ id: string }>(`SELECT p.id FROM party p WHERE p.project_id = :projectId AND ${stands("p")}`, { projectId })).map(({ id }) => id));
    const unknown = shares.flatMap(({ partyId }, index) => parties.has(partyId) ? [] : [new NotFound("No such party of this project", ["input", "shares", String(index), "partyId"])]);
    if (unknown.length > 0) refuse(...unknown);
    const agreementId = await act.insert(ShareAgreement, { projectId, version: latest + 1, validFrom: validFrom ?? act.now, note, setById: act.viewer.personId });
    for (const { partyId, percent } of shares) await act.insert(AgreedShare, { agreementId, partyId, percent });
    return { shareAgreement: agreementId };
  }
}
