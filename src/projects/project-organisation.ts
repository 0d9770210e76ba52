import { Field, ObjectType, registerEnumType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { InvitationStatus } from "../base/invitation.js";
import { Noun } from "../base/noun.js";

export enum ProjectOrganisationRole { PROVIDER = "PROVIDER", PARTNER = "PARTNER" }
registerEnumType(ProjectOrganisationRole, {
  name: "ProjectOrganisationRole",
  description: "What an organisation is in a project",
  valuesConfig: {
    PROVIDER: { description: "Answers for the service" },
    PARTNER: { description: "Takes part" },
  },
});

@Entity()
@Index("project_organisation_once", ["projectId", "organisationId"], { unique: true, where: "status IN ('INVITED', 'ACTIVE')" })
@Index("project_organisation_listed", ["projectId", "createdAt", "id"])
@Index(["organisationId", "status"])
@Check("project_organisation_role", "role IN ('PROVIDER', 'PARTNER')")
@Check("project_organisation_status", "status IN ('INVITED', 'ACTIVE', 'DECLINED', 'LEFT', 'WITHDRAWN')")
@ObjectType({ simpleResolvers: true, description: "That an organisation takes part in a project, or is asked to. Current ones are public; the rest is seen by stewards and whoever speaks for the organisation" })
export class ProjectOrganisation extends Noun {
  @ForeignKey("Project", { onDelete: "CASCADE" })
  @Column("uuid") projectId!: string;

  @ForeignKey("Organisation", { onDelete: "CASCADE" })
  @Column("uuid") organisationId!: string;

  @Field(() => ProjectOrganisationRole, { description: "What it is in the project" })
  @Column("text") role!: ProjectOrganisationRole;

  @Field(() => InvitationStatus, { description: "Whether the organisation agreed" })
  @Column("text") status!: InvitationStatus;
}
