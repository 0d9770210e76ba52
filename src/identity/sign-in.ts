import { Field, ObjectType } from "type-graphql";
import { Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { Noun } from "../base/noun.js";
import type { Scope } from "../base/viewer.js";

/** How long a sign-in lasts without being used. */
export const IDLE_DAYS = 30;

/** Whether a sign-in stands, in SQL over its id and over whether the person was an administrator when it was looked up. */
export const stillSignedIn = (signIn: string, administrator: string): string =>
  `EXISTS (SELECT 1 FROM sign_in si JOIN person sp ON sp.id = si.person_id WHERE si.id = ${signIn}` +
  ` AND si.last_used_at > :now - interval '${IDLE_DAYS} days' AND sp.administrator = ${administrator})`;

@Entity()
@Unique("sign_in_token", ["tokenHash"])
@ObjectType({ simpleResolvers: true, description: "One place where a person is signed in. Ends when it is signed out, or after 30 days without use" })
export class SignIn extends Noun {
  @Index()
  @ForeignKey("Person", { onDelete: "CASCADE" })
  @Column("uuid") personId!: string;

  /** SHA-256 of the token; the token itself is known to its holder alone. */
  @Column("text") tokenHash!: string;

  @Field(() => String, { nullable: true, description: "Name that the client gave the place, for example \"Firefox on Anna's phone\"" })
  @Column("text", { nullable: true }) label!: string | null;

  @Column("text", { array: true }) scopes!: Scope[];

  @Field(() => Date, { description: "When it was last used; noted at most once an hour" })
  @Column({ type: "timestamptz", precision: 3 }) lastUsedAt!: Date;
}
