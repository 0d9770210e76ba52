import { Field, Int, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { Noun } from "../base/noun.js";
import { Factor, FactorDirection } from "./factor.js";

@Entity()
@Unique("case_factor_position", ["caseStudyId", "position"])
@Unique("case_factor_once", ["caseStudyId", "factor", "direction"])
@Index("case_factor_told", ["factor", "direction"])
@Check("case_factor_factor", "factor IN ('ORGANISATIONAL_COMPATIBILITY', 'OPEN_ATTITUDE', 'ADMINISTRATIVE_RISK_CULTURE', 'CLEAR_INCENTIVES', 'CITIZEN_CHARACTERISTICS', 'OWNERSHIP', 'SOCIAL_CAPITAL', 'PERSONAL_RISK', 'TRUST', 'TIME', 'FUNDING', 'LEADERSHIP', 'SHARED_POWER', 'PROMISES_KEPT', 'BURDEN_SHARING', 'FACILITATION', 'INCLUSION', 'CONTINUITY_OF_STAFF', 'DATA', 'LEGAL_FRAME')")
@Check("case_factor_direction", "direction IN ('POSITIVE', 'NEGATIVE')")
@Check("case_factor_numbered", "position BETWEEN 1 AND 20")
@ObjectType({ simpleResolvers: true, description: "That something helped or hindered in a case, and what shows it. One factor can do both, at different times: then it is told twice" })
export class CaseFactor extends Noun {
  @ForeignKey("CaseStudy", { onDelete: "CASCADE" })
  @Column("uuid") caseStudyId!: string;

  @Field(() => Int, { description: "Place in the case's list, from 1: what weighed most comes first" })
  @Column("int") position!: number;

  @Field(() => Factor, { description: "What helped or hindered" })
  @Column("text") factor!: Factor;

  @Field(() => FactorDirection, { description: "Which of the two" })
  @Column("text") direction!: FactorDirection;

  @Field(() => String, { description: "What shows it: what was seen, said or measured (CommonMark)" })
  @Column("text") evidence!: string;

  @Field(() => String, { nullable: true, description: "Where that stands, as it is cited; null when it stands nowhere" })
  @Column("text", { nullable: true }) source!: string | null;

  @Field(() => String, { nullable: true, description: "Where that can be read (http or https); null when there is no such place" })
  @Column("text", { nullable: true }) sourceUrl!: string | null;
}
