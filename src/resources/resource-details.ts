import { Field, InputType, Int } from "type-graphql";
import type { Checks } from "../base/checks.js";
import { KeyedInput } from "../base/once.js";
import { doiOf, hasCredentials, isLongWrittenOut } from "./address.js";

export const MOST_AUTHORS = 50;
const FIRST_YEAR = 1000;

/** What may be said of a resource when it is added and when it is edited. */
@InputType()
export abstract class ResourceDetails extends KeyedInput {
  @Field(() => String, { nullable: true, description: "What is in it, and what it is good for (CommonMark); at most 5,000 characters" }) summary?: string | null;
  @Field(() => String, { nullable: true, description: "Who published it: an organisation, a publisher or a journal; at most 200 characters" }) issuer?: string | null;
  @Field(() => [String], { nullable: true, description: "Names of its authors in its own order; at most 50 of 200 characters, none twice" }) authors?: string[] | null;
  @Field(() => Int, { nullable: true, description: "Year in which it was published: 1000 to next year" }) year?: number | null;
  @Field(() => String, { nullable: true, description: "Language it is written in (BCP 47)" }) language?: string | null;
  @Field(() => String, { nullable: true, description: "Its DOI (ISO 26324): 10.1000/182, with or without `doi:` or `https://doi.org/` before it; at most 300 characters" }) doi?: string | null;
  @Field(() => String, { nullable: true, description: "Address of a copy in a web archive (http or https); together with `archivedAt`" }) archiveUrl?: string | null;
  @Field(() => Date, { nullable: true, description: "When that copy was made; not in the future, together with `archiveUrl`" }) archivedAt?: Date | null;
}

type Details = Partial<ResourceDetails> & { title?: string | null; url?: string | null };

export function checkResource(input: Details, checks: Checks): void {
  checks.text("title", input.title, 300);
  checkPublicLink("url", input.url, checks);
  checks.require(input.url == null || !isLongWrittenOut(input.url), "url", "`url` must have at most 2,000 characters also with the letters of other scripts written out (%C3%A8)");
  checks.text("summary", input.summary, 5_000);
  checks.text("issuer", input.issuer, 200);
  checks.words("authors", input.authors, MOST_AUTHORS, 200);
  checks.whole("year", input.year, FIRST_YEAR, checks.now.getUTCFullYear() + 1);
  checks.language("language", input.language);
  checks.require(input.doi == null || doiOf(input.doi) !== null, "doi", "`doi` must be a DOI such as 10.1000/182");
  checkPublicLink("archiveUrl", input.archiveUrl, checks);
  const [url, at] = [givenness(input.archiveUrl), givenness(input.archivedAt)];
  checks.require(url === at, url === "given" ? "archivedAt" : "archiveUrl", "`archiveUrl` and `archivedAt` must be given, or cleared, together");
  if (input.archivedAt) {
    checks.require(input.archivedAt <= checks.now && input.archivedAt.getUTCFullYear() >= 1990, "archivedAt", "`archivedAt` must be a day since 1990 that is not in the future");
  }
}

/** A link that everybody may follow. */
function checkPublicLink(field: string, url: string | null | undefined, checks: Checks): void {
  checks.link(field, url);
  if (url != null) checks.require(!hasCredentials(url), field, `\`${field}\` must hold no name or password`);
}

const givenness = (value: unknown): string => value === undefined ? "absent" : value === null ? "cleared" : "given";

/** The columns of what was given: a DOI in its one form. */
export const columnsOf = <T extends { doi?: string | null }>(details: T): T =>
  details.doi == null ? details : { ...details, doi: doiOf(details.doi) };
