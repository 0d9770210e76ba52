import { ArgsType, Field, InputType, Int, registerEnumType } from "type-graphql";
import { computed, fieldsOf, list, one, oneById, page, pageOfAll, queries, value } from "../base/doors.js";
import { Id } from "../base/id.js";
import { PageArgs } from "../base/page.js";
import { Organisation } from "../organisations/organisation.js";
import { thePlace } from "../places/reads.js";
import { projectMay, projectVerbs, type Standing } from "./policy.js";
import { MembershipStatus, ProjectRole } from "./project-member.js";
import { ProjectVerb } from "./project-verb.js";
import { Project, ProjectKind, ProjectStage, ProjectStatus } from "./project.js";
import {
  allProjects, memberCount, membersOfProject, myMembershipOfProject, myStandingInProject, organisationsOfProject, projectsOfOrganisation,
  proposalsToOrganisation, scopeIsAwaited, scopeOfProject, scopesOfProject, stewardsOfProject, theProject,
} from "./reads.js";

export enum ProjectOrder { NEWEST = "NEWEST", TITLE = "TITLE" }
registerEnumType(ProjectOrder, {
  name: "ProjectOrder", description: "Order of projects",
  valuesConfig: { NEWEST: { description: "Newest first" }, TITLE: { description: "By title" } },
});

@InputType({ description: "Which projects; every condition that is given must hold" })
export class ProjectFilter {
  @Field(() => ProjectStatus, { nullable: true, description: "Has this status" }) status?: ProjectStatus | null;
  @Field(() => ProjectStage, { nullable: true, description: "Is in this stage" }) stage?: ProjectStage | null;
  @Field(() => ProjectKind, { nullable: true, description: "Is of this kind" }) kind?: ProjectKind | null;
  @Field(() => Id, { nullable: true, description: "Has this organisation taking part" }) organisationId?: string | null;
  @Field(() => String, { nullable: true, description: "Has this tag, whatever the case" }) tag?: string | null;
}

@ArgsType()
export class ProjectPageArgs extends PageArgs {
  @Field(() => ProjectFilter, { nullable: true, description: "Which projects; all that the viewer may see when absent" }) filter?: ProjectFilter | null;
  @Field(() => ProjectOrder, { nullable: true, description: "Order; newest first when absent" }) orderBy?: ProjectOrder | null;
}

@ArgsType()
export class OrderedProjectsArgs extends PageArgs {
  @Field(() => ProjectOrder, { nullable: true, description: "Order; newest first when absent" }) orderBy?: ProjectOrder | null;
}

@InputType({ description: "Which members; every condition that is given must hold" })
export class MemberFilter {
  @Field(() => MembershipStatus, { nullable: true, description: "Has this status" }) status?: MembershipStatus | null;
  @Field(() => ProjectRole, { nullable: true, description: "Has this role" }) role?: ProjectRole | null;
}

@ArgsType()
export class MemberPageArgs extends PageArgs {
  @Field(() => MemberFilter, { nullable: true, description: "Which members; all that the viewer may see when absent" }) filter?: MemberFilter | null;
}

export const ProjectQueries = queries({
  project: oneById(theProject, "anyone", "One project; null when there is none that the viewer may see"),
  projects: pageOfAll(allProjects, "anyone", "Projects that the viewer may see", ProjectPageArgs),
});

export const ProjectFields = fieldsOf(Project, {
  place: one(thePlace, { from: "placeId", description: "Place it belongs to; null when not said" }),
  organisations: list(organisationsOfProject, "Organisations that take part, first come first; stewards and whoever speaks for them see proposed ones too"),
  stewards: list(stewardsOfProject, "Who looks after it, first come first"),
  members: page(membersOfProject, "Who takes part, first come first; stewards see requests, invitations and what has ended too, others their own", MemberPageArgs),
  memberCount: value(memberCount, () => Int, { description: "How many people take part, stewards included" }),
  scopeStatement: one(scopeOfProject, { description: "What is open to co-creation and what is not: the latest version signed for a public body that takes part; null when there is none" }),
  scopeStatements: page(scopesOfProject, "Versions of what is open to co-creation, latest first"),
  scopeAwaited: value(scopeIsAwaited, () => Boolean, { description: "Whether nobody can join yet, because a public body takes part and has not signed what it opens" }),
  myMembership: one(myMembershipOfProject, { description: "Own membership, request or invitation, the latest; null when there never was one" }),
  may: computed({
    type: () => [ProjectVerb], needs: ["id", "status"], description: "What the viewer may do with it, from the same policy that the changes ask; at most 11",
    json: projectVerbs,
    resolve: async (project, _args, { loaders, viewer }) => {
      const standing = await loaders.value<Standing>(myStandingInProject, project.id);
      return viewer && standing ? Object.values(ProjectVerb).filter(verb => projectMay(verb, project as unknown as Project, standing)) : [];
    },
  }),
});

export const OrganisationProjects = fieldsOf(Organisation, {
  projects: page(projectsOfOrganisation, "Projects that it takes part in", OrderedProjectsArgs),
  projectProposals: page(proposalsToOrganisation, "Proposals to take part in a project that await an answer; for its officers and admins, and stewards of these projects"),
});
