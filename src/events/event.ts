import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { Noun } from "../base/noun.js";
import { FreedPlaces } from "./rsvp-rule.js";

/** When a new day begins for whoever is still up, where nobody said otherwise. */
export const DAY_CHANGE = "04:00";

/** As stored; ENDED is derived from the end. */
export type StoredStatus = "DRAFT" | "PUBLISHED" | "CANCELLED";

export enum EventStatus { DRAFT = "DRAFT", PUBLISHED = "PUBLISHED", CANCELLED = "CANCELLED", ENDED = "ENDED" }
registerEnumType(EventStatus, {
  name: "EventStatus",
  description: "Where an event stands",
  valuesConfig: {
    DRAFT: { description: "Seen by its organisers only" },
    PUBLISHED: { description: "Public, and not over yet" },
    CANCELLED: { description: "Will not take place; everyone with an RSVP was told" },
    ENDED: { description: "Published, and over" },
  },
});

@Entity()
@Unique("event_source", ["sourceKey"])
@Index("event_listed", ["startsAt", "id"])
@Check("event_status", "status IN ('DRAFT', 'PUBLISHED', 'CANCELLED')")
@Check("event_ends_after_start", "ends_at > starts_at")
@Check("event_overbooking", "overbooking >= 0")
@Check("event_freed_places", "freed_places IN ('GIVEN', 'OFFERED')")
@Check("event_day_change", "day_change ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'")
@Check("event_offer_minutes", "(freed_places = 'OFFERED') = (offer_minutes IS NOT NULL)")
@ObjectType({ simpleResolvers: true, description: "An unconference: people pitch sessions, mark what they want, and meet in rooms and slots" })
export class Event extends Noun {
  @Field(() => String, { description: "Title of the event" })
  @Column("text") title!: string;

  @Field(() => String, { nullable: true, description: "What it is about (CommonMark)" })
  @Column("text", { nullable: true }) description!: string | null;

  @Field(() => String, { nullable: true, description: "Language of the title and description (BCP 47)" })
  @Column("text", { nullable: true }) language!: string | null;

  @Field(() => [String], { description: "Languages spoken at the event (BCP 47); at most 20" })
  @Column("text", { array: true }) languages!: string[];

  @Field(() => String, { description: "Time zone of the place (IANA): show times in it. Changing it leaves instants alone" })
  @Column("text") timeZone!: string;

  @Field(() => String, { description: "Time of day in the event's zone at which a new day begins on its schedule, HH:MM: what starts before it stands on the sheet of the day before. Times stay what they are" })
  @Column("text", { default: DAY_CHANGE }) dayChange!: string;

  @Field(() => Date, { description: "When it starts" })
  @Column({ type: "timestamptz", precision: 3 }) startsAt!: Date;

  @Field(() => Date, { description: "When it ends" })
  @Column({ type: "timestamptz", precision: 3 }) endsAt!: Date;

  @Field(() => String, { nullable: true, description: "Where it takes place online (http or https)" })
  @Column("text", { nullable: true }) onlineUrl!: string | null;

  @Field(() => Int, { nullable: true, description: "How many people it holds; null when there is no limit" })
  @Column("int", { nullable: true }) capacity!: number | null;

  @Field(() => Date, { nullable: true, description: "From when RSVPs are taken; from publishing when null" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) rsvpOpensAt!: Date | null;

  @Field(() => Date, { nullable: true, description: "Until when RSVPs are taken; until the end when null" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) rsvpClosesAt!: Date | null;

  @Field(() => Boolean, { description: "Whether interest counts stay hidden until voting closes" })
  @Column("boolean") interestHidden!: boolean;

  @Field(() => String, { nullable: true, description: "Why it was cancelled; null when it was not" })
  @Column("text", { nullable: true }) cancelReason!: string | null;

  @Field(() => Int, { description: "Counts the edits; give it as `expectedVersion` to notice another's edit" })
  @Column("int") version!: number;

  /** Project it belongs to. */
  @Index()
  @ForeignKey("Project", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) projectId!: string | null;

  @Index()
  @ForeignKey("Place", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) placeId!: string | null;

  // What `RsvpRule` tells.
  @Column("int", { default: 0 }) overbooking!: number;
  @Column("text", { default: FreedPlaces.GIVEN }) freedPlaces!: FreedPlaces;
  @Column("int", { nullable: true }) offerMinutes!: number | null;
  @Column("boolean", { default: false }) approval!: boolean;
  @Column("boolean", { default: false }) sessionSeats!: boolean;
  @Column("boolean", { default: false }) promotesAfterClosing!: boolean;
  /** How many questions it asks: an RSVP to an event that asks none looks for none. */
  @Column("int", { default: 0 }) questionCount!: number;

  @Column("text") status!: StoredStatus;
  @Column({ type: "timestamptz", precision: 3, nullable: true }) publishedAt!: Date | null;
  @Column("int") lastSessionNumber!: number;
  /** Number of the last change to the public schedule. */
  @Column("int") lastScheduleChange!: number;
  /** Which schedule file an imported event came from: importing it again updates. */
  @Column("text", { nullable: true }) sourceKey!: string | null;
}
