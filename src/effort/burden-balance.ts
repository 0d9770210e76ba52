import { Field, Float, Int, ObjectType } from "type-graphql";
import { Rows } from "../base/field-extensions.js";
import { FEWEST } from "../base/publication.js";
import { ProjectForm } from "../projects/project.js";
import { MOST_PARTIES } from "../touchpoints/journey.js";
import { Party } from "../touchpoints/party.js";
import { MOST_CURRENCIES } from "./amounts.js";
import { FEWEST_PERIODS, MONTHS_COVERED, POINTS_ABOVE, POINTS_HELD } from "./duty-moved.js";
import { BurdenPeriod, DAYS_TO_RECORD } from "./period.js";

/** Three years of months; with twenty parties, all of it can be asked for at once. */
export const MOST_PERIODS = 36;

const UNKNOWN = `Null while fewer than ${FEWEST} people recorded some and it is not published`;

@ObjectType({ simpleResolvers: true, description: "An amount of money" })
export class MoneySum {
  @Field(() => String, { description: "Currency (ISO 4217)" }) currency!: string;
  @Field(() => Float, { nullable: true, description: `How much, in units of the currency, to 0.01. ${UNKNOWN}` }) amount!: number | null;
}

@ObjectType({
  simpleResolvers: true,
  description: `What a party carried and what came back to it, in a period or in all of them. Organisations' own entries count at once; people's as published sums, which rest on at least ${FEWEST} people each. The project's stewards see it from all entries`,
})
export class PartyBurden {
  @Field(() => Party, { description: "Party" }) @Rows(1) party!: object;
  @Field(() => Float, { nullable: true, description: "Share of the hours that the party agreed to carry, in percent; over several periods, weighted by their hours. Null when nothing was agreed, and over several periods also when their hours are not known" }) agreedPercent!: number | null;
  @Field(() => Float, { nullable: true, description: "Share of the hours that it did carry, in percent, to 0.1; null while some party's hours are not known, and when nobody did anything" }) actualPercent!: number | null;
  @Field(() => Float, { nullable: true, description: `Hours that it gave, to 0.01; 0 when none were recorded. ${UNKNOWN}` }) hours!: number | null;
  @Field(() => [MoneySum], { description: `Money that it spent, by currency; at most ${MOST_CURRENCIES}` }) @Rows(MOST_CURRENCIES) money!: MoneySum[];
  @Field(() => Float, { nullable: true, description: `Mean level of the risks that it took on, 1 to 5, to 0.1; null when none was recorded. ${UNKNOWN}` }) risk!: number | null;
  @Field(() => Float, { nullable: true, description: `Hours that were saved for it, to 0.01; 0 when none were recorded. ${UNKNOWN}` }) timeSaved!: number | null;
  @Field(() => [MoneySum], { description: `Money that moved to it, by currency; at most ${MOST_CURRENCIES}` }) @Rows(MOST_CURRENCIES) moneyReceived!: MoneySum[];
  @Field(() => Float, { nullable: true, description: `Hours of paid help that were put at its side, to 0.01; 0 when none were recorded. ${UNKNOWN}` }) paidHelpReceived!: number | null;
  @Field(() => Float, { nullable: true, description: "What came back for each hour: hours saved for the party, divided by the hours that it gave, to 0.01. Above 1 it got more time out of it than it put in. Null when it gave none, and while either is not known" }) benefitPerHour!: number | null;
}

@ObjectType({ simpleResolvers: true, description: "Who carried what in one period" })
export class PeriodBurden {
  @Field(() => Date, { description: "When it begins (midnight UTC)" }) startsAt!: Date;
  @Field(() => Date, { description: "When it ends, and the next begins (midnight UTC)" }) endsAt!: Date;
  @Field(() => Boolean, { description: `Whether it ended at least ${DAYS_TO_RECORD} days ago, until when people record; only closed periods are judged` }) closed!: boolean;
  @Field(() => Int, { nullable: true, description: "Version of the agreement that it is measured by; null when there is none" }) agreementVersion!: number | null;
  @Field(() => [PartyBurden], { description: `Parties of the project, then those withdrawn that carried something; at most ${MOST_PARTIES}` }) @Rows(MOST_PARTIES) parties!: PartyBurden[];
}

