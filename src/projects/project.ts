import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { Noun } from "../base/noun.js";

export enum ProjectKind { SERVICE = "SERVICE", LIVING_LAB = "LIVING_LAB", COMMUNITY_INITIATIVE = "COMMUNITY_INITIATIVE" }
registerEnumType(ProjectKind, {
  name: "ProjectKind",
  description: "What a project is about",
  valuesConfig: {
    SERVICE: { description: "A public service, or a part of one, made together" },
    LIVING_LAB: { description: "Innovation with users in a real-life setting" },
    COMMUNITY_INITIATIVE: { description: "Something that people do for themselves and their neighbours" },
  },
});

export enum ProjectStatus { DRAFT = "DRAFT", OPEN = "OPEN", CLOSED = "CLOSED" }
registerEnumType(ProjectStatus, {
  name: "ProjectStatus",
  description: "Where a project stands",
  valuesConfig: {
    DRAFT: { description: "Seen by its members, whoever is invited, and whoever speaks for its organisations" },
    OPEN: { description: "Public; people can ask to join" },
    CLOSED: { description: "Public, and over for now" },
  },
});

export enum ProjectStage { CO_COMMISSION = "CO_COMMISSION", CO_DESIGN = "CO_DESIGN", CO_DELIVER = "CO_DELIVER", CO_ASSESS = "CO_ASSESS" }
registerEnumType(ProjectStage, {
  name: "ProjectStage",
  description: "Which of the four Co's a project is in; it goes round, it does not end at launch",
  valuesConfig: {
    CO_COMMISSION: { description: "Agreeing together what is wanted, with which means" },
    CO_DESIGN: { description: "Designing it together" },
    CO_DELIVER: { description: "Providing it together" },
    CO_ASSESS: { description: "Looking together at what came of it" },
  },
});

export enum ProjectForm { CITIZEN_OWNED = "CITIZEN_OWNED", CITIZEN_DRIVEN = "CITIZEN_DRIVEN", TRANSITIONAL = "TRANSITIONAL", ENFORCED = "ENFORCED" }
registerEnumType(ProjectForm, {
  name: "ProjectForm",
  description: "Form of co-production: who carries it",
  valuesConfig: {
    CITIZEN_OWNED: { description: "Residents own and run it" },
    CITIZEN_DRIVEN: { description: "Residents drive it, a public body supports it" },
    TRANSITIONAL: { description: "It is passing from one side to the other" },
    ENFORCED: { description: "Residents have to take part for the service to work" },
  },
});

@Entity()
@Index("project_newest", ["createdAt", "id"])
@Index("project_titled", ["title", "id"])
@Check("project_kind", "kind IN ('SERVICE', 'LIVING_LAB', 'COMMUNITY_INITIATIVE')")
@Check("project_status", "status IN ('DRAFT', 'OPEN', 'CLOSED')")
@Check("project_stage", "stage IN ('CO_COMMISSION', 'CO_DESIGN', 'CO_DELIVER', 'CO_ASSESS')")
@Check("project_form", "form IN ('CITIZEN_OWNED', 'CITIZEN_DRIVEN', 'TRANSITIONAL', 'ENFORCED')")
@Check("project_closed", "(status = 'CLOSED') = (closed_at IS NOT NULL)")
@ObjectType({ simpleResolvers: true, description: "A public service, or a part of one, that people make together" })
export class Project extends Noun {
  @Field(() => String, { description: "Title of the project" })
  @Column("text") title!: string;

  @Field(() => String, { description: "What it is about, in a few lines" })
  @Column("text") summary!: string;

  @Field(() => String, { nullable: true, description: "What it is about, at length (CommonMark)" })
  @Column("text", { nullable: true }) description!: string | null;

  @Field(() => ProjectKind, { description: "What it is about" })
  @Column("text") kind!: ProjectKind;

  @Field(() => ProjectStatus, { description: "Where it stands" })
  @Column("text") status!: ProjectStatus;

  @Field(() => ProjectStage, { description: "Which of the four Co's it is in" })
  @Column("text") stage!: ProjectStage;

  @Field(() => ProjectForm, { nullable: true, description: "Form of co-production; null when not said" })
  @Column("text", { nullable: true }) form!: ProjectForm | null;

  @Index()
  @ForeignKey("Place")
  @Column("uuid", { nullable: true }) placeId!: string | null;

  @Field(() => String, { nullable: true, description: "Language of its texts (BCP 47)" })
  @Column("text", { nullable: true }) language!: string | null;

  @Field(() => [String], { description: "Tags; at most 20" })
  @Column("text", { array: true }) tags!: string[];

  @Field(() => Date, { nullable: true, description: "When it was closed; null when it is not" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) closedAt!: Date | null;

  @Field(() => String, { nullable: true, description: "Why it was closed; null when it is not, or nobody said" })
  @Column("text", { nullable: true }) closeReason!: string | null;

  @Field(() => Int, { description: "Counts the edits; give it as `expectedVersion` to notice another's edit" })
  @Column("int") version!: number;
}
