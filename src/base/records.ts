import { Column, Entity, Index, PrimaryColumn } from "typeorm";

/** One row for each successful change: the audit log, and the cause of what is told to people. */
@Entity()
export class ChangeLog {
  @PrimaryColumn("uuid") id!: string;
  @Index() @Column({ type: "timestamptz", precision: 3 }) at!: Date;
  @Column("text") verb!: string;
  /** No foreign key: what was done stays on record when a person is erased. */
  @Column("uuid", { nullable: true }) actorId!: string | null;
  /** Ids of what the change yielded, by name. */
  @Column("jsonb") objects!: Record<string, string | null>;
  @Column("text") requestId!: string;
}

/** That a person's change with this idempotency key was done, and what it yielded. */
@Entity()
export class ChangeKey {
  @PrimaryColumn("uuid") personId!: string;
  @PrimaryColumn("text") key!: string;
  @Column("text") verb!: string;
  @Column("text") digest!: string;
  @Column("jsonb", { nullable: true }) objects!: Record<string, string | null> | null;
  @Index() @Column({ type: "timestamptz", precision: 3 }) at!: Date;
}

/** What a change wants told, until the relay has passed it on. */
@Entity()
export class Outbox {
  @PrimaryColumn("uuid") id!: string;
  @Column({ type: "timestamptz", precision: 3 }) at!: Date;
  @Column("text") kind!: string;
  /** Whom to tell; null when the address is in what is sealed. */
  @Column("uuid", { nullable: true }) personId!: string | null;
  /** What it is about: with person and kind it says that they were told once. */
  @Column("uuid") causeId!: string;
  @Column("jsonb") data!: Record<string, unknown>;
  /** Address and secrets, unreadable in the database. */
  @Column("text", { nullable: true }) sealed!: string | null;
}

/** A secret of this service that no operator set by configuration. */
@Entity()
export class ServiceSecret {
  @PrimaryColumn("text") name!: string;
  @Column("text") value!: string;
}
