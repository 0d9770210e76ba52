import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { HOUR } from "../base/clock.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { found, InvalidInput, refuse } from "../base/refusal.js";
import { eventFor, lockEvent, requireOpen } from "../events/event-at-hand.js";
import { EventVerb } from "../events/event-verb.js";
import { TooMany } from "../events/invite-staff.js";
import { NotOpen } from "../events/phases.js";
import { newToken, tokenHash } from "../identity/token.js";
import { DoorToken } from "./door-token.js";
import { DOOR_TOKEN_PREFIX, HOURS_AFTER_EVENT } from "./door-tokens.js";
import { visibleDoorTokens } from "./policy.js";
import { MOST_DOOR_TOKENS, theDoorToken } from "./reads.js";

@InputType({ description: "What a door token is for" })
export class IssueDoorTokenInput {
  @Field(() => Id, { description: "Event whose door it opens" }) eventId!: string;
  @Field(() => String, { description: "What or where it is for, for example \"Tablet, main entrance\"; 1 to 80 characters" }) label!: string;
  @Field(() => Date, { nullable: true, description: `When it ends; at the latest ${HOURS_AFTER_EVENT} hours after the event, which is also when it ends if absent` }) expiresAt?: Date | null;
}

@InputType({ description: "Which door token ends" })
export class RevokeDoorTokenInput extends KeyedInput {
  @Field(() => Id, { description: "One of `Event.doorTokens`" }) doorTokenId!: string;
}

export class IssueDoorToken {
  @Change({
    input: () => IssueDoorTokenInput,
    yields: {
      token: { type: () => String, description: "Bearer token for the Authorization header of the device at the door; shown this once", resolve: token => token },
      doorToken: theDoorToken,
    },
    refuses: [TooMany, NotOpen], access: "signedIn", keyed: false,
    description: "Issues a token with which a device at the door checks people in at this event, and looks up by name who comes to it (`Event.rsvps`). " +
      `It does nothing else, and stands for nobody: whoever bears it sees all other things as somebody who is not signed in. At most ${MOST_DOOR_TOKENS} at a time. For the event's organisers`,
    check: (input, checks) => {
      checks.text("label", input.label, 80);
      checks.future("expiresAt", input.expiresAt);
    },
  })
  async issueDoorToken({ eventId, label, expiresAt }: IssueDoorTokenInput, act: Act): Promise<{ token: string; doorToken: string }> {
    const event = await eventFor(EventVerb.EDIT, eventId, act);
    const latest = new Date(event.endsAt.getTime() + HOURS_AFTER_EVENT * HOUR);
    requireOpen({ opensAt: null, closesAt: latest }, act.now, "Checking in with door tokens");
    if (expiresAt && expiresAt > latest) refuse(new InvalidInput(`\`expiresAt\` must be at the latest ${latest.toISOString()}, ${HOURS_AFTER_EVENT} hours after the event`, ["input", "expiresAt"]));
    await lockEvent(eventId, act);
    const { n } = (await act.first<{ n: number }>("SELECT count(*)::int AS n FROM door_token WHERE event_id = :eventId AND revoked_at IS NULL AND expires_at > :now", { eventId }))!;
    if (n >= MOST_DOOR_TOKENS) refuse(new TooMany(`An event has at most ${MOST_DOOR_TOKENS} door tokens at a time; revoke one`, ["input", "eventId"]));
    const token = DOOR_TOKEN_PREFIX + newToken();
    const doorToken = await act.insert(DoorToken, {
      eventId, label, issuedById: act.viewer.personId, tokenHash: tokenHash(token), expiresAt: expiresAt ?? latest, lastUsedAt: null, revokedAt: null,
    });
    return { token, doorToken };
  }

  @Change({
    input: () => RevokeDoorTokenInput, yields: { doorToken: theDoorToken }, access: "signedIn",
    description: "Ends a door token: the device that bears it is turned away from its next request on. For the event's organisers",
  })
  async revokeDoorToken({ doorTokenId }: RevokeDoorTokenInput, act: Act): Promise<{ doorToken: string }> {
    found(await act.first(`SELECT 1 FROM door_token t WHERE t.id = :doorTokenId AND ${visibleDoorTokens("t")}`, { doorTokenId }), "door token", "doorTokenId");
    act.write("UPDATE door_token SET revoked_at = :now, updated_at = :now WHERE id = :doorTokenId AND revoked_at IS NULL", { doorTokenId });
    return { doorToken: doorTokenId };
  }
}
