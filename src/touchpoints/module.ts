import type { Module } from "../base/module.js";
import { AddParty } from "./add-party.js";
import { AddTouchpoint } from "./add-touchpoint.js";
import { CapabilityOffer } from "./capability-offer.js";
import { Capability } from "./capability.js";
import { ConfirmPartyMembership } from "./confirm-party-membership.js";
import { EditParty } from "./edit-party.js";
import { EditTouchpoint } from "./edit-touchpoint.js";
import { endLapsedMemberships } from "./end-lapsed-memberships.js";
import { JoinParty } from "./join-party.js";
import { KeepCapabilities } from "./keep-capabilities.js";
import { KeepTouchpointRules } from "./keep-touchpoint-rules.js";
import { removedFromParty } from "./mail.js";
import { OfferCapability } from "./offer-capability.js";
import { PartyMembership } from "./party-membership.js";
import { Party } from "./party.js";
import { CapabilityFields, CapabilityOfferFields, MyPartyMemberships, PartyFields, PartyMembershipFields, PartyQueries, ValuePropositionFields } from "./party.resolver.js";
import { peopleOfParties } from "./policy.js";
import { ProposeValue } from "./propose-value.js";
import { SetTouchpointParties } from "./set-touchpoint-parties.js";
import { StartIteration } from "./start-iteration.js";
import { TouchpointIteration } from "./touchpoint-iteration.js";
import { TouchpointParty } from "./touchpoint-party.js";
import { TouchpointRule } from "./touchpoint-rule.js";
import { Touchpoint } from "./touchpoint.js";
import { IterationFields, ProjectJourney, TouchpointFields, TouchpointPartyFields, TouchpointQueries, TouchpointRuleFields } from "./touchpoint.resolver.js";
import { ValueProposition } from "./value-proposition.js";
import { WithdrawParty } from "./withdraw-party.js";
import { WithdrawTouchpoint } from "./withdraw-touchpoint.js";

export const touchpoints: Module = {
  name: "touchpoints",
  entities: [Touchpoint, TouchpointIteration, Party, TouchpointParty, PartyMembership, Capability, CapabilityOffer, TouchpointRule, ValueProposition],
  resolvers: [
    TouchpointQueries, PartyQueries, ProjectJourney, TouchpointFields, IterationFields, TouchpointPartyFields, TouchpointRuleFields,
    PartyFields, PartyMembershipFields, CapabilityFields, CapabilityOfferFields, ValuePropositionFields, MyPartyMemberships,
    AddParty, EditParty, WithdrawParty, AddTouchpoint, EditTouchpoint, SetTouchpointParties, WithdrawTouchpoint, StartIteration,
    JoinParty, ConfirmPartyMembership, KeepCapabilities, OfferCapability, KeepTouchpointRules, ProposeValue,
  ],
  mail: { "removed-from-party": removedFromParty },
  jobs: { "end-lapsed-memberships": { every: "41 * * * *", run: endLapsedMemberships } },
  shows: { person: peopleOfParties },
};
