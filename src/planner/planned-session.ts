import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { Noun } from "../base/noun.js";
import type { UnplacedReason as Told } from "./unplaced.js";

/** What the planner tells, and what can only show when the draft is stored. */
export const UnplacedReason = {
  NO_ROOM_WITH_FEATURES: "NO_ROOM_WITH_FEATURES", NO_RUN_OF_SLOTS: "NO_RUN_OF_SLOTS", HOST_NEVER_AVAILABLE: "HOST_NEVER_AVAILABLE", NO_ROOM_OPEN: "NO_ROOM_OPEN",
  NO_POSSIBLE_PLACE: "NO_POSSIBLE_PLACE", PIN_IMPOSSIBLE: "PIN_IMPOSSIBLE", MORE_SESSIONS_THAN_PLACES: "MORE_SESSIONS_THAN_PLACES", HOST_OVERBOOKED: "HOST_OVERBOOKED",
  NO_PLACE_LEFT: "NO_PLACE_LEFT", CHANGED_MEANWHILE: "CHANGED_MEANWHILE",
} as const satisfies Record<Told | "CHANGED_MEANWHILE", string>;
export type UnplacedReason = keyof typeof UnplacedReason;

registerEnumType(UnplacedReason, {
  name: "UnplacedReason",
  description: "Why the planner gave a session no place",
  valuesConfig: {
    NO_ROOM_WITH_FEATURES: { description: "No room has what it needs" },
    NO_RUN_OF_SLOTS: { description: "Nowhere do as many slots follow each other as it takes" },
    HOST_NEVER_AVAILABLE: { description: "Its hosts are in no slot all available" },
    NO_ROOM_OPEN: { description: "Every room that would do is closed whenever it could be" },
    NO_POSSIBLE_PLACE: { description: "Each place fails for one reason or another; the message counts them" },
    PIN_IMPOSSIBLE: { description: "It is pinned to where it cannot be" },
    MORE_SESSIONS_THAN_PLACES: { description: "Sessions are more than there are places, and this one adds least" },
    HOST_OVERBOOKED: { description: "Its host has more sessions than slots" },
    NO_PLACE_LEFT: { description: "Others are wherever it could be" },
    CHANGED_MEANWHILE: { description: "Its place was lost while the planner computed: a room, slot, host or the session was changed. Plan again" },
  },
});

@Entity()
@Unique("planned_session_once", ["planDraftId", "sessionId"])
@Check("planned_session_outcome", "(seated IS NULL) = (reason IS NOT NULL) AND (reason IS NULL) = (message IS NULL)")
@ObjectType({ simpleResolvers: true, description: "What the planner makes of one session: how many of those who marked it can sit in it, or why it has no place" })
export class PlannedSession extends Noun {
  @ForeignKey("PlanDraft", { onDelete: "CASCADE" })
  @Column("uuid") planDraftId!: string;

  @Index()
  @ForeignKey("Session", { onDelete: "CASCADE" })
  @Column("uuid") sessionId!: string;

  @Field(() => Int, { description: "How many people said WANT" })
  @Column("int") wanted!: number;

  @Field(() => Int, { description: "How many people said MAYBE" })
  @Column("int") maybe!: number;

  @Field(() => Int, { nullable: true, description: "How many of them can sit in it when everybody sits where most can; null when it has no place" })
  @Column("int", { nullable: true }) seated!: number | null;

  @Field(() => UnplacedReason, { nullable: true, description: "Why it has no place; null when it has one" })
  @Column("text", { nullable: true }) reason!: UnplacedReason | null;

  @Field(() => String, { nullable: true, description: "Reason as a sentence with the numbers, in English; null when it has a place" })
  @Column("text", { nullable: true }) message!: string | null;
}
