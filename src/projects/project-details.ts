import { Field, InputType } from "type-graphql";
import type { Checks } from "../base/checks.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { ProjectForm, ProjectKind } from "./project.js";

/** What may be said of a project when it is started and when it is edited. */
@InputType()
export abstract class ProjectDetails extends KeyedInput {
  @Field(() => String, { nullable: true, description: "What it is about, at length (CommonMark); at most 20,000 characters" }) description?: string | null;
  @Field(() => ProjectKind, { nullable: true, description: "What it is about; SERVICE when it is started without" }) kind?: ProjectKind | null;
  @Field(() => ProjectForm, { nullable: true, description: "Form of co-production" }) form?: ProjectForm | null;
  @Field(() => Id, { nullable: true, description: "Place it belongs to" }) placeId?: string | null;
  @Field(() => String, { nullable: true, description: "Language of its texts (BCP 47)" }) language?: string | null;
  @Field(() => [String], { nullable: true, description: "Tags; at most 20 of 40 characters" }) tags?: string[] | null;
}

export function checkProject(input: Partial<ProjectDetails> & { title?: string | null; summary?: string | null }, checks: Checks): void {
  checks.text("title", input.title, 200);
  checks.text("summary", input.summary, 500);
  checks.text("description", input.description, 20_000);
  checks.language("language", input.language);
  checks.words("tags", input.tags, 20);
}
