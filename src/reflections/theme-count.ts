import { Field, Int, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from "typeorm";
import { FEWEST } from "../base/publication.js";
import { FEWEST_OUTSIDE } from "./publication.js";
import { ReflectionTheme } from "./theme.js";

/** No `Noun`, as its times would tell. */
@Entity()
@Unique("theme_count_once", ["summaryId", "theme"])
@Check("theme_count_people", "people >= 5")
@ObjectType({ simpleResolvers: true, description: `How many people note something under a theme; told from ${FEWEST} people on` })
export class ThemeCount {
  @PrimaryColumn("uuid") id!: string;
  @Column({ type: "timestamptz", precision: 3 }) createdAt!: Date;
  @Column({ type: "timestamptz", precision: 3 }) updatedAt!: Date;

  @ForeignKey("ReflectionSummary", { onDelete: "CASCADE" })
  @Column("uuid") summaryId!: string;

  @Field(() => ReflectionTheme, { description: "Theme" })
  @Column("text") theme!: ReflectionTheme;

  @Field(() => Int, { description: `How many of the people who are counted; ${FEWEST_OUTSIDE} fewer than they are when all or nearly all share it, so that it is known of nobody` })
  @Column("int") people!: number;
}
