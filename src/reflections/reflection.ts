import { Field, Int, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { Noun } from "../base/noun.js";
import { MOST_THEMES, ReflectionKind, ReflectionTheme, THEMES } from "./theme.js";

const among = (kind: ReflectionKind): string => `(kind = '${kind}' AND themes <@ ARRAY[${THEMES[kind].map(theme => `'${theme}'`).join(", ")}])`;

@Entity()
@Index("reflection_listed", ["personId", "createdAt", "id"])
@Index("reflection_of_project", ["projectId", "kind", "personId"])
@Check("reflection_themes", `${among(ReflectionKind.DRIVER)} OR ${among(ReflectionKind.CONCERN)}`)
@ObjectType({
  simpleResolvers: true,
  description: "A private note of what drives a person to take part, or what worries them about it. Its words are seen by that person and by nobody else, whatever their role. Attached to a project, its themes are counted there with those of others, from ten people on",
})
export class Reflection extends Noun {
  @ForeignKey("Person", { onDelete: "CASCADE" })
  @Column("uuid") personId!: string;

  @ForeignKey("Project", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) projectId!: string | null;

  @Field(() => ReflectionKind, { description: "What it is about" })
  @Column("text") kind!: ReflectionKind;

  @Field(() => String, { description: "What one notes (CommonMark)" })
  @Column("text") text!: string;

  @Field(() => [ReflectionTheme], { description: `What it comes under; at most ${MOST_THEMES}` })
  @Column("text", { array: true }) themes!: ReflectionTheme[];

  @Field(() => Int, { description: "Counts the edits; give it as `expectedVersion` to notice an edit on another device" })
  @Column("int") version!: number;
}
