import { Field, Float, Int, ObjectType, registerEnumType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { Noun } from "../base/noun.js";

export enum PlanRunStatus { WAITING = "WAITING", RUNNING = "RUNNING", DONE = "DONE", FAILED = "FAILED", CANCELLED = "CANCELLED" }
registerEnumType(PlanRunStatus, {
  name: "PlanRunStatus",
  description: "Where a run of the planner stands",
  valuesConfig: {
    WAITING: { description: "Has not begun; one run at a time is computed by an instance of the service" },
    RUNNING: { description: "Is being computed" },
    DONE: { description: "Its drafts are there" },
    FAILED: { description: "Ended without a draft; `failure` says why" },
    CANCELLED: { description: "Was cancelled; it left no draft" },
  },
});

export enum PlanEffort { LIGHT = "LIGHT", NORMAL = "NORMAL", THOROUGH = "THOROUGH" }
registerEnumType(PlanEffort, {
  name: "PlanEffort",
  description: "How long the planner searches, counted in steps so that the same input gives the same grid",
  valuesConfig: {
    LIGHT: { description: "For a first look: about a fifth of NORMAL" },
    NORMAL: { description: "About half a second for 24 sessions and 300 people, five seconds for 300 and 2,000" },
    THOROUGH: { description: "For the schedule that is published: about six times NORMAL" },
  },
});

@Entity()
@Index(["eventId", "createdAt"])
@Check("plan_run_status", "status IN ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')")
@Check("plan_run_effort", "effort IN ('LIGHT', 'NORMAL', 'THOROUGH')")
@Check("plan_run_progress", "progress BETWEEN 0 AND 100")
@ObjectType({ simpleResolvers: true, description: "A run of the planner, which places an event's sessions so that as many people as possible can attend what they marked; for the event's organisers" })
export class PlanRun extends Noun {
  @ForeignKey("Event", { onDelete: "CASCADE" })
  @Column("uuid") eventId!: string;

  @Index()
  @ForeignKey("ScheduleVersion", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) fromId!: string | null;

  @Index()
  @ForeignKey("Person", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) createdById!: string | null;

  @Field(() => PlanRunStatus, { description: "Where it stands" })
  @Column("text") status!: PlanRunStatus;

  @Field(() => Int, { description: "How much of the search is done, in percent" })
  @Column("int") progress!: number;

  @Field(() => Int, { description: "What chance was drawn from: the same sessions, marks, seed and effort give the same grid" })
  @Column("int") seed!: number;

  @Field(() => PlanEffort, { description: "How long it searches" })
  @Column("text") effort!: PlanEffort;

  /** Sessions that stay where `from` has them, besides those that are pinned there. */
  @Column("uuid", { array: true }) keep!: string[];

  @Field(() => Float, { description: "Seats it gives up to keep two sessions with a tag in common from one slot" })
  @Column("float8") tagSpread!: number;

  @Field(() => Float, { description: "Seats it gives up to have a session in a slot that it prefers" })
  @Column("float8") preferred!: number;

  @Field(() => Float, { description: "Seats it gives up so that one person more gets a seat in something they wanted" })
  @Column("float8") fairness!: number;

  @Field(() => Float, { description: "What a seat for somebody who said MAYBE is worth beside one for somebody who said WANT, 0 to 1" })
  @Column("float8") maybe!: number;

  @Field(() => [Float], { description: "Seats that moving a session to another time must gain, one price for each draft; at most 3" })
  @Column("float8", { array: true }) changePrices!: number[];

  @Field(() => Date, { nullable: true, description: "When it began; null while it waits" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) startedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: "When it ended; null until then" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) finishedAt!: Date | null;

  @Field(() => String, { nullable: true, description: "Why it failed, in English; null when it did not" })
  @Column("text", { nullable: true }) failure!: string | null;

  /** How often it was begun: an instance may end while it computes. */
  @Column("int") attempts!: number;

  @Field(() => Int, { nullable: true, description: "How many sessions it was to place; null until it is done" })
  @Column("int", { nullable: true }) sessions!: number | null;

  @Field(() => Int, { nullable: true, description: "How many people marked one of them; null until it is done" })
  @Column("int", { nullable: true }) people!: number | null;

  @Field(() => Float, { nullable: true, description: "Seats that grids at random give, on average of ten; null until it is done" })
  @Column("float8", { nullable: true }) randomSeats!: number | null;

  @Field(() => Float, { nullable: true, description: "Seats that a greedy grid gives: the most wanted session first, each where it adds most; null until it is done" })
  @Column("float8", { nullable: true }) greedySeats!: number | null;

  @Field(() => Boolean, { nullable: true, description: "Whether the clock ended the search before its steps were made: then another run with the same seed may differ; null until it is done" })
  @Column("boolean", { nullable: true }) stopped!: boolean | null;
}
