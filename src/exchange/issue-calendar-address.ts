import { Field, InputType, ObjectType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { KeyedInput } from "../base/once.js";
import { publicAddress } from "../base/public-address.js";
import { NotFound, Refusal, refuse } from "../base/refusal.js";
import { newToken, tokenHash } from "../identity/token.js";
import { CalendarAddress } from "./calendar-address.js";
import { theCalendarAddress } from "./reads.js";

@InputType({ description: "How a secret address of one's own calendar is issued" })
export class IssueCalendarAddressInput {
  @Field(() => Boolean, { nullable: true, description: "Whether to refuse rather than end an address that is in use; it ends when absent" }) onlyIfNone?: boolean | null;
}

@InputType({ description: "Ends the secret address of one's own calendar" })
export class RevokeCalendarAddressInput extends KeyedInput {}

@ObjectType({ implements: Refusal, description: "There is an address in use, and it was asked not to end it" })
export class CalendarAddressInUse extends Refusal {
  static readonly constraint = "calendar_address_in_use";

  @Field(() => Date, { nullable: true, description: "When it was last fetched; null when never" })
  lastFetchedAt: Date | null;

  constructor(lastFetchedAt: Date | null = null) {
    super("An address is in use; leave `onlyIfNone` out to end it and have a new one", ["input", "onlyIfNone"]);
    this.lastFetchedAt = lastFetchedAt;
  }
}

const END = "UPDATE calendar_address SET revoked_at = :now, updated_at = :now WHERE person_id = :viewer AND revoked_at IS NULL RETURNING id";

export class IssueCalendarAddress {
  @Change({
    input: () => IssueCalendarAddressInput,
    yields: {
      address: { type: () => String, description: "Address to give to a calendar program; whoever has it can read the calendar. Shown this once", resolve: address => address },
      calendarAddress: theCalendarAddress,
    },
    refuses: [CalendarAddressInUse], access: "signedIn", keyed: false,
    description: "Issues a secret address at which one's own calendar can be fetched (ICS): the sessions one hosts or wants, and the events one has an RSVP for. A former address ends",
  })
  async issueCalendarAddress({ onlyIfNone }: IssueCalendarAddressInput, act: Act): Promise<{ address: string; calendarAddress: string }> {
    const personId = act.viewer.personId;
    await act.sql("SELECT id FROM person WHERE id = :viewer FOR NO KEY UPDATE");
    const inUse = onlyIfNone && await act.first<{ at: Date | null }>("SELECT last_fetched_at AS at FROM calendar_address WHERE person_id = :viewer AND revoked_at IS NULL");
    if (inUse) refuse(new CalendarAddressInUse(inUse.at));
    await act.sql(END);
    const token = newToken();
    const calendarAddress = await act.insert(CalendarAddress, {
      personId, tokenHash: tokenHash(token), lastFetchedAt: null, contentDigest: null, contentChangedAt: null, revokedAt: null,
    });
    return { address: publicAddress(`/calendars/${token}.ics`), calendarAddress };
  }

  @Change({
    input: () => RevokeCalendarAddressInput, yields: { calendarAddress: theCalendarAddress }, access: "signedIn",
    description: "Ends the secret address of one's own calendar: it leads nowhere from now on",
  })
  async revokeCalendarAddress(_input: RevokeCalendarAddressInput, act: Act): Promise<{ calendarAddress: string }> {
    const ended = await act.first<{ id: string }>(END);
    return { calendarAddress: (ended ?? refuse(new NotFound("No calendar address is in use"))).id };
  }
}
