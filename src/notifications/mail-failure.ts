import { Check, Column, Entity, Unique } from "typeorm";
import { Noun } from "../base/noun.js";

/** A message that was not taken: it is gone again when a later attempt succeeds. Its reason holds no address. For operators. */
@Entity()
@Unique("mail_failure_once", ["messageId"])
@Check("mail_failure_attempts", "attempts >= 1")
export class MailFailure extends Noun {
  /** What stands in front of the @ of its Message-ID; the id of its notification, where it has one. */
  @Column("uuid") messageId!: string;
  @Column("text") kind!: string;
  @Column("text") reason!: string;
  @Column("int") attempts!: number;
  /** Whether it will not be tried again. */
  @Column("boolean") givenUp!: boolean;
}
