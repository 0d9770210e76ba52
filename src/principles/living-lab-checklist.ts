import { ObjectType } from "type-graphql";
import { Entity, Index } from "typeorm";
import { Assessment } from "./assessment.js";

@Entity()
@Index("living_lab_checklist_listed", ["projectId", "assessedAt", "id"])
@Index("living_lab_checklist_of_author", ["authorId", "assessedAt", "id"])
@Index("living_lab_checklist_stands", ["projectId", "authorId"], { unique: true, where: "party_id IS NULL AND superseded_at IS NULL AND withdrawn_at IS NULL" })
@Index("living_lab_checklist_stands_for_party", ["projectId", "authorId", "partyId"], { unique: true, where: "party_id IS NOT NULL AND superseded_at IS NULL AND withdrawn_at IS NULL" })
@ObjectType({ simpleResolvers: true, description: "Which of the five elements of a living lab a member says that a project of that kind has, with evidence. Public with the project, with its author's name" })
export class LivingLabChecklist extends Assessment {}
