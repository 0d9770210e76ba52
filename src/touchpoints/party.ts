import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { Noun } from "../base/noun.js";

export enum PartyKind {
  RESIDENT = "RESIDENT", FAMILY = "FAMILY", VOLUNTEER = "VOLUNTEER", COMMUNITY_GROUP = "COMMUNITY_GROUP",
  FRONT_LINE_STAFF = "FRONT_LINE_STAFF", MANAGER = "MANAGER", PARTNER = "PARTNER", OTHER = "OTHER",
}
registerEnumType(PartyKind, {
  name: "PartyKind",
  description: "Which people make up a party",
  valuesConfig: {
    RESIDENT: { description: "People who live there and use the service, or could" },
    FAMILY: { description: "Those who use it with or for somebody else: parents, carers, relatives" },
    VOLUNTEER: { description: "People who help without being paid" },
    COMMUNITY_GROUP: { description: "An association, a neighbourhood, people with a cause" },
    FRONT_LINE_STAFF: { description: "Staff whom people meet: at the desk, in the classroom, at the bedside" },
    MANAGER: { description: "Staff who decide how the service is run and what it may cost" },
    PARTNER: { description: "A firm, a university, another body that provides a part of it" },
    OTHER: { description: "Others; the party's name says who" },
  },
});

export enum PartySide { COMMUNITY = "COMMUNITY", INSTITUTION = "INSTITUTION" }
registerEnumType(PartySide, {
  name: "PartySide",
  description: "On which of the two sides of co-production a party stands; how they treat one another and who carries the burden is compared between them",
  valuesConfig: {
    COMMUNITY: { description: "People, in their own time: residents, families, volunteers, community groups" },
    INSTITUTION: { description: "Public bodies, and those who act for them or are paid by them" },
  },
});

@Entity()
@Index("party_name", ["projectId", "name"], { unique: true, where: "withdrawn_at IS NULL" })
@Index("party_listed", ["projectId", "createdAt", "id"])
@Check("party_kind", "kind IN ('RESIDENT', 'FAMILY', 'VOLUNTEER', 'COMMUNITY_GROUP', 'FRONT_LINE_STAFF', 'MANAGER', 'PARTNER', 'OTHER')")
@Check("party_side", "side IN ('COMMUNITY', 'INSTITUTION')")
@ObjectType({
  simpleResolvers: true,
  description: "People who share a position in a project, for example its residents, or the desk staff of the town hall. They meet at touchpoints; each says itself what value it gets there. Seen with its project",
})
export class Party extends Noun {
  @ForeignKey("Project", { onDelete: "CASCADE" })
  @Column("uuid") projectId!: string;

  @Field(() => PartyKind, { description: "Which people make it up" })
  @Column("text") kind!: PartyKind;

  @Field(() => PartySide, { description: "On which side it stands" })
  @Column("text") side!: PartySide;

  @Field(() => String, { description: "Name in the project, for example \"Parents of the lower town\"" })
  @Column("text") name!: string;

  /** Whose staff it is: who acts for that organisation belongs to the party by that, and to no party of residents. */
  @Index()
  @ForeignKey("Organisation", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) organisationId!: string | null;

  @Field(() => Int, { description: "Counts the edits; give it as `expectedVersion` to notice another's edit" })
  @Column("int") version!: number;

  @Field(() => Date, { nullable: true, description: "When the project ceased to speak of it; what it said stays. Null while it is part of the project" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) withdrawnAt!: Date | null;
}
