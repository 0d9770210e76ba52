import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { InvalidInput, refuse } from "../base/refusal.js";
import { projectFor } from "../projects/project-at-hand.js";
import { ProjectVerb } from "../projects/project-verb.js";
import { MOST_PARTIES } from "./journey.js";
import { misfits, PartyNameTaken, requireTakesPart, sideOf } from "./party-rules.js";
import { Party, PartyKind, PartySide } from "./party.js";
import { stands } from "./policy.js";
import { theParty } from "./reads.js";

@InputType({ description: "A party that a project is to speak of" })
export class AddPartyInput extends KeyedInput {
  @Field(() => Id, { description: "Project" }) projectId!: string;
  @Field(() => PartyKind, { description: "Which people make it up" }) kind!: PartyKind;
  @Field(() => PartySide, {
    nullable: true,
    description: "On which side it stands; when absent COMMUNITY for residents, families, volunteers and community groups, INSTITUTION for staff, managers and partners. OTHER has to say it",
  })
  side?: PartySide | null;
  @Field(() => String, { description: "Name in the project; 1 to 100 characters" }) name!: string;
  @Field(() => Id, { nullable: true, description: "Organisation taking part whose people it is: then only who acts for it joins. None for residents and families" }) organisationId?: string | null;
}

export class AddParty {
  @Change({
    input: () => AddPartyInput, yields: { party: theParty }, refuses: [PartyNameTaken], access: "signedIn",
    description: `Adds a party to a project: people who share a position in it. At most ${MOST_PARTIES} a project. For the project's stewards`,
    check: (input, checks) => {
      checks.text("name", input.name, 100);
      checks.refusals.push(...misfits({ kind: input.kind, side: input.side ?? sideOf(input.kind), organisationId: input.organisationId ?? null }));
    },
  })
  async addParty({ projectId, kind, side, name, organisationId = null }: AddPartyInput, act: Act): Promise<{ party: string }> {
    await projectFor(ProjectVerb.EDIT, projectId, act);
    if (organisationId !== null) await requireTakesPart(organisationId, projectId, act);
    const [{ parties }] = await act.sql<{ parties: number }>(`SELECT count(*)::int AS parties FROM party p WHERE p.project_id = :projectId AND ${stands("p")}`, { projectId });
    if (parties >= MOST_PARTIES) refuse(new InvalidInput(`A project has at most ${MOST_PARTIES} parties`, ["input", "projectId"]));
    return { party: await act.insert(Party, { projectId, kind, side: side ?? sideOf(kind)!, name, organisationId, version: 1, withdrawnAt: null }) };
  }
}
