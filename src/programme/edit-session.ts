import { Field, InputType, Int } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { Changed } from "../base/refusal.js";
import { checkSession } from "./pitch-session.js";
import { RoomFeature } from "./room.js";
import { Session } from "./session.js";
import { sessionFor } from "./session-at-hand.js";
import { theSession } from "./session-reads.js";
import { SessionVerb } from "./session-verb.js";

@InputType({ description: "What to change of a session: absent leaves, null clears" })
export class EditSessionInput extends KeyedInput {
  @Field(() => Id, { description: "Session" }) sessionId!: string;
  @Field(() => Int, { nullable: true, description: "Version that the viewer read; when the session has another by now, the edit is refused" }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true, description: "Title; 1 to 200 characters" }) title?: string | null;
  @Field(() => String, { nullable: true, description: "What it is about (CommonMark); at most 10,000 characters" }) abstract?: string | null;
  @Field(() => String, { nullable: true, description: "How it is held; at most 40 characters" }) format?: string | null;
  @Field(() => String, { nullable: true, description: "Language it is held in (BCP 47)" }) language?: string | null;
  @Field(() => [String], { nullable: true, description: "Tags; at most 20 of at most 40 characters" }) tags?: string[] | null;
  @Field(() => [RoomFeature], { nullable: true, description: "What its room must have" }) needs?: RoomFeature[] | null;
  @Field(() => Int, { nullable: true, description: "How many consecutive slots it takes, 1 to 8; where it is placed, it stays until it is scheduled anew" }) lengthInSlots?: number | null;
}

export class EditSession {
  @Change({
    input: () => EditSessionInput, yields: { session: theSession }, refuses: [Changed], access: "signedIn",
    description: "Edits a session. For its hosts and the event's organisers",
    check: (input, checks) => {
      checks.notCleared(input, "title", "tags", "needs", "lengthInSlots");
      checkSession(input, checks);
    },
  })
  async editSession({ sessionId, expectedVersion, key: _key, ...edits }: EditSessionInput, act: Act): Promise<{ session: string }> {
    await sessionFor(SessionVerb.EDIT, sessionId, act);
    await act.edit(Session, sessionId, expectedVersion, edits as Partial<Session>);
    return { session: sessionId };
  }
}
