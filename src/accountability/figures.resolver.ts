import { Float, Int, ObjectType } from "type-graphql";
import { computed, fieldsOf, one, value } from "../base/doors.js";
import { byId } from "../base/reads.js";
import { addressOfRow, publicAddress } from "../base/public-address.js";
import { toAnyone } from "../base/viewer.js";
import { Organisation } from "../organisations/organisation.js";
import { Project } from "../projects/project.js";
import { FEWEST_FOR_MEDIAN, figuresOfOrganisation, figuresOfProject } from "./figures.js";
import { funnelOf } from "./funnel.js";

/** These stand on the row of the project or organisation, so that each figure is a read of its own and costs nothing unless it is asked for. */
@ObjectType("ProjectAccountability", { description: "What became of what was said and promised in a project" })
export class ProjectAccountability {}

@ObjectType("OrganisationAccountability", { description: "What became of what an organisation promised, and what it answered, in projects that the viewer may see" })
export class OrganisationAccountability {}

@ObjectType("Funnel", { description: "From talk to deed in a project: concerns (notes, takeaways and published texts), ideas, promises that answer any of these, and what of them was done" })
export class Funnel {}

type Figures = typeof figuresOfOrganisation;
const commitmentFigures = (of: Omit<Figures, "answered">) => ({
  proposed: value(of.proposed, () => Int, { description: "Commitments that were proposed and await an answer" }),
  declined: value(of.declined, () => Int, { description: "Commitments that were proposed and never promised" }),
  promised: value(of.promised, () => Int, { description: "Commitments that were promised: those open, kept, broken and taken back together" }),
  open: value(of.open, () => Int, { description: "Promises that are not settled" }),
  overdue: value(of.overdue, () => Int, { description: "Promises that are not settled and whose date is over; a part of those open" }),
  kept: value(of.kept, () => Int, { description: "Promises that were kept, with evidence" }),
  broken: value(of.broken, () => Int, { description: "Promises that were not kept" }),
  withdrawn: value(of.withdrawn, () => Int, { description: "Promises that were taken back" }),
  medianDaysToAnswer: value(of.medianDaysToAnswer, () => Float, {
    nullable: true, description: `Median days from a contribution (an anonymous text: from when it was published) to its first answer, to a tenth; null while fewer than ${FEWEST_FOR_MEDIAN} are answered`,
  }),
});

export const ProjectAccountabilityFields = fieldsOf(ProjectAccountability, {
  ...commitmentFigures(figuresOfProject),
  contributions: value(figuresOfProject.contributions, () => Int, { description: "What was said in public and awaits an answer, or has one: ideas, notes and takeaways of sessions at the project's events, and texts published without a name" }),
  answered: value(figuresOfProject.answered, () => Int, { description: "How many of these have an answer, a promise or a reasoned no" }),
  shareAnswered: value(figuresOfProject.shareAnswered, () => Float, { nullable: true, description: "Share of contributions that have an answer, 0 to 1, to a thousandth; null when nothing was said" }),
});

export const OrganisationAccountabilityFields = fieldsOf(OrganisationAccountability, {
  ...commitmentFigures(figuresOfOrganisation),
  answered: value(figuresOfOrganisation.answered, () => Int, { description: "How many contributions it has answered, with a promise or a reasoned no" }),
});

export const FunnelFields = fieldsOf(Funnel, {
  concerns: value(funnelOf.concerns, () => Int, { description: "What was said in public and is no idea: notes and takeaways of sessions at the project's events, and texts published without a name" }),
  ideas: value(funnelOf.ideas, () => Int, { description: "Ideas, neither taken back nor hidden" }),
  ideasFromConcerns: value(funnelOf.ideasFromConcerns, () => Int, { description: "How many of these came from a note or a takeaway" }),
  commitments: value(funnelOf.commitments, () => Int, { description: "Promises that answer a concern or an idea" }),
  done: value(funnelOf.done, () => Int, { description: "How many of these were kept" }),
  daysToIdea: value(funnelOf.daysToIdea, () => Float, { nullable: true, description: "Median days from a note to the idea that came from it, to a tenth; null when none did" }),
  daysToCommitment: value(funnelOf.daysToCommitment, () => Float, {
    nullable: true, description: `Median days from a concern or an idea to the promise that answers it, to a tenth; 0 for one that stood already. Null when there is none, and below ${FEWEST_FOR_MEDIAN} where anonymous texts are among them`,
  }),
  daysToDone: value(funnelOf.daysToDone, () => Float, { nullable: true, description: "Median days from such a promise to its being kept, to a tenth; null when none was" }),
});

const thisProject = byId(Project, toAnyone);
const thisOrganisation = byId(Organisation, toAnyone);

export const ProjectFigures = fieldsOf(Project, {
  accountability: one(thisProject, { nullable: false, as: () => ProjectAccountability, description: "What became of what was said and promised in it. Public with the project" }),
  funnel: one(thisProject, { nullable: false, as: () => Funnel, description: "How its talk came to deeds, stage by stage. Public with the project" }),
  accountabilityCsvUrl: computed({
    type: () => String, needs: ["id"], description: "Address of its commitments and what became of them as a table (CSV, RFC 4180). Leads nowhere while the project is a draft",
    json: addressOfRow("/projects/", "/accountability.csv"),
    resolve: ({ id }) => publicAddress(`/projects/${id}/accountability.csv`),
  }),
});

export const OrganisationFigures = fieldsOf(Organisation, {
  accountability: one(thisOrganisation, { nullable: false, as: () => OrganisationAccountability, description: "What became of what it promised, and how it answers" }),
});
