import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import type { Checks } from "../base/checks.js";
import { DAY } from "../base/clock.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { allow, found } from "../base/refusal.js";
import { AffiliationRole } from "../organisations/affiliation.js";
import { actsFor } from "../organisations/policy.js";
import { memberOf, visibleProjects } from "../projects/policy.js";
import { ProjectStatus } from "../projects/project.js";
import { officersOf } from "./commitment-at-hand.js";
import { CommitmentChange } from "./commitment-change.js";
import { Commitment, CommitmentStatus } from "./commitment.js";
import { partIn } from "./policy.js";
import { theCommitment } from "./reads.js";

@InputType()
abstract class PromiseInput extends KeyedInput {
  @Field(() => Id, { description: "Project that is open" }) projectId!: string;
  @Field(() => Id, { description: "Organisation that takes part in it and is to do it" }) organisationId!: string;
  @Field(() => String, { description: "What is to be done, so that one can see whether it was; 1 to 2,000 characters" }) text!: string;
  @Field(() => Date, { description: "Until when; in the future, at most ten years ahead" }) dueAt!: Date;
  @Field(() => Id, { nullable: true, description: "Touchpoint of the project that it is about" }) touchpointId?: string | null;
  @Field(() => String, { nullable: true, description: "Language of the text (BCP 47)" }) language?: string | null;
}

@InputType({ description: "What an organisation is asked to promise" })
export class ProposeCommitmentInput extends PromiseInput {}

@InputType({ description: "What an organisation promises" })
export class MakeCommitmentInput extends PromiseInput {}

const MOST_AHEAD = 10 * 366 * DAY;

export function checkDate(dueAt: Date, checks: Checks): void {
  checks.future("dueAt", dueAt);
  checks.require(dueAt.getTime() - checks.now.getTime() <= MOST_AHEAD, "dueAt", "`dueAt` must be at most ten years ahead");
}

function checkPromise({ text, dueAt, language }: PromiseInput, checks: Checks): void {
  checks.text("text", text, 2_000);
  checkDate(dueAt, checks);
  checks.language("language", language);
}

interface Ground { title: string; name: string; status: ProjectStatus; member: boolean; officer: boolean }

export class MakeCommitment {
  @Change({
    input: () => ProposeCommitmentInput, yields: { commitment: theCommitment }, access: "signedIn",
    description: "Asks an organisation that takes part in a project for a promise; its officers are told, and one of them answers. Public with the project. For its members and stewards, while it is open",
    check: checkPromise,
  })
  async proposeCommitment(input: ProposeCommitmentInput, act: Act): Promise<{ commitment: string }> {
    const ground = await this.ground(input, act);
    allow(ground.member && ground.status === ProjectStatus.OPEN, "Promises are asked for by members and stewards of the project, while it is open");
    const id = await this.write(input, CommitmentStatus.PROPOSED, act);
    for (const personId of await officersOf(input.organisationId, act)) {
      act.tell({ kind: "commitment-proposed", personId, causeId: id, data: { commitmentId: id, projectId: input.projectId, title: ground.title, organisation: ground.name, text: input.text, dueAt: input.dueAt.toISOString() } });
    }
    return { commitment: id };
  }

  @Change({
    input: () => MakeCommitmentInput, yields: { commitment: theCommitment }, access: "signedIn",
    description: "Promises something for an organisation that takes part in a project: it is accepted at once. For officers of that organisation, while the project is open",
    check: checkPromise,
  })
  async makeCommitment(input: MakeCommitmentInput, act: Act): Promise<{ commitment: string }> {
    const ground = await this.ground(input, act);
    allow(ground.officer && ground.status === ProjectStatus.OPEN, "An organisation promises by its own officers, while the project is open");
    return { commitment: await this.write(input, CommitmentStatus.ACCEPTED, act) };
  }

  /** The project, and the organisation in it, as the viewer stands to them. */
  private async ground({ projectId, organisationId, touchpointId }: PromiseInput, act: Act): Promise<Ground> {
    const project = found(await act.first<Pick<Ground, "title" | "status" | "member">>(
      `SELECT p.title, p.status, ${memberOf("p.id")} AS member FROM project p WHERE p.id = :projectId AND (${visibleProjects("p")})`, { projectId }), "project", "projectId");
    const organisation = found(await act.first<Pick<Ground, "name" | "officer">>(
      `SELECT o.name, ${actsFor("o.id", AffiliationRole.OFFICER)} AS officer FROM organisation o WHERE o.id = :organisationId AND ${partIn("o.id", ":projectId::uuid")}`, { organisationId, projectId }),
    "organisation that takes part in this project", "organisationId");
    if (touchpointId != null) {
      found(await act.first("SELECT 1 FROM touchpoint WHERE id = :touchpointId AND project_id = :projectId AND withdrawn_at IS NULL", { touchpointId, projectId }),
        "touchpoint of this project", "touchpointId");
    }
    return { ...project, ...organisation };
  }

  private async write({ projectId, organisationId, text, dueAt, touchpointId = null, language = null }: PromiseInput, status: CommitmentStatus, act: Act): Promise<string> {
    const id = await act.insert(Commitment, {
      projectId, organisationId, ownerId: null, proposedById: act.viewer.personId, touchpointId, text, language, dueAt, firstDueAt: dueAt, timesMoved: 0, status,
      acceptedAt: status === CommitmentStatus.ACCEPTED ? act.now : null, settledAt: null, version: 1, remindedBeforeAt: null, remindedAfterAt: null,
    });
    await act.insert(CommitmentChange, { commitmentId: id, byId: act.viewer.personId, fromStatus: null, toStatus: status, reason: null, evidence: null, evidenceUrl: null, dueAt });
    return id;
  }
}