@ObjectType({ simpleResolvers: true, description: "A period in which a share lay above what it is measured by" })
export class DutyPeriod {
  @Field(() => Date, { description: "When it begins (midnight UTC)" }) startsAt!: Date;
  @Field(() => Date, { description: "When it ends (midnight UTC)" }) endsAt!: Date;
  @Field(() => Float, { description: "Share of the hours that was carried, in percent" }) actualPercent!: number;
  @Field(() => Float, { description: "Share that it is measured by, in percent: what was agreed or, where nothing was, the share in the first period that is known" }) referencePercent!: number;
  @Field(() => Boolean, { description: "Whether that was agreed" }) agreed!: boolean;
  @Field(() => Float, { description: "Hours behind the share" }) hours!: number;
}

@ObjectType({ simpleResolvers: true, description: "That the burden of a party, or of the community's side together, grew and no resource moved with it" })
export class DutyFinding {
  @Field(() => Party, { nullable: true, description: "Party; null for all parties of the community's side together" }) @Rows(1) party!: object | null;
  @Field(() => Date, { description: "Since when: when the first of these periods begins" }) since!: Date;
  @Field(() => [DutyPeriod], { description: `Periods in a row that show it, up to the last closed one; at most ${MOST_PERIODS}` }) @Rows(MOST_PERIODS) periods!: DutyPeriod[];
  @Field(() => String, { description: "What was found, in an English sentence" }) words!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: `Whether duty moved to the community and no resource moved with it. It stands when a party of the community's side, or that side together, carried in each of the latest ${FEWEST_PERIODS} or more closed periods over ${POINTS_ABOVE} percentage points more of the hours than was agreed ` +
    `(or, where nothing was, than in the first period that is known), with a share that grew or held (fell by at most ${POINTS_HELD} point), and no money or paid help moved to it then or in the ${MONTHS_COVERED} months before. ` +
    "What cannot be told breaks the run: it accuses nobody. In co-production all parties make substantial resource contributions (Bovaird 2007, doi:10.1111/j.1540-6210.2007.00773.x); where only one side's grow, responsibility may be passed on (Steen, Brandsen and Verschuere 2018, \"The dark side of co-creation and co-production\", doi:10.4324/9781315204956-45). The figures of the rule are this service's own",
})
export class DutyMovedWithoutResource {
  @Field(() => Boolean, { description: "Whether it stands" }) stands!: boolean;
  @Field(() => Date, { nullable: true, description: "Since when: the earliest of its findings; null when it does not stand" }) since!: Date | null;
  @Field(() => [DutyFinding], { description: `What shows it, by party and for the community's side together; at most ${MOST_PARTIES + 1}, none when it does not stand` }) @Rows(MOST_PARTIES + 1) findings!: DutyFinding[];
}

@ObjectType({ simpleResolvers: true, description: "Who carries a project's burden: what was agreed against what was carried, by party, over time" })
export class BurdenBalance {
  @Field(() => BurdenPeriod, { description: "How long each period is" }) period!: BurdenPeriod;
  @Field(() => Date, { description: "When the first period begins (midnight UTC)" }) startsAt!: Date;
  @Field(() => Date, { description: "When the last period ends (midnight UTC)" }) endsAt!: Date;
  @Field(() => [PartyBurden], { description: `Parties over all closed periods together; what is not known of one is not known of all. At most ${MOST_PARTIES}` }) @Rows(MOST_PARTIES) totals!: PartyBurden[];
  @Field(() => DutyMovedWithoutResource, { description: "Whether duty moved to the community without resource, in these periods" }) @Rows(1) dutyMovedWithoutResource!: DutyMovedWithoutResource;
}

@ObjectType({ simpleResolvers: true, description: "A form of co-production that the figures suggest; only a steward changes what is stored, by `editProject`" })
export class ProposedForm {
  @Field(() => ProjectForm, { description: "Form that is proposed: always ENFORCED" }) form!: ProjectForm;
  @Field(() => DutyMovedWithoutResource, { description: "Why: the latest twelve months show that duty moved without resource" }) @Rows(1) because!: DutyMovedWithoutResource;
}
