import { Field, Float, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import type { Checks } from "../base/checks.js";
import { DAY } from "../base/clock.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { allow, found, InvalidInput, refuse } from "../base/refusal.js";
import { partIn } from "../commitments/policy.js";
import { AffiliationRole } from "../organisations/affiliation.js";
import { actsFor } from "../organisations/policy.js";
import { visibleParties } from "../touchpoints/policy.js";
import { MOST_CURRENCIES, wrongAmount, wrongCurrency } from "./amounts.js";
import { holdSums, noteStep } from "./effort-at-hand.js";
import { EffortEntry } from "./effort-entry.js";
import { EffortAction, EffortKind, EffortStatus, RECEIVED } from "./effort-kind.js";
import { inBalance, recordsFor } from "./policy.js";
import { theEffort } from "./reads.js";

@InputType({ description: "What was borne, or came back. It is of one thing at most: a touchpoint, an opening or a commitment" })
export class RecordEffortInput extends KeyedInput {
  @Field(() => Id, { description: "Party that bore it, or to which it came" }) partyId!: string;
  @Field(() => Id, {
    nullable: true,
    description: "Organisation that one records for, as its officer or admin: what it bore as the party whose people these are, or what it gave to another party. Public then. Absent for what one bore oneself",
  })
  organisationId?: string | null;
  @Field(() => EffortKind, { description: "What it was" }) kind!: EffortKind;
  @Field(() => Float, {
    description: "How much, to 0.01: hours (one's own at most 24, an organisation's 100,000), units of the currency (one's own at most 1,000,000, an organisation's 1,000,000,000), or the level of a risk, 1 to 5",
  })
  amount!: number;
  @Field(() => String, { nullable: true, description: `Currency of money by its code (ISO 4217), such as EUR; a project counts in at most ${MOST_CURRENCIES}. Absent for what is no money` }) currency?: string | null;
  @Field(() => Date, { description: "When: some moment of that day, at most ten years back and not in the future" }) borneAt!: Date;
  @Field(() => Id, { nullable: true, description: "Touchpoint of the project that it was for" }) touchpointId?: string | null;
  @Field(() => Id, { nullable: true, description: "Opening of the project that it was for" }) openingId?: string | null;
  @Field(() => Id, { nullable: true, description: "Commitment of the project that it was for" }) commitmentId?: string | null;
  @Field(() => String, { nullable: true, description: "What it was, in words; 1 to 500 characters. Stewards read it, so name nobody in it" }) note?: string | null;
  @Field(() => Boolean, { nullable: true, description: "Whether the project's stewards see one's name with it; they do not when absent" }) nameShown?: boolean | null;
}

const LONGEST_AGO = 10 * 366 * DAY;

export function checkWhen(borneAt: Date | null | undefined, checks: Checks): void {
  if (!borneAt) return;
  checks.require(borneAt <= checks.now, "borneAt", "`borneAt` must not lie in the future");
  checks.require(checks.now.getTime() - borneAt.getTime() <= LONGEST_AGO, "borneAt", "`borneAt` must be at most ten years back");
}

const ABOUT = ["touchpointId", "openingId", "commitmentId"] as const;

function checkEffort(input: RecordEffortInput, checks: Checks): void {
  const { kind, amount, organisationId, currency = null } = input;
  const fails = (field: string, wrong: string | null) => { if (wrong !== null) checks.fail(field, wrong); };
  fails("amount", wrongAmount(kind, amount, organisationId != null));
  fails("currency", wrongCurrency(kind, currency));
  checkWhen(input.borneAt, checks);
  checks.text("note", input.note, 500);
  for (const field of ABOUT.filter(name => input[name] != null).slice(1)) checks.fail(field, "Effort is recorded for one thing: a touchpoint, an opening or a commitment");
}

interface Ground { projectId: string; staffOf: string | null; draft: boolean; records: boolean; stands: boolean }

export class RecordEffort {
  @Change({
    input: () => RecordEffortInput, yields: { effortEntry: theEffort }, access: "signedIn",
    description: "Records hours, money or risk that one bore for a party that one belongs to, or what came back: for oneself and for nobody else. Officers and admins of an organisation that takes part record what it bore itself, and what it gave to a party. " +
      "Not of a draft. What people record is published as sums of at least 5 people, 14 days after the month",
    check: checkEffort,
  })
  async recordEffort(input: RecordEffortInput, act: Act): Promise<{ effortEntry: string }> {
    const { partyId, organisationId = null, kind, amount, currency = null, borneAt, touchpointId = null, openingId = null, commitmentId = null, note = null, nameShown } = input;
    const ground = found(await act.first<Ground>(
      `SELECT p.project_id AS "projectId", p.organisation_id AS "staffOf", pr.status = 'DRAFT' AS draft, ${recordsFor("p")} AS records, p.withdrawn_at IS NULL AS stands
       FROM party p JOIN project pr ON pr.id = p.project_id WHERE p.id = :partyId AND ${visibleParties("p")}`, { partyId }), "party", "partyId");
    if (organisationId === null) allow(ground.records, "Effort is recorded by whoever bore it: for a party of the project that one belongs to, and not of a draft");
    else await this.requireBody(organisationId, kind, ground, act);
    await this.requireThing(input, ground.projectId, act);
    if (currency !== null) await this.requireCurrency(currency, ground.projectId, act);
    await holdSums(partyId, act);
    const id = await act.insert(EffortEntry, {
      projectId: ground.projectId, partyId, personId: act.viewer.personId, organisationId, touchpointId, openingId, commitmentId, kind, amount, currency, borneAt, note,
      nameShown: nameShown ?? false, status: EffortStatus.STANDING, disputedById: null, version: 1, publishedAmount: null, publishedWith: null,
    });
    await noteStep({ id, amount, borneAt, note }, EffortAction.RECORDED, null, act);
    return { effortEntry: id };
  }

  private async requireBody(organisationId: string, kind: EffortKind, { projectId, staffOf, draft, stands }: Ground, act: Act): Promise<void> {
    const { officer } = found(await act.first<{ officer: boolean }>(
      `SELECT ${actsFor("o.id", AffiliationRole.OFFICER, AffiliationRole.ADMIN)} AS officer FROM organisation o WHERE o.id = :organisationId AND ${partIn("o.id", ":projectId::uuid")}`,
      { organisationId, projectId }), "organisation that takes part in this project", "organisationId");
    allow(officer && stands && !draft, "For an organisation record its officers and admins, for a party of the project, and not of a draft");
    if (staffOf !== organisationId && !RECEIVED.includes(kind)) {
      refuse(new InvalidInput(`For a party of others an organisation records what it gave only: ${RECEIVED.join(" or ")}`, ["input", "kind"]));
    }
  }

  private async requireThing({ touchpointId, openingId, commitmentId }: RecordEffortInput, projectId: string, act: Act): Promise<void> {
    const there = async (table: string, id: string | null | undefined, field: string) => {
      if (id != null) found(await act.first(`SELECT 1 FROM ${table} WHERE id = :id AND project_id = :projectId`, { id, projectId }), `${table} of this project`, field);
    };
    await there("touchpoint", touchpointId, "touchpointId");
    await there("opening", openingId, "openingId");
    await there("commitment", commitmentId, "commitmentId");
  }

  /** A balance lists its currencies, so there are few; the project is locked for a new one only. */
  private async requireCurrency(currency: string, projectId: string, act: Act): Promise<void> {
    const known = async () => (await act.sql<{ currency: string }>(`SELECT DISTINCT e.currency FROM effort_entry e WHERE e.project_id = :projectId AND e.currency IS NOT NULL AND ${inBalance("e")}`, { projectId })).map(row => row.currency);
    if ((await known()).includes(currency)) return;
    await act.sql("SELECT 1 FROM project WHERE id = :projectId FOR NO KEY UPDATE", { projectId });
    const now = await known();
    if (!now.includes(currency) && now.length >= MOST_CURRENCIES) {
      refuse(new InvalidInput(`This project counts in ${now.sort().join(", ")}; it may have at most ${MOST_CURRENCIES} currencies`, ["input", "currency"]));
    }
  }
}
