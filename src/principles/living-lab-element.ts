import { registerEnumType } from "type-graphql";

export enum LivingLabElement {
  ACTIVE_USER_INVOLVEMENT = "ACTIVE_USER_INVOLVEMENT", REAL_LIFE_SETTING = "REAL_LIFE_SETTING", MULTI_STAKEHOLDER = "MULTI_STAKEHOLDER",
  MULTI_METHOD = "MULTI_METHOD", CO_CREATION = "CO_CREATION",
}
registerEnumType(LivingLabElement, {
  name: "LivingLabElement",
  description: "What makes a living lab: the five elements that such labs have in common (Garcia Robles, Hirvikoski, Schuurman and Stokes 2015, \"Introducing ENoLL and its Living Lab community\", European Network of Living Labs)",
  valuesConfig: {
    ACTIVE_USER_INVOLVEMENT: { description: "Those who are to use it have a say, and a hand in it, from the beginning to the end" },
    REAL_LIFE_SETTING: { description: "It is tried where people live and work, not in a laboratory" },
    MULTI_STAKEHOLDER: { description: "Public bodies, firms, research and people take part, each with a part to play" },
    MULTI_METHOD: { description: "Several methods are combined, each chosen for what is to be found out" },
    CO_CREATION: { description: "What comes of it is made together, in rounds, and not only tested by users" },
  },
});

/** In the order in which they are listed. */
export const ELEMENTS = Object.values(LivingLabElement);

export enum Fulfilment { MET = "MET", PARTLY_MET = "PARTLY_MET", NOT_MET = "NOT_MET" }
registerEnumType(Fulfilment, {
  name: "Fulfilment",
  description: "How far an element of the checklist is there",
  valuesConfig: {
    MET: { description: "It is there, and the evidence shows it" },
    PARTLY_MET: { description: "It is there in part: the evidence says which" },
    NOT_MET: { description: "It is not there, or not yet" },
  },
});
