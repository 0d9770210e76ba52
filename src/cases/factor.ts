import { registerEnumType } from "type-graphql";

/**
 * What makes co-production succeed or fail. The first eight are those of the systematic review by Voorberg, Bekkers and
 * Tummers (Public Management Review 17(9), 2015: four on the side of organisations, four on the side of citizens), named
 * without a direction; the others are what practitioners ask each other about.
 */
export enum Factor {
  ORGANISATIONAL_COMPATIBILITY = "ORGANISATIONAL_COMPATIBILITY", OPEN_ATTITUDE = "OPEN_ATTITUDE", ADMINISTRATIVE_RISK_CULTURE = "ADMINISTRATIVE_RISK_CULTURE", CLEAR_INCENTIVES = "CLEAR_INCENTIVES",
  CITIZEN_CHARACTERISTICS = "CITIZEN_CHARACTERISTICS", OWNERSHIP = "OWNERSHIP", SOCIAL_CAPITAL = "SOCIAL_CAPITAL", PERSONAL_RISK = "PERSONAL_RISK",
  TRUST = "TRUST", TIME = "TIME", FUNDING = "FUNDING", LEADERSHIP = "LEADERSHIP", SHARED_POWER = "SHARED_POWER", PROMISES_KEPT = "PROMISES_KEPT",
  BURDEN_SHARING = "BURDEN_SHARING", FACILITATION = "FACILITATION", INCLUSION = "INCLUSION", CONTINUITY_OF_STAFF = "CONTINUITY_OF_STAFF", DATA = "DATA", LEGAL_FRAME = "LEGAL_FRAME",
}
const REVIEWED = "(Voorberg, Bekkers and Tummers, 2015)";
registerEnumType(Factor, {
  name: "Factor",
  description: "What can help or hinder people who make a service together. No factor says which of the two: `direction` does. The first eight are those of a systematic review of 122 articles and books " +
    "(W. H. Voorberg, V. J. J. M. Bekkers, L. G. Tummers, \"A Systematic Review of Co-Creation and Co-Production\", Public Management Review 17(9), 2015), the others come from practice",
  valuesConfig: {
    ORGANISATIONAL_COMPATIBILITY: { description: `Whether the organisation's structures, procedures and channels fit working with people from outside ${REVIEWED}. POSITIVE where they were made to fit, NEGATIVE where they stood in the way` },
    OPEN_ATTITUDE: { description: `How politicians, managers and staff take people's part ${REVIEWED}. POSITIVE where they welcomed it, NEGATIVE where they saw it as a nuisance` },
    ADMINISTRATIVE_RISK_CULTURE: { description: `How the administration deals with what it cannot control ${REVIEWED}: "risk-averse administrative culture" there. POSITIVE where it dared to try, NEGATIVE where it avoided every risk` },
    CLEAR_INCENTIVES: { description: `Whether it is clear what the organisation gains by it ${REVIEWED}. POSITIVE where both sides saw a gain, NEGATIVE where nobody inside could say why to bother` },
    CITIZEN_CHARACTERISTICS: { description: `Skills, education, values and time that people bring or lack ${REVIEWED}. POSITIVE where they fitted the task, NEGATIVE where too much was asked` },
    OWNERSHIP: { description: `Whether people know of it and feel that it is theirs ${REVIEWED}. POSITIVE where they did, NEGATIVE where it stayed somebody else's` },
    SOCIAL_CAPITAL: { description: `Ties among people on which they can build: neighbours, associations ${REVIEWED}. POSITIVE where there were such ties, NEGATIVE where there were none, or they kept others out` },
    PERSONAL_RISK: { description: `What people risk by taking part: blame, money, health, privacy ${REVIEWED}: "risk aversion by citizens" there. POSITIVE where they felt safe, NEGATIVE where fear kept them away` },
    TRUST: { description: "Whether the sides trust one another. POSITIVE where they did or came to, NEGATIVE where they did not or ceased to" },
    TIME: { description: "Time that was given to it, by people and by the organisation. POSITIVE where it was enough, NEGATIVE where it was rushed or dragged on" },
    FUNDING: { description: "Money for it. POSITIVE where it was enough and lasted, NEGATIVE where it was missing, short or ended" },
    LEADERSHIP: { description: "Whether somebody with a say stands behind it. POSITIVE where somebody did, NEGATIVE where nobody did, or they were replaced" },
    SHARED_POWER: { description: "Whether people share in decisions and not only in the work. POSITIVE where they decided, NEGATIVE where they were heard and overruled" },
    PROMISES_KEPT: { description: "Whether what was promised was done. POSITIVE where it was, NEGATIVE where it was not" },
    BURDEN_SHARING: { description: "Who carries the work, and with which means. POSITIVE where means moved with duties, NEGATIVE where a duty was shifted to people without them" },
    FACILITATION: { description: "Whether somebody helped the sides to talk and work together. POSITIVE where it was done well, NEGATIVE where it was missing or took a side" },
    INCLUSION: { description: "Whether those took part whom it is about, also those who are seldom asked. POSITIVE where they did, NEGATIVE where it was always the same few" },
    CONTINUITY_OF_STAFF: { description: "Whether the same people stay on the organisation's side. POSITIVE where they did, NEGATIVE where whoever was trusted left" },
    DATA: { description: "What was known of needs, use and effects. POSITIVE where it was shared and used, NEGATIVE where it was missing or kept back" },
    LEGAL_FRAME: { description: "Laws, procurement and liability. POSITIVE where they left room or were changed, NEGATIVE where they forbade it or nobody dared to read them so" },
  },
});

export enum FactorDirection { POSITIVE = "POSITIVE", NEGATIVE = "NEGATIVE" }
registerEnumType(FactorDirection, {
  name: "FactorDirection",
  description: "Which way a factor worked in a case",
  valuesConfig: {
    POSITIVE: { description: "+: it helped" },
    NEGATIVE: { description: "−: it hindered, or its lack did" },
  },
});
