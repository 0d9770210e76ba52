import { registerEnumType } from "type-graphql";

/** What each part of a score weighs; together 100. */
export const WEIGHTS = { bring: 45, learn: 20, hours: 15, language: 10, place: 10 } as const;
export type Part = keyof typeof WEIGHTS;
export const PARTS = Object.keys(WEIGHTS) as Part[];

/** What somebody did not say is held neither for nor against them. */
export const NOT_TOLD = 0.5;

/** Hours that somebody can give are private: how far they reach is told in so many steps, as otherwise they could be reckoned from it. */
export const HOURS_STEPS = 4;

export const NEAR_KM = 10;
export const IN_REACH_KM = 50;

export enum PlaceFit { ANYWHERE = "ANYWHERE", SAME_CITY = "SAME_CITY", NEAR = "NEAR", IN_REACH = "IN_REACH", FAR = "FAR", NOT_TOLD = "NOT_TOLD" }
registerEnumType(PlaceFit, {
  name: "PlaceFit",
  description: "How a person's place lies to an opening's",
  valuesConfig: {
    ANYWHERE: { description: "Can be done anywhere: the opening has no place" },
    SAME_CITY: { description: "Same place, or same city" },
    NEAR: { description: `At most ${NEAR_KM} km away as the crow flies` },
    IN_REACH: { description: `At most ${IN_REACH_KM} km away as the crow flies` },
    FAR: { description: "Farther away" },
    NOT_TOLD: { description: "Cannot be told: the person named no place, or too little is known of the two" },
  },
});
export const PLACE_SCORES: Record<PlaceFit, number> = { ANYWHERE: 1, SAME_CITY: 1, NEAR: 0.8, IN_REACH: 0.5, FAR: 0, NOT_TOLD };

/** SQL: the language that a tag (BCP 47) begins with, whatever the region. */
export const languageOf = (tag: string): string => `lower(split_part(${tag}, '-', 1))`;

/** SQL: whether a person's skill `s` answers an opening's `os`. Who wants to learn what is needed does not bring it. */
export const meets = (os: string, s: string): string =>
  `${s}.kind = ${os}.kind AND normal_name(${s}.name) = normal_name(${os}.name) AND (${s}.use = 'OFFERED' OR ${os}.need = 'CAN_BE_LEARNT')`;

/** SQL: which of an opening's skills somebody offers and wants to learn, of rows that meet: a bit for each, by its position. */
export const MET = "COALESCE(bit_or(1 << os.position) FILTER (WHERE s.use = 'OFFERED'), 0) AS offered, COALESCE(bit_or(1 << os.position) FILTER (WHERE s.use = 'TO_LEARN'), 0) AS wanted";

/** SQL: which of its skills an opening needs, and which can be learnt there; likewise. */
export const asked = (openingId: string): string =>
  "SELECT COALESCE(bit_or(1 << ao.position) FILTER (WHERE ao.need = 'NEEDED'), 0) AS needed, COALESCE(bit_or(1 << ao.position) FILTER (WHERE ao.need = 'CAN_BE_LEARNT'), 0) AS learnable" +
  ` FROM opening_skill ao WHERE ao.opening_id = ${openingId}`;

const bits = (number: string): string => `bit_count((${number})::bit(32))`;

/** Rows that a score is made from, by their aliases: opening, person, their places (left joined), what is met, what is asked. */
export interface Pair { o: string; p: string; op: string; pp: string; met: string; ask: string }

/** Haversine, in km on a sphere of the Earth's mean radius. */
const km = (a: string, b: string): string =>
  `2 * 6371 * asin(least(1, sqrt(sin(radians(${b}.latitude - ${a}.latitude) / 2) ^ 2` +
  ` + cos(radians(${a}.latitude)) * cos(radians(${b}.latitude)) * sin(radians(${b}.longitude - ${a}.longitude) / 2) ^ 2)))`;

const placeFit = ({ op, pp }: Pair): string =>
  `CASE WHEN ${op}.id IS NULL THEN 'ANYWHERE' WHEN ${pp}.id IS NULL THEN 'NOT_TOLD'` +
  ` WHEN ${op}.id = ${pp}.id OR (lower(${op}.city) = lower(${pp}.city) AND COALESCE(${op}.country_code = ${pp}.country_code, TRUE)) THEN 'SAME_CITY'` +
  ` WHEN ${op}.latitude IS NULL OR ${pp}.latitude IS NULL THEN 'NOT_TOLD'` +
  ` ELSE (SELECT CASE WHEN d.km <= ${NEAR_KM} THEN 'NEAR' WHEN d.km <= ${IN_REACH_KM} THEN 'IN_REACH' ELSE 'FAR' END FROM (SELECT ${km(op, pp)} AS km OFFSET 0) d) END`;

const languages = (column: string): string => `ARRAY(SELECT ${languageOf("l")} FROM unnest(${column}) l)`;

/** SQL: the parts of a pair's score, each 0 to 1, as the columns of `Part`, and how the places lie as `place_fit`. */
export const partsOf = (pair: Pair): string => {
  const { o, p, met, ask } = pair;
  const parts: Record<Part, string> = {
    bring: `CASE WHEN ${ask}.needed = 0 THEN 1 ELSE ${bits(`${met}.offered & ${ask}.needed`)}::float8 / ${bits(`${ask}.needed`)} END`,
    learn: `CASE WHEN ${ask}.learnable = 0 THEN 0 ELSE ${bits(`${met}.wanted & ${ask}.learnable`)}::float8 / ${bits(`${ask}.learnable`)} END`,
    hours: `CASE WHEN ${p}.hours_per_week IS NULL THEN ${NOT_TOLD} ELSE floor(${HOURS_STEPS} * (LEAST(${p}.hours_per_week, ${o}.hours_per_week) / ${o}.hours_per_week)) / ${HOURS_STEPS} END`,
    language: `CASE WHEN ${o}.languages = '{}' THEN 1 WHEN ${p}.languages = '{}' THEN ${NOT_TOLD} WHEN ${languages(`${o}.languages`)} && ${languages(`${p}.languages`)} THEN 1 ELSE 0 END`,
    place: `CASE f.place_fit ${Object.entries(PLACE_SCORES).map(([fit, score]) => `WHEN '${fit}' THEN ${score}`).join(" ")} END`,
  };
  return `SELECT f.place_fit, ${PARTS.map(part => `(${parts[part]})::float8 AS ${part}`).join(", ")} FROM (SELECT ${placeFit(pair)} AS place_fit OFFSET 0) f OFFSET 0`;
};

/** SQL: the score of such parts in hundredths of a point: a whole number, so that an order by it is the same everywhere. */
export const scoreOf = (parts: string): string => `floor((${PARTS.map(part => `${WEIGHTS[part]} * ${parts}.${part}`).join(" + ")}) * 100 + 0.5)::int`;
