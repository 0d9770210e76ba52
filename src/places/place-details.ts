import { Field, Float, InputType } from "type-graphql";
import type { Checks } from "../base/checks.js";
import { KeyedInput } from "../base/once.js";
import { isCountry } from "./country.js";

export const MOST_LINES = 4;

/** What may be said of a place when it is added and when it is edited. */
@InputType()
export abstract class PlaceDetails extends KeyedInput {
  @Field(() => [String], { nullable: true, description: "Lines of the address without postal code, city and country; at most 4 of 200 characters" }) addressLines?: string[] | null;
  @Field(() => String, { nullable: true, description: "Postal code; at most 20 characters" }) postalCode?: string | null;
  @Field(() => String, { nullable: true, description: "City, town or village; at most 120 characters" }) city?: string | null;
  @Field(() => String, { nullable: true, description: "Country (ISO 3166-1 alpha-2), for example IT" }) countryCode?: string | null;
  @Field(() => Float, { nullable: true, description: "Latitude in degrees (WGS 84), -90 to 90; together with the longitude" }) latitude?: number | null;
  @Field(() => Float, { nullable: true, description: "Longitude in degrees (WGS 84), -180 to 180; together with the latitude" }) longitude?: number | null;
  @Field(() => String, { nullable: true, description: "Time zone of the place (IANA)" }) timeZone?: string | null;
  @Field(() => String, { nullable: true, description: "How it is reached without steps, and what to know about access (CommonMark); at most 2,000 characters" }) stepFreeAccess?: string | null;
}

export function checkPlace(input: Partial<PlaceDetails> & { name?: string | null }, checks: Checks): void {
  checks.text("name", input.name, 200);
  checks.few("addressLines", input.addressLines, MOST_LINES);
  checks.require(!input.addressLines?.some(line => line.length === 0 || [...line].length > 200), "addressLines", "Each of `addressLines` must have 1 to 200 characters");
  checks.text("postalCode", input.postalCode, 20);
  checks.text("city", input.city, 120);
  checks.require(input.countryCode == null || isCountry(input.countryCode), "countryCode", "`countryCode` must be an assigned code of ISO 3166-1 alpha-2 such as IT");
  checkDegrees("latitude", input.latitude, 90, checks);
  checkDegrees("longitude", input.longitude, 180, checks);
  const [latitude, longitude] = [givenness(input.latitude), givenness(input.longitude)];
  checks.require(latitude === longitude, latitude === "given" ? "longitude" : "latitude", "`latitude` and `longitude` must be given, or cleared, together");
  checks.timeZone("timeZone", input.timeZone);
  checks.text("stepFreeAccess", input.stepFreeAccess, 2_000);
}

const givenness = (value: unknown): string => value === undefined ? "absent" : value === null ? "cleared" : "given";

function checkDegrees(field: string, value: number | null | undefined, most: number, checks: Checks): void {
  if (value != null) checks.require(value >= -most && value <= most, field, `\`${field}\` must be -${most} to ${most}, not ${value}`);
}
