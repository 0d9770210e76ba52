import { Field, InputType } from "type-graphql";
import type { Checks } from "../base/checks.js";
import { Id } from "../base/id.js";
import { readCode } from "./check-in-code.js";
import { isAhead, MINUTES_AHEAD } from "./door.js";

@InputType()
export abstract class ScanInput {
  @Field(() => String, { nullable: true, description: "Code as it was scanned or typed; case, blanks and hyphens do not count. Either this or `rsvpId`" }) code?: string | null;
  @Field(() => Id, { nullable: true, description: "RSVP, when the person was looked up by name; either this or `code`" }) rsvpId?: string | null;
  @Field(() => String, { description: "Made at random for each scan, 8 to 64 of A–Z, a–z, 0–9, `.`, `_`, `:` and `-`, for example a UUID. Sending a scan again with its nonce changes nothing, and is answered as the first time" }) nonce!: string;
}

@InputType()
export abstract class ScanNowInput extends ScanInput {
  @Field(() => Date, { nullable: true, description: `When it was scanned, for what is sent later; now when absent. Up to ${MINUTES_AHEAD} minutes ahead, as clocks differ` }) at?: Date | null;
}

const NONCE = /^[\w.:-]{8,64}$/;

/** Which of the two says who it is. */
export const saidBy = ({ code }: ScanInput): "code" | "rsvpId" => code == null ? "rsvpId" : "code";

/** `mistyped` says whether a code that cannot be one is refused at once. */
export function checkScan(input: ScanInput & { at?: Date | null }, checks: Checks, mistyped: "refused" | "unknown" = "refused"): void {
  const { code, rsvpId, nonce, at } = input;
  checks.require((code == null) !== (rsvpId == null), "code", "Give either `code` or `rsvpId`");
  if (code != null && (mistyped === "refused" || code.length > 64)) {
    checks.require(readCode(code) !== null, "code", "`code` was misread or mistyped: its check character does not fit. Scan or type it again");
  }
  checks.require(NONCE.test(nonce), "nonce", "`nonce` must be 8 to 64 of A–Z, a–z, 0–9, `.`, `_`, `:` and `-`, for example a UUID");
  if (at) checks.require(!isAhead(at, checks.now), "at", `\`at\` must not be in the future: it is ${checks.now.toISOString()}`);
}
