import { Field, Int, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from "typeorm";
import { FEWEST } from "../base/publication.js";
import { NO_GATE } from "./emergent-nature.js";
import { FEWEST_COUNTED, FEWEST_OUTSIDE } from "./publication.js";

/** What is counted of private answers and notes. */
export enum ReflectionSubject { EMERGENT_NATURE = "EMERGENT_NATURE", DRIVER = "DRIVER", CONCERN = "CONCERN" }

/**
 * What those who run a project or an event are told of one subject, in the row that is locked before it is counted. No
 * `Noun`: its times would tell when people answered.
 */
@Entity()
@Unique("reflection_summary_project", ["projectId", "subject"])
@Unique("reflection_summary_event", ["eventId", "subject"])
@Check("reflection_summary_about", "num_nonnulls(project_id, event_id) = 1")
@Check("reflection_summary_subject", "subject IN ('EMERGENT_NATURE', 'DRIVER', 'CONCERN')")
@Check("reflection_summary_published", "published_at IS NULL OR people >= 10")
@Check("reflection_summary_bands", "num_nulls(low, middle, high) = 3 OR low + middle + high = people")
export class ReflectionSummary {
  @PrimaryColumn("uuid") id!: string;
  @Column({ type: "timestamptz", precision: 3 }) createdAt!: Date;
  @Column({ type: "timestamptz", precision: 3 }) updatedAt!: Date;

  @ForeignKey("Project", { onDelete: "CASCADE" })
  @Column("uuid", { nullable: true }) projectId!: string | null;

  @ForeignKey("Event", { onDelete: "CASCADE" })
  @Column("uuid", { nullable: true }) eventId!: string | null;

  @Column("text") subject!: ReflectionSubject;

  /** How many were counted when it was last written. */
  @Column("int") people!: number;

  @Column("int", { nullable: true }) low!: number | null;
  @Column("int", { nullable: true }) middle!: number | null;
  @Column("int", { nullable: true }) high!: number | null;

  /** Null while fewer than ten are known to be there: nobody is told what was counted before. */
  @Column({ type: "timestamptz", precision: 3, nullable: true }) publishedAt!: Date | null;
}

const RULE = `Published, not computed: counted from ${FEWEST_COUNTED} people on, looked at each hour, and rewritten only when what at least ${FEWEST} people say is new or changed since, so that nobody's can be told; it goes when fewer than ${FEWEST_COUNTED} are left`;
const BAND = `null while fewer than ${FEWEST_OUTSIDE} of them are outside the fullest band, as then everybody's would be known`;

/** These stand on the summary's row. */
@ObjectType({
  simpleResolvers: true,
  description: `How many people in a project or at an event answered the statements of \`EmergentNature\`, and how many of them lie in each third of the scale. ${RULE}. Who they are is told to nobody. ${NO_GATE}`,
})
export class EmergentNatureCounts {
  @Field(() => Int, { description: "How many people are counted; there may be a few more or fewer" }) people!: number;
  @Field(() => Int, { nullable: true, description: `How many of them have a mean below 3; ${BAND}` }) low!: number | null;
  @Field(() => Int, { nullable: true, description: `How many have one from 3 to below 5; ${BAND}` }) middle!: number | null;
  @Field(() => Int, { nullable: true, description: `How many have one from 5 on; ${BAND}` }) high!: number | null;
}

@ObjectType({
  simpleResolvers: true,
  description: `What people in a project note as driving or worrying them, as counts of themes: of notes that its members attached to it, whose words nobody else reads. ${RULE}. Who they are is told to nobody`,
})
export class ThemeCounts {
  @Field(() => Int, { description: "How many people have attached a note of this kind, with a theme or without; there may be a few more or fewer" }) people!: number;
}
