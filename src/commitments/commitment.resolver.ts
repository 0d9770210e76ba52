import { ArgsType, Field, InputType, registerEnumType } from "type-graphql";
import { computed, fieldsOf, list, one, oneById, page, queries, value } from "../base/doors.js";
import { Id } from "../base/id.js";
import { PageArgs } from "../base/page.js";
import { Me } from "../identity/me.js";
import { thePerson } from "../identity/reads.js";
import { Organisation } from "../organisations/organisation.js";
import { theOrganisation } from "../organisations/reads.js";
import { Project } from "../projects/project.js";
import { theTouchpoint } from "../touchpoints/reads.js";
import { Touchpoint } from "../touchpoints/touchpoint.js";
import { CommitmentChange } from "./commitment-change.js";
import { CommitmentVerb } from "./commitment-verb.js";
import { Commitment, CommitmentStatus } from "./commitment.js";
import { commitmentVerbs, verbsOf, type Standing } from "./policy.js";
import {
  changesOfCommitment, commitmentIsOverdue, commitmentsOfOrganisation, commitmentsOfOwner, commitmentsOfProject, commitmentsOfTouchpoint, outcomeOfCommitment,
  myOrganisationsInProject, projectOfCommitment, standingInCommitment, theCommitment,
} from "./reads.js";

export enum CommitmentOrder { DUE = "DUE", NEWEST = "NEWEST" }
registerEnumType(CommitmentOrder, {
  name: "CommitmentOrder", description: "Order of commitments",
  valuesConfig: { DUE: { description: "By date, the earliest first" }, NEWEST: { description: "Newest first" } },
});

@InputType({ description: "Which commitments; every condition that is given must hold" })
export class CommitmentFilter {
  @Field(() => CommitmentStatus, { nullable: true, description: "Stands here" }) status?: CommitmentStatus | null;
  @Field(() => Boolean, { nullable: true, description: "Is overdue, or is not" }) overdue?: boolean | null;
  @Field(() => Id, { nullable: true, description: "Is this organisation's" }) organisationId?: string | null;
}

@ArgsType()
export class CommitmentPageArgs extends PageArgs {
  @Field(() => CommitmentFilter, { nullable: true, description: "Which commitments; all that the viewer may see when absent" }) filter?: CommitmentFilter | null;
  @Field(() => CommitmentOrder, { nullable: true, description: "Order; by date when absent" }) orderBy?: CommitmentOrder | null;
}

export const CommitmentQueries = queries({
  commitment: oneById(theCommitment, "anyone", "One commitment; null when there is none that the viewer may see"),
});

export const CommitmentFields = fieldsOf(Commitment, {
  project: one(projectOfCommitment, { from: "projectId", nullable: false, description: "Project it belongs to" }),
  organisation: one(theOrganisation, { from: "organisationId", nullable: false, description: "Organisation that promises, or is asked to" }),
  owner: one(thePerson, { from: "ownerId", description: "Who sees to it for that organisation; null when nobody in particular does" }),
  proposedBy: one(thePerson, { from: "proposedById", description: "Who proposed it or, where nobody had to ask, promised it; null when they have left the service" }),
  touchpoint: one(theTouchpoint, { from: "touchpointId", description: "Touchpoint it is about; null when it is about none in particular" }),
  overdue: value(commitmentIsOverdue, () => Boolean, { description: "Whether it was promised, its date is over, and it is not settled" }),
  outcome: one(outcomeOfCommitment, { description: "How it was settled, with the evidence or the reason; null while it is open" }),
  history: page(changesOfCommitment, "What happened to it, from the beginning"),
  may: computed({
    type: () => [CommitmentVerb], needs: ["id", "status"], description: "What the viewer may do with it, from the same policy that the changes ask; at most 8",
    json: commitmentVerbs,
    resolve: async ({ id, status }, _args, { loaders, viewer }) => {
      const standing = viewer && await loaders.value<Standing>(standingInCommitment, id);
      return standing ? verbsOf(status as CommitmentStatus, standing) : [];
    },
  }),
});

export const ChangeFields = fieldsOf(CommitmentChange, {
  by: one(thePerson, { from: "byId", description: "Who did it; null when they have left the service" }),
});

export const ProjectCommitments = fieldsOf(Project, {
  commitments: page(commitmentsOfProject, "What organisations promise in it, or are asked to", CommitmentPageArgs),
  myOrganisations: list(myOrganisationsInProject, "Organisations that take part and have the viewer as an officer: those for which they can promise and answer"),
});

export const OrganisationCommitments = fieldsOf(Organisation, {
  commitments: page(commitmentsOfOrganisation, "What it promises, or is asked to, in projects that the viewer may see", CommitmentPageArgs),
});

export const TouchpointCommitments = fieldsOf(Touchpoint, {
  commitments: page(commitmentsOfTouchpoint, "What organisations promise for it, or are asked to", CommitmentPageArgs),
});

export const MyCommitments = fieldsOf(Me, {
  commitments: page(commitmentsOfOwner, "What one sees to", CommitmentPageArgs),
});
