import { Field, ObjectType } from "type-graphql";
import { Column, PrimaryColumn } from "typeorm";
import { Id } from "./id.js";

/** What every entity has. */
@ObjectType()
export abstract class Noun {
  @Field(() => Id, { description: "Identifier, opaque" })
  @PrimaryColumn("uuid") id!: string;

  @Field(() => Date, { description: "When it was made" })
  @Column({ type: "timestamptz", precision: 3 }) createdAt!: Date;

  @Field(() => Date, { description: "When it was last changed" })
  @Column({ type: "timestamptz", precision: 3 }) updatedAt!: Date;
}

export type NounClass<T extends Noun = Noun> = (new () => T) & { name: string };

/** A row as a read fetched it: the columns that were asked for, keyed by property. */
export interface Row { id: string; [property: string]: unknown }
