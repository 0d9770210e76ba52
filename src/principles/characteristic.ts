import { registerEnumType } from "type-graphql";

export enum Characteristic {
  PEOPLE_AS_ASSETS = "PEOPLE_AS_ASSETS", BUILDING_ON_CAPABILITIES = "BUILDING_ON_CAPABILITIES", MUTUALITY_AND_RECIPROCITY = "MUTUALITY_AND_RECIPROCITY",
  PEER_SUPPORT_NETWORKS = "PEER_SUPPORT_NETWORKS", BLURRING_ROLES = "BLURRING_ROLES", FACILITATING_NOT_DELIVERING = "FACILITATING_NOT_DELIVERING",
}
registerEnumType(Characteristic, {
  name: "Characteristic",
  description: "What tells co-production from a service that is delivered: six characteristics (Boyle, Slay and Stephens 2010, \"Public Services Inside Out: Putting co-production into practice\", NESTA)",
  valuesConfig: {
    PEOPLE_AS_ASSETS: { description: "People are seen as equal partners who bring something, not as those who receive and cost" },
    BUILDING_ON_CAPABILITIES: { description: "It starts from what people can do and lets it grow, instead of from what they lack" },
    MUTUALITY_AND_RECIPROCITY: { description: "Both sides give and both get: each owes the other something, and knows what" },
    PEER_SUPPORT_NETWORKS: { description: "People help one another beside what professionals do, and pass on what they know" },
    BLURRING_ROLES: { description: "Who provides and who receives is no fixed line any more: services are planned, run and judged by both" },
    FACILITATING_NOT_DELIVERING: { description: "A public body makes things possible for people to do, instead of being the one who does them" },
  },
});

/** In the order in which they are listed. */
export const CHARACTERISTICS = Object.values(Characteristic);
