import { ArgsType, Field, InputType, registerEnumType } from "type-graphql";
import { computed, fieldsOf, list, one, oneById, page, pageOfAll, queries, type Door } from "../base/doors.js";
import type { Access } from "../base/access.js";
import { FewArgs, PageArgs } from "../base/page.js";
import { Me } from "../identity/me.js";
import { thePerson } from "../identity/reads.js";
import { theNote } from "../notes/reads.js";
import { SessionNote } from "../notes/session-note.js";
import { Project, ProjectStage } from "../projects/project.js";
import { theProject } from "../projects/reads.js";
import { PartyKind } from "../touchpoints/party.js";
import { CaseOutcome, CaseStatus, CaseStudy } from "./case-study.js";
import { CaseVerb } from "./case-verb.js";
import { FactorTable } from "./factor-table.js";
import { Factor } from "./factor.js";
import { caseVerbs, verbsOf } from "./policy.js";
import { casesOfAuthor, casesOfNote, casesOfProject, casesToReview, factorsOfCase, iWroteCase, publishedCases, reviewsOfCase, theCase } from "./reads.js";
import { readFactorTable, type Narrowed } from "./read-factor-table.js";

export enum CaseOrder { NEWEST = "NEWEST", OLDEST = "OLDEST" }
registerEnumType(CaseOrder, {
  name: "CaseOrder", description: "Order of case studies",
  valuesConfig: { NEWEST: { description: "Last published first" }, OLDEST: { description: "First published first" } },
});

@InputType({ description: "Which cases are counted; every condition that is given must hold" })
export class FactorTableFilter {
  @Field(() => String, { nullable: true, description: "Took place in this country (ISO 3166-1 alpha-2), whatever the case" }) country?: string | null;
  @Field(() => String, { nullable: true, description: "Is told in this language (BCP 47), whatever the case" }) language?: string | null;
  @Field(() => ProjectStage, { nullable: true, description: "Tells of this one of the four Co's" }) stage?: ProjectStage | null;
  @Field(() => PartyKind, { nullable: true, description: "Such people took part" }) party?: PartyKind | null;
}

@InputType({ description: "Which cases; every condition that is given must hold" })
export class CaseFilter extends FactorTableFilter {
  @Field(() => CaseOutcome, { nullable: true, description: "Ended so" }) outcome?: CaseOutcome | null;
  @Field(() => Factor, { nullable: true, description: "Tells that this helped or hindered" }) factor?: Factor | null;
  @Field(() => Factor, { nullable: true, description: "Tells that this helped (+)" }) helpedBy?: Factor | null;
  @Field(() => Factor, { nullable: true, description: "Tells that this hindered (−)" }) hinderedBy?: Factor | null;
  @Field(() => String, { nullable: true, description: "Has this text in its title or its summary, whatever the case" }) text?: string | null;
}

@ArgsType()
export class CasePageArgs extends PageArgs {
  @Field(() => CaseFilter, { nullable: true, description: "Which cases; all that are published when absent" }) filter?: CaseFilter | null;
  @Field(() => CaseOrder, { nullable: true, description: "Order; last published first when absent" }) orderBy?: CaseOrder | null;
}

@InputType({ description: "Which of one's own cases" })
export class MyCaseFilter {
  @Field(() => CaseStatus, { nullable: true, description: "Stands here" }) status?: CaseStatus | null;
}

@ArgsType()
export class MyCasePageArgs extends PageArgs {
  @Field(() => MyCaseFilter, { nullable: true, description: "Which cases; all when absent" }) filter?: MyCaseFilter | null;
}

@ArgsType()
export class FactorTableArgs {
  @Field(() => FactorTableFilter, { nullable: true, description: "Which cases are counted; all that are published when absent" }) filter?: FactorTableFilter | null;
}

/** Counts over all cases hang from no row: no read can say it, and it is one statement as it is. */
const factorTable: Door & { access: Access } = {
  access: "anyone", type: () => FactorTable, nullable: false, args: FactorTableArgs, extensions: { rows: 1 },
  description: "How often each factor helped and hindered in published cases, by how they ended. Counts of what authors report, and no proof of cause (see `FactorTable`)",
  resolve: (_root, { filter }, context) => readFactorTable(filter as Narrowed | null ?? {}, context),
};

export const CaseQueries = queries({
  caseStudy: oneById(theCase, "anyone", "One case study; null when there is none that the viewer may see"),
  caseStudies: pageOfAll(publishedCases, "anyone", "Case studies that are published", CasePageArgs),
  caseReviewQueue: pageOfAll(casesToReview, "signedIn", "Cases that await the viewer's review, who waited longest first. For administrators of this service, of cases that they did not write; empty for others", PageArgs),
  factorTable,
});

export const CaseFields = fieldsOf(CaseStudy, {
  author: one(thePerson, { from: "authorId", description: "Who tells it; null when they have left the service" }),
  project: one(theProject, { from: "projectId", description: "Project it was made from; null when it was made from none, or not for the viewer" }),
  sessionNote: one(theNote, { from: "sessionNoteId", description: "Note it was made from; null when it was made from none, or not for the viewer any more" }),
  factors: list(factorsOfCase, "What helped or hindered, what weighed most first", FewArgs),
  reviews: page(reviewsOfCase, "Its way to the public, from the beginning; empty to everybody but its author and the reviewers. Who reviewed it is not told"),
  may: computed({
    type: () => [CaseVerb], needs: ["id", "status"], description: "What the viewer may do with it, from the same policy that the changes ask; at most 5",
    json: caseVerbs,
    resolve: async ({ id, status }, _args, { loaders, viewer }) =>
      viewer ? verbsOf(status as CaseStatus, { author: await loaders.value<boolean>(iWroteCase, id) ?? false, administrator: viewer.administrator }) : [],
  }),
});

export const ProjectCases = fieldsOf(Project, {
  cases: page(casesOfProject, "Published case studies that were made from it, last published first"),
});

export const NoteCases = fieldsOf(SessionNote, {
  cases: page(casesOfNote, "Published case studies that were made from it, last published first"),
});

export const MyCases = fieldsOf(Me, {
  cases: page(casesOfAuthor, "Case studies that one writes, newest first; wherever they stand", MyCasePageArgs),
});
