import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { Noun } from "../base/noun.js";

export enum ResourceKind { GUIDE = "GUIDE", REPORT = "REPORT", PAPER = "PAPER", CASE_STUDY = "CASE_STUDY", LINK = "LINK" }
registerEnumType(ResourceKind, {
  name: "ResourceKind", description: "What sort of thing a resource is",
  valuesConfig: {
    GUIDE: { description: "Tells how something is done: a handbook, a toolkit, a method card" },
    REPORT: { description: "Tells what was found or done, by an organisation: an evaluation, a policy paper" },
    PAPER: { description: "Published in a journal, in proceedings or as a chapter" },
    CASE_STUDY: { description: "Tells of one case, somewhere else than in this service" },
    LINK: { description: "Anything else that has an address: a web site, a film, a data set" },
  },
});

export enum LinkStatus { NOT_CHECKED = "NOT_CHECKED", OK = "OK", MOVED = "MOVED", REFUSED = "REFUSED", BROKEN = "BROKEN" }
registerEnumType(LinkStatus, {
  name: "LinkStatus", description: "What the last checks of a link found",
  valuesConfig: {
    NOT_CHECKED: { description: "Not checked yet, or not long enough to say" },
    OK: { description: "Leads to something" },
    MOVED: { description: "Leads to something that has moved for good; `movedTo` says where" },
    REFUSED: { description: "Its server answers, and lets no machine in; people may still get there" },
    BROKEN: { description: "Leads nowhere: gone (HTTP 404 or 410), or not reached by two checks that were at least a day apart" },
  },
});

@Entity()
@Index("resource_listed", ["createdAt", "id"])
@Index("resource_by_title", ["title", "id"])
@Index("resource_by_year", { synchronize: false })
@Index("resource_address", ["address"], { unique: true, where: "withdrawn_at IS NULL" })
@Index("resource_doi", ["doi"], { unique: true, where: "withdrawn_at IS NULL" })
@Index("resource_to_check", ["checkAt"], { where: "withdrawn_at IS NULL AND hidden_at IS NULL" })
@Check("resource_kind", "kind IN ('GUIDE', 'REPORT', 'PAPER', 'CASE_STUDY', 'LINK')")
@Check("resource_authors", "cardinality(authors) <= 50")
@Check("resource_year", "year BETWEEN 1000 AND 9999")
@Check("resource_archived", "(archived_at IS NULL) = (archive_url IS NULL)")
@Check("resource_hidden", "(hidden_at IS NULL) = (hide_reason IS NULL)")
@Check("resource_link_status", "link_status IN ('NOT_CHECKED', 'OK', 'MOVED', 'REFUSED', 'BROKEN')")
@Check("resource_link_broken", "(link_status = 'BROKEN') = (broken_since IS NOT NULL)")
@Check("resource_link_moved", "(link_status = 'MOVED') = (moved_to IS NOT NULL)")
@ObjectType({ simpleResolvers: true, description: "An item of the library: something worth reading that is published elsewhere. Public, with the name of whoever added it" })
export class Resource extends Noun {
  @Field(() => String, { description: "Title, as it is published" })
  @Column("text") title!: string;

  @Field(() => String, { nullable: true, description: "What is in it, and what it is good for (CommonMark)" })
  @Column("text", { nullable: true }) summary!: string | null;

  @Field(() => String, { nullable: true, description: "Who published it: an organisation, a publisher or a journal" })
  @Column("text", { nullable: true }) issuer!: string | null;

  @Field(() => [String], { description: "Names of its authors, in the order in which it gives them; at most 50" })
  @Column("text", { array: true }) authors!: string[];

  @Field(() => Int, { nullable: true, description: "Year in which it was published; null when it is not known" })
  @Column("int", { nullable: true }) year!: number | null;

  @Field(() => ResourceKind, { description: "What sort of thing it is" })
  @Column("text") kind!: ResourceKind;

  @Field(() => String, { nullable: true, description: "Language it is written in (BCP 47)" })
  @Column("text", { nullable: true }) language!: string | null;

  @Field(() => String, { nullable: true, description: "Its DOI (ISO 26324) without an address before it, for example 10.1000/182; null when it has none" })
  @Column("text", { nullable: true }) doi!: string | null;

  @Field(() => Int, { description: "Counts the edits; give it as `expectedVersion` to notice another's edit" })
  @Column("int") version!: number;

  /** Null when the person is gone: what they added stays. */
  @Index()
  @ForeignKey("Person", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) addedById!: string | null;

  @Field(() => Date, { nullable: true, description: "When whoever added it took it back: then only they see it; null when they did not" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) withdrawnAt!: Date | null;

  @Field(() => Date, { nullable: true, description: "When an administrator hid it: then only they and whoever added it see it; null when it is not hidden" })
  @Column({ type: "timestamptz", precision: 3, nullable: true }) hiddenAt!: Date | null;

  @Field(() => String, { nullable: true, description: "Why it is hidden; null when it is not" })
  @Column("text", { nullable: true }) hideReason!: string | null;

  /* What `ResourceLink` shows, under the names that it gives. */

  @Column("text") url!: string;

  /** The link as it is compared with others: see `address.ts`. */
  @Column("text") address!: string;

  @Column("text", { nullable: true }) archiveUrl!: string | null;

  @Column({ type: "timestamptz", precision: 3, nullable: true }) archivedAt!: Date | null;

  @Column("text", { name: "link_status" }) status!: LinkStatus;

  @Column({ type: "timestamptz", precision: 3, nullable: true }) checkedAt!: Date | null;

  @Column({ type: "timestamptz", precision: 3, nullable: true }) brokenSince!: Date | null;

  @Column("text", { nullable: true }) movedTo!: string | null;

  /** When the first of the checks failed that have failed since the last that did not. */
  @Column({ type: "timestamptz", precision: 3, nullable: true }) failingSince!: Date | null;

  /** When its link is looked at next; while it is, when another may take over. */
  @Column({ type: "timestamptz", precision: 3 }) checkAt!: Date;
}
