import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { Check, Column, Entity, Index } from "typeorm";
import { Noun } from "../base/noun.js";

export enum OrganisationKind { PUBLIC_BODY = "PUBLIC_BODY", COMMUNITY = "COMMUNITY", COMPANY = "COMPANY", RESEARCH = "RESEARCH", LIVING_LAB = "LIVING_LAB" }
registerEnumType(OrganisationKind, {
  name: "OrganisationKind",
  description: "Kind of organisation",
  valuesConfig: {
    PUBLIC_BODY: { description: "Part of the public administration, or answerable to it" },
    COMMUNITY: { description: "Association, neighbourhood, co-operative: people who organised themselves" },
    COMPANY: { description: "Firm" },
    RESEARCH: { description: "University or research institute" },
    LIVING_LAB: { description: "Living lab: innovation with users in a real-life setting" },
  },
});

export enum GovernmentLevel { LOCAL = "LOCAL", REGIONAL = "REGIONAL", NATIONAL = "NATIONAL", SUPRANATIONAL = "SUPRANATIONAL" }
registerEnumType(GovernmentLevel, {
  name: "GovernmentLevel",
  description: "Level of government of a public body",
  valuesConfig: {
    LOCAL: { description: "Municipality, district, or one of their bodies" },
    REGIONAL: { description: "Region, province, state of a federation" },
    NATIONAL: { description: "Country" },
    SUPRANATIONAL: { description: "Beyond countries, for example the European Union" },
  },
});

@Entity()
@Index("organisation_listed", ["name", "id"])
@Index("organisation_newest", ["createdAt", "id"])
@Check("organisation_kind", "kind IN ('PUBLIC_BODY', 'COMMUNITY', 'COMPANY', 'RESEARCH', 'LIVING_LAB')")
@Check("organisation_level", "level IS NULL OR (kind = 'PUBLIC_BODY' AND level IN ('LOCAL', 'REGIONAL', 'NATIONAL', 'SUPRANATIONAL'))")
@ObjectType({ simpleResolvers: true, description: "Organisation that people act for. Anyone signed in can add one: look at `verifiedAt` before trusting its name" })
export class Organisation extends Noun {
  @Field(() => String, { description: "Name of the organisation" })
  @Column("text") name!: string;

  @Field(() => OrganisationKind, { description: "What kind it is" })
  @Column("text") kind!: OrganisationKind;

  @Field(() => GovernmentLevel, { nullable: true, description: "Level of government; null unless it is a public body, and for one that sits on none" })
  @Column("text", { nullable: true }) level!: GovernmentLevel | null;

  @Field(() => String, { nullable: true, description: "Web site (http or https)" })
  @Column("text", { nullable: true }) website!: string | null;

  @Field(() => String, { nullable: true, description: "What it does (CommonMark)" })
  @Column("text", { nullable: true }) description!: string | null;

  @Field(() => Date, { nullable: true, description: "When an administrator of this service saw to it that it is what it says; null when not" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) verifiedAt!: Date | null;

  @Field(() => Int, { description: "Counts the edits; give it as `expectedVersion` to notice another's edit" })
  @Column("int") version!: number;
}
