import { Field, ObjectType, registerEnumType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { Noun } from "../base/noun.js";

export enum ProjectRole { STEWARD = "STEWARD", MEMBER = "MEMBER" }
registerEnumType(ProjectRole, {
  name: "ProjectRole",
  description: "What a person is in a project",
  valuesConfig: {
    STEWARD: { description: "Looks after it: its page, its people, its organisations" },
    MEMBER: { description: "Takes part" },
  },
});

export enum MembershipStatus { REQUESTED = "REQUESTED", INVITED = "INVITED", ACTIVE = "ACTIVE", DECLINED = "DECLINED", LEFT = "LEFT" }
registerEnumType(MembershipStatus, {
  name: "MembershipStatus",
  description: "Where a membership stands",
  valuesConfig: {
    REQUESTED: { description: "Asked to join; a steward answers" },
    INVITED: { description: "A steward asked; the person answers" },
    ACTIVE: { description: "Takes part" },
    DECLINED: { description: "Request or invitation that was declined" },
    LEFT: { description: "Left or was released; or the request or invitation was taken back before it was answered" },
  },
});

@Entity()
@Index("project_member_once", ["projectId", "personId"], { unique: true, where: "status IN ('REQUESTED', 'INVITED', 'ACTIVE')" })
@Index("project_member_email_once", ["projectId", "email"], { unique: true, where: "status = 'INVITED'" })
@Index("project_member_listed", ["projectId", "createdAt", "id"])
@Index(["personId", "status"])
@Index(["email"])
@Check("project_member_role", "role IN ('STEWARD', 'MEMBER')")
@Check("project_member_status", "status IN ('REQUESTED', 'INVITED', 'ACTIVE', 'DECLINED', 'LEFT')")
@Check("project_member_whose", "num_nonnulls(person_id, email) = 1")
@Check("project_member_period", "CASE status WHEN 'ACTIVE' THEN person_id IS NOT NULL AND joined_at IS NOT NULL AND left_at IS NULL WHEN 'LEFT' THEN left_at IS NOT NULL ELSE joined_at IS NULL AND left_at IS NULL END")
@ObjectType({ simpleResolvers: true, description: "That a person takes part in a project, asked to, or is invited. Current members are public; the rest is seen by that person and the stewards" })
export class ProjectMember extends Noun {
  @ForeignKey("Project", { onDelete: "CASCADE" })
  @Column("uuid") projectId!: string;

  @ForeignKey("Person", { onDelete: "CASCADE" })
  @Column("uuid", { nullable: true }) personId!: string | null;

  @Field(() => String, { nullable: true, description: "Address that was invited, until somebody who signed in with it accepts; null otherwise" })
  @Column("text", { nullable: true }) email!: string | null;

  @Field(() => ProjectRole, { description: "What the person is in the project, or is to be" })
  @Column("text") role!: ProjectRole;

  @Field(() => MembershipStatus, { description: "Where it stands" })
  @Column("text") status!: MembershipStatus;

  /** With the request; for the stewards and that person. */
  @Column("text", { nullable: true }) message!: string | null;

  /** Of the steward who declined or released; for the stewards and that person. */
  @Column("text", { nullable: true }) reason!: string | null;

  @Field(() => Date, { nullable: true, description: "Since when the person takes part; null while they do not" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) joinedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: "When it ended; null while it lasts" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) leftAt!: Date | null;
}
