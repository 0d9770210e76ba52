import { Field, ObjectType, registerEnumType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { InvitationStatus } from "../base/invitation.js";
import { Noun } from "../base/noun.js";

export enum AffiliationRole { MEMBER = "MEMBER", OFFICER = "OFFICER", ADMIN = "ADMIN" }
registerEnumType(AffiliationRole, {
  name: "AffiliationRole",
  description: "What a person is in an organisation; no role contains another",
  valuesConfig: {
    MEMBER: { description: "Belongs to it" },
    OFFICER: { description: "Speaks for it: says that it takes part in a project, and for a public body signs what it opens to co-creation" },
    ADMIN: { description: "Keeps its page and its people here; says that it takes part in a project" },
  },
});

@Entity()
@Index("affiliation_once", ["organisationId", "personId"], { unique: true, where: "status IN ('INVITED', 'ACTIVE')" })
@Index("affiliation_email_once", ["organisationId", "email"], { unique: true, where: "status = 'INVITED'" })
@Index("affiliation_listed", ["organisationId", "createdAt", "id"])
@Index(["personId", "status"])
@Index(["email"])
@Check("affiliation_role", "role IN ('MEMBER', 'OFFICER', 'ADMIN')")
@Check("affiliation_status", "status IN ('INVITED', 'ACTIVE', 'DECLINED', 'LEFT', 'WITHDRAWN')")
@Check("affiliation_whose", "num_nonnulls(person_id, email) = 1")
@Check("affiliation_period", "CASE WHEN status IN ('ACTIVE', 'LEFT') THEN person_id IS NOT NULL AND started_at IS NOT NULL AND (ended_at IS NOT NULL) = (status = 'LEFT') ELSE started_at IS NULL AND ended_at IS NULL END")
@ObjectType({ simpleResolvers: true, description: "That a person acts for an organisation, or is invited to. Current ones are public; the rest is seen by that person and the organisation's admins" })
export class Affiliation extends Noun {
  @ForeignKey("Organisation", { onDelete: "CASCADE" })
  @Column("uuid") organisationId!: string;

  @ForeignKey("Person", { onDelete: "CASCADE" })
  @Column("uuid", { nullable: true }) personId!: string | null;

  @Field(() => String, { nullable: true, description: "Address that was invited, until somebody who signed in with it accepts; null when a person was invited" })
  @Column("text", { nullable: true }) email!: string | null;

  @Field(() => AffiliationRole, { description: "What the person is in the organisation" })
  @Column("text") role!: AffiliationRole;

  @Field(() => InvitationStatus, { description: "Whether it was accepted" })
  @Column("text") status!: InvitationStatus;

  @Field(() => Date, { nullable: true, description: "Since when; null while it is not accepted" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) startedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: "Until when; null while it lasts" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) endedAt!: Date | null;
}
