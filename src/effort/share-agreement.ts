import { Field, Int, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { Noun } from "../base/noun.js";

@Entity()
@Unique("share_agreement_version", ["projectId", "version"])
@Check("share_agreement_version_from_one", "version >= 1")
@ObjectType({
  simpleResolvers: true,
  description: "How a project's parties agreed to share the burden. Versions stay: at any time the latest one counts that had come into force by then. Public with the project",
})
export class ShareAgreement extends Noun {
  @ForeignKey("Project", { onDelete: "CASCADE" })
  @Column("uuid") projectId!: string;

  @Field(() => Int, { description: "Version, from 1; give the latest as `expectedVersion` to notice another's" })
  @Column("int") version!: number;

  @Field(() => Date, { description: "From when it is in force. A period is measured by what is in force when it begins, or else by what comes into force in it first" })
  @Column({ type: "timestamptz", precision: 3 }) validFrom!: Date;

  @Field(() => String, { nullable: true, description: "How it came about: where it was agreed, and why it differs from the version before" })
  @Column("text", { nullable: true }) note!: string | null;

  @Index()
  @ForeignKey("Person", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) setById!: string | null;
}
