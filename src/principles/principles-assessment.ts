import { ObjectType } from "type-graphql";
import { Entity, Index } from "typeorm";
import { Assessment } from "./assessment.js";

@Entity()
@Index("principles_assessment_listed", ["projectId", "assessedAt", "id"])
@Index("principles_assessment_of_author", ["authorId", "assessedAt", "id"])
@Index("principles_assessment_stands", ["projectId", "authorId"], { unique: true, where: "party_id IS NULL AND superseded_at IS NULL AND withdrawn_at IS NULL" })
@Index("principles_assessment_stands_for_party", ["projectId", "authorId", "partyId"], { unique: true, where: "party_id IS NOT NULL AND superseded_at IS NULL AND withdrawn_at IS NULL" })
@ObjectType({
  simpleResolvers: true,
  description: "How far a member says that a project has the six characteristics of co-production, with evidence. Members need not agree: each speaks for themselves, or for a party that they belong to. Public with the project, with its author's name",
})
export class PrinciplesAssessment extends Assessment {}
