import type { Module } from "../base/module.js";
import { AgreedShare } from "./agreed-share.js";
import { BurdenBalanceFields, DutyFindingFields, ProjectBurden } from "./burden.resolver.js";
import { CorrectEffort } from "./correct-effort.js";
import { DisputeEffort } from "./dispute-effort.js";
import { EffortChange } from "./effort-change.js";
import { EffortEntry } from "./effort-entry.js";
import { EffortSum } from "./effort-sum.js";
import { AgreedShareFields, EffortChangeFields, EffortFields, EffortQueries, MyEffort, PartyEffort, ProjectEffort, ShareAgreementFields } from "./effort.resolver.js";
import { peopleOfEffort } from "./policy.js";
import { publishEffort } from "./publish-effort.js";
import { RecordEffort } from "./record-effort.js";
import { SetAgreedShares } from "./set-agreed-shares.js";
import { ShareAgreement } from "./share-agreement.js";

export const effort: Module = {
  name: "effort",
  entities: [EffortEntry, EffortChange, EffortSum, ShareAgreement, AgreedShare],
  resolvers: [
    EffortQueries, EffortFields, EffortChangeFields, ShareAgreementFields, AgreedShareFields, PartyEffort, ProjectEffort, MyEffort,
    ProjectBurden, BurdenBalanceFields, DutyFindingFields, RecordEffort, CorrectEffort, DisputeEffort, SetAgreedShares,
  ],
  jobs: { "publish-effort": { every: "23 3 * * *", run: publishEffort } },
  shows: { person: peopleOfEffort },
};
