import { registerEnumType } from "type-graphql";

export enum TouchpointVerb { EDIT = "EDIT", START_ITERATION = "START_ITERATION", WITHDRAW = "WITHDRAW" }
registerEnumType(TouchpointVerb, {
  name: "TouchpointVerb",
  description: "What the viewer may do with a touchpoint",
  valuesConfig: {
    EDIT: { description: "Edit and move it, set its parties, keep its rules (`editTouchpoint`, `moveTouchpoint`, `setTouchpointParties`, `addTouchpointRule`)" },
    START_ITERATION: { description: "Say that it was changed (`startIteration`)" },
    WITHDRAW: { description: "Take it off the journey (`withdrawTouchpoint`)" },
  },
});

export enum TouchpointPartyVerb { KEEP_CAPABILITIES = "KEEP_CAPABILITIES", OFFER_CAPABILITY = "OFFER_CAPABILITY", PROPOSE_VALUE = "PROPOSE_VALUE", RATE_VALUE = "RATE_VALUE" }
registerEnumType(TouchpointPartyVerb, {
  name: "TouchpointPartyVerb",
  description: "What the viewer may do with a party's place at a touchpoint",
  valuesConfig: {
    KEEP_CAPABILITIES: { description: "Say what the party should bring (`addCapability`, `editCapability`, `removeCapability`)" },
    OFFER_CAPABILITY: { description: "Offer to bring it (`offerCapability`)" },
    PROPOSE_VALUE: { description: "Say what is meant to be given to the party (`proposeValue`)" },
    RATE_VALUE: { description: "Say what value one's party gets there (`rateValue`)" },
  },
});
