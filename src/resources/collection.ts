import { Field, Int, ObjectType } from "type-graphql";
import { Column, Entity, ForeignKey, Index } from "typeorm";
import { Noun } from "../base/noun.js";

@Entity()
@Index("collection_listed", ["createdAt", "id"])
@Index("collection_by_title", ["title", "id"])
@Index("collection_of_project", ["projectId", "createdAt", "id"])
@ObjectType({ simpleResolvers: true, description: "Resources in an order that somebody chose, with a word on each: a reading list. One's own, public with one's name; or a project's, seen with the project" })
export class Collection extends Noun {
  @Field(() => String, { description: "What it is called" })
  @Column("text") title!: string;

  @Field(() => String, { nullable: true, description: "What it is for (CommonMark)" })
  @Column("text", { nullable: true }) description!: string | null;

  @Field(() => String, { nullable: true, description: "Language of its texts (BCP 47)" })
  @Column("text", { nullable: true }) language!: string | null;

  @Field(() => Int, { description: "Counts the edits of its texts; give it as `expectedVersion` to notice another's edit" })
  @Column("int") version!: number;

  @ForeignKey("Project", { onDelete: "CASCADE" })
  @Column("uuid", { nullable: true }) projectId!: string | null;

  /** Null when the person is gone. */
  @Index()
  @ForeignKey("Person", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) createdById!: string | null;

  @Field(() => Date, { nullable: true, description: "When it was taken back: then only those see it who kept it, and administrators; null when it was not" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) withdrawnAt!: Date | null;
}
