import { Field, InputType, Int } from "type-graphql";
import type { Checks } from "../base/checks.js";
import { KeyedInput } from "../base/once.js";
import { isCountry } from "../places/country.js";
import { ProjectStage } from "../projects/project.js";
import { PartyKind } from "../touchpoints/party.js";
import { CaseOutcome } from "./case-study.js";

export const FIRST_YEAR = 1800;
const KINDS = Object.keys(PartyKind).length;

/** What may be told in a case when it is started and when it is edited. */
@InputType()
export abstract class CaseDetails extends KeyedInput {
  @Field(() => String, { nullable: true, description: "What it is about, in a few lines; at most 1,000 characters" }) summary?: string | null;
  @Field(() => String, { nullable: true, description: "Where it took place, what was there before and what was wanted (CommonMark); at most 20,000 characters. Needed to submit it" }) context?: string | null;
  @Field(() => String, { nullable: true, description: "How people worked together: steps, meetings, tools (CommonMark); at most 20,000 characters. Needed to submit it" }) method?: string | null;
  @Field(() => String, { nullable: true, description: "What came of it, for whom (CommonMark); at most 20,000 characters. Needed to submit it" }) whatHappened?: string | null;
  @Field(() => String, { nullable: true, description: "What one would do again, and what not (CommonMark); at most 20,000 characters" }) lessons?: string | null;
  @Field(() => CaseOutcome, { nullable: true, description: "How it ended, as its author judges it. Needed to submit it" }) outcome?: CaseOutcome | null;
  @Field(() => [PartyKind], { nullable: true, description: `Which people took part; at most ${KINDS}, each kind once. Given, they stand instead of those before` }) parties?: PartyKind[] | null;
  @Field(() => ProjectStage, { nullable: true, description: "Which of the four Co's it tells of" }) stage?: ProjectStage | null;
  @Field(() => String, { nullable: true, description: "Language of its texts (BCP 47)" }) language?: string | null;
  @Field(() => String, { nullable: true, description: "Country in which it took place (ISO 3166-1 alpha-2), for example IT" }) countryCode?: string | null;
  @Field(() => Int, { nullable: true, description: `Year in which it began; ${FIRST_YEAR} to this year` }) fromYear?: number | null;
  @Field(() => Int, { nullable: true, description: `Year in which it ended, not before it began; ${FIRST_YEAR} to this year. None while it goes on` }) toYear?: number | null;
}

export function checkCase(input: CaseDetails & { title?: string | null }, checks: Checks): void {
  checks.text("title", input.title, 200);
  checks.text("summary", input.summary, 1_000);
  for (const field of ["context", "method", "whatHappened", "lessons"] as const) checks.text(field, input[field], 20_000);
  checks.words("parties", input.parties, KINDS);
  checks.language("language", input.language);
  checks.require(input.countryCode == null || isCountry(input.countryCode), "countryCode", "`countryCode` must be an assigned code of ISO 3166-1 alpha-2 such as IT");
  for (const field of ["fromYear", "toYear"] as const) checks.whole(field, input[field], FIRST_YEAR, checks.now.getUTCFullYear());
}

export const YEARS_ORDERED = "`toYear` must not be before `fromYear`";
export const yearsFit = (fromYear: number | null | undefined, toYear: number | null | undefined): boolean => fromYear == null || toYear == null || fromYear <= toYear;
