import { ArgsType, Field } from "type-graphql";
import { askedColumns } from "../base/asked.js";
import { computed, fieldsOf, type Door } from "../base/doors.js";
import { askedPage, connectionOf, FewArgs, fewOf, firstOf, PageArgs } from "../base/page.js";
import { Project, ProjectForm } from "../projects/project.js";
import { PartySide } from "../touchpoints/party.js";
import { BurdenBalance, DutyFinding, MOST_PERIODS, PeriodBurden, ProposedForm } from "./burden-balance.js";
import { EffortEntry } from "./effort-entry.js";
import { EffortKind } from "./effort-kind.js";
import { BurdenPeriod } from "./period.js";
import { readBalance, type FindingAtHand, type Stretch, type WholeBalance } from "./read-burden.js";
import { effortOfProject } from "./reads.js";

@ArgsType()
export class BurdenArgs {
  @Field(() => BurdenPeriod, { nullable: true, description: "How long each period is; a month when absent" }) period?: BurdenPeriod | null;
  @Field(() => Date, { nullable: true, description: `Begins with the period that this lies in; when absent, the balance has 12 periods. At most ${MOST_PERIODS} periods, more is refused` }) from?: Date | null;
  @Field(() => Date, { nullable: true, description: "Ends with the period that the moment before this lies in; with the current one when absent" }) to?: Date | null;
}

export const ProjectBurden = fieldsOf(Project, {
  burdenBalance: computed({
    type: () => BurdenBalance, args: BurdenArgs, needs: ["id"], rows: 1, description: "Who carries its burden: agreed against actual, by party, over time. Stewards see it from all entries, everybody else from what is published",
    resolve: ({ id }, args, context) => readBalance(id, args as Stretch, context),
  }),
  proposedForm: computed({
    type: () => ProposedForm, nullable: true, needs: ["id", "form"], rows: 1,
    description: "Form of co-production that the figures of the latest twelve months suggest: ENFORCED when duty moved without resource; null when they suggest nothing, or when it is stored already. What is stored never changes by itself",
    resolve: async ({ id, form }, _args, context) => {
      if (form === ProjectForm.ENFORCED) return null;
      const { dutyMovedWithoutResource } = await readBalance(id, {}, context);
      return dutyMovedWithoutResource.stands ? { form: ProjectForm.ENFORCED, because: dutyMovedWithoutResource } : null;
    },
  }),
});

export const BurdenBalanceFields = fieldsOf(BurdenBalance, {
  periods: computed({
    type: () => [PeriodBurden], args: FewArgs, needs: [], rows: MOST_PERIODS, description: `Periods, the earliest first; at most ${MOST_PERIODS}`,
    resolve: (root, { first }) => {
      const { periods } = root as unknown as WholeBalance;
      return periods.slice(0, fewOf(first as number | null | undefined, MOST_PERIODS) ?? MOST_PERIODS);
    },
  }),
});

/** The entries of a finding are a page of the project's, by what the finding is about. */
const entries: Door = {
  type: () => connectionOf(EffortEntry), nullable: false, args: PageArgs,
  description: "Entries of hours in these periods that count, the latest first, as far as the viewer may see them: for stewards all, for everybody what organisations recorded of themselves, and one's own",
  extensions: { needs: [], rows: "first" },
  resolve: (root, args, { loaders, service: { source } }, info) => {
    const { projectId, partyId, since, until } = root as unknown as FindingAtHand;
    const about = partyId === null ? { side: PartySide.COMMUNITY } : { partyId };
    const ask = askedPage({ ...args, filter: { ...about, kind: EffortKind.HOURS, counts: true, borneFrom: since, borneBefore: until } });
    return loaders.page(effortOfProject, projectId, askedColumns(source, info, EffortEntry), { ...ask, first: firstOf(ask.first) });
  },
};

export const DutyFindingFields = fieldsOf(DutyFinding, { entries });
