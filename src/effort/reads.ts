import { aggregate, byId, hasMany, hasOne, pageOf } from "../base/reads.js";
import { toAnyone } from "../base/viewer.js";
import { Person } from "../identity/person.js";
import { ownRows, visiblePeople } from "../identity/policy.js";
import { Project } from "../projects/project.js";
import { MOST_PARTIES } from "../touchpoints/journey.js";
import { Party } from "../touchpoints/party.js";
import { AgreedShare } from "./agreed-share.js";
import { burdenSql } from "./burden-sql.js";
import { EffortChange } from "./effort-change.js";
import { EffortEntry } from "./effort-entry.js";
import { actorShown, bearerShown, counts, effortState, recordsFor, visibleAgreements, visibleEffort, withAgreement, withEffort } from "./policy.js";
import { ShareAgreement } from "./share-agreement.js";

export const theEffort = byId(EffortEntry, visibleEffort);
export const theAgreement = byId(ShareAgreement, visibleAgreements);

const orders = { LATEST: [{ by: "borneAt", descending: true }] };
const filters = {
  partyId: (t: string) => `${t}.party_id = :partyId::uuid`,
  side: (t: string) => `EXISTS (SELECT 1 FROM party sp WHERE sp.id = ${t}.party_id AND sp.side = :side::text)`,
  kind: (t: string) => `${t}.kind = :kind::text`,
  status: (t: string) => `${t}.status = :status::text`,
  counts: (t: string) => `(${counts(t)}) = :counts::boolean`,
  touchpointId: (t: string) => `${t}.touchpoint_id = :touchpointId::uuid`,
  openingId: (t: string) => `${t}.opening_id = :openingId::uuid`,
  commitmentId: (t: string) => `${t}.commitment_id = :commitmentId::uuid`,
  borneFrom: (t: string) => `${t}.borne_at >= :borneFrom::timestamptz`,
  borneBefore: (t: string) => `${t}.borne_at < :borneBefore::timestamptz`,
};
export const effortOfProject = pageOf(EffortEntry, "projectId", { name: "effort in a project", visible: visibleEffort, orders, filters });
export const myEffort = pageOf(EffortEntry, "personId", { name: "my effort", visible: ownRows, orders, filters });
export const historyOfEffort = pageOf(EffortChange, "entryId", { name: "history of effort", visible: withEffort, orders: { OLDEST: ["createdAt"] } });

export const bearerOfEffort = hasOne(Person, { through: EffortEntry, parent: "id", child: "personId", where: bearerShown }, visiblePeople);
export const actorOfChange = hasOne(Person, { through: EffortChange, parent: "id", child: "byId", where: actorShown }, visiblePeople);
export const effortCounts = aggregate(EffortEntry, counts);
export const stateOfEffort = aggregate(EffortEntry, effortState);
export const iRecordFor = aggregate(Party, recordsFor);

export const agreementsOfProject = pageOf(ShareAgreement, "projectId", {
  name: "agreements on shares", visible: visibleAgreements, orders: { LATEST: [{ by: "version", descending: true }] },
});
export const sharesOfAgreement = hasMany(AgreedShare, "agreementId", [{ by: "percent", descending: true }], withAgreement, { bound: MOST_PARTIES });

/** Implied by what hangs from them. */
export const partyOfShare = byId(Party, toAnyone);
export const burdenOfProject = aggregate(Project, burdenSql);
