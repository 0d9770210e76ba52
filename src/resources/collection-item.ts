import { Field, Int, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { Noun } from "../base/noun.js";

@Entity()
@Unique("collection_item_once", ["collectionId", "resourceId"])
@Unique("collection_item_position", ["collectionId", "position"], { deferrable: "INITIALLY DEFERRED" })
@Check("collection_item_position_least", "position >= 1")
@ObjectType({ simpleResolvers: true, description: "A resource in a collection. Not listed where the viewer may not see the resource" })
export class CollectionItem extends Noun {
  @ForeignKey("Collection", { onDelete: "CASCADE" })
  @Column("uuid") collectionId!: string;

  @Index()
  @ForeignKey("Resource", { onDelete: "CASCADE" })
  @Column("uuid") resourceId!: string;

  @Field(() => Int, { description: "Where it stands in the collection, from 1; a number is left out where the viewer may not see what stands there" })
  @Column("int") position!: number;

  @Field(() => String, { nullable: true, description: "Why it is here, or what to look at in it (CommonMark)" })
  @Column("text", { nullable: true }) note!: string | null;

  @Field(() => Int, { description: "Counts the edits of its note; give it as `expectedVersion` to notice another's edit" })
  @Column("int") version!: number;
}
