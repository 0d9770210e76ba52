import { aggregate } from "../base/reads.js";
import type { Visible } from "../base/viewer.js";
import { Person } from "../identity/person.js";
import { agreesTo } from "../identity/policy.js";
import { stewards } from "../projects/policy.js";
import { Opening } from "./opening.js";
import { takesOffers, visibleOpenings } from "./policy.js";
import { asked, meets, MET, PARTS, partsOf, scoreOf, type Pair } from "./score.js";

/**
 * Pairs of openings and people, found by the names of skills and scored in SQL: the same score both ways. An opening that
 * names no skill fits by hours, languages and place alone; otherwise only who brings or wants to learn one of them is looked
 * at. Parameters: `:most`, and `:afterScore` and `:afterId` of the last one that was seen, or null.
 */
const PAIR: Pair = { o: "o", p: "p", op: "op", pp: "pp", met: "met", ask: "ask" };
const PLACES = "LEFT JOIN place op ON op.id = o.place_id LEFT JOIN place pp ON pp.id = p.place_id";

const namesNone = (openingId: string): string => `NOT EXISTS (SELECT 1 FROM opening_skill ns WHERE ns.opening_id = ${openingId})`;
const neverOffered = (openingId: string, personId: string): string =>
  `NOT EXISTS (SELECT 1 FROM help_offer nh WHERE nh.opening_id = ${openingId} AND nh.person_id = ${personId})`;

/** Names of an opening's skills for which this holds. */
const names = (where: string): string => `ARRAY(SELECT os.name FROM opening_skill os WHERE os.opening_id = m.opening_id AND ${where} ORDER BY os.position)`;
const has = (bits: "offered" | "wanted"): string => `(m.${bits} >> os.position) & 1 = 1`;

/** The best of such pairs as JSON, with the reasons; `key` is the side that is looked for. */
const best = (pairs: string, key: "opening_id" | "person_id", row: string): string =>
  `(SELECT COALESCE(json_agg(json_build_object('id', m.${key}, 'hundredths', m.score, ${PARTS.map(part => `'${part}', m.${part}`).join(", ")}, 'placeFit', m.place_fit,
      'skillsBrought', ${names(has("offered"))}, 'skillsToLearn', ${names(has("wanted"))}, 'missing', ${names(`os.need = 'NEEDED' AND NOT (${has("offered")})`)},
      'row', (${row})) ORDER BY m.score DESC, m.${key}), '[]')
    FROM (SELECT * FROM (SELECT pair.*, ${scoreOf("pair")} AS score FROM (${pairs}) pair OFFSET 0) scored
      WHERE :afterScore::int IS NULL OR scored.score < :afterScore::int OR (scored.score = :afterScore::int AND scored.${key} > :afterId::uuid)
      ORDER BY scored.score DESC, scored.${key} LIMIT :most::int) m)`;

/** People who could be matched to the opening `t`, with what they meet of it. */
const peopleFor = (t: string): string =>
  `(SELECT s.person_id, ${MET} FROM opening_skill os JOIN skill s ON ${meets("os", "s")} WHERE os.opening_id = ${t}.id GROUP BY s.person_id
    UNION ALL SELECT DISTINCT c.person_id, 0, 0 FROM consent c WHERE c.purpose = 'MATCHING' AND ${namesNone(`${t}.id`)})`;

/**
 * Stewards have opened it themselves; whoever offered knows it, whatever came of it. Asked of `met`, who have something of
 * what is asked for, and not of `p`: else PostgreSQL would look up what everybody agreed to.
 */
const fitsOpening = (t: string): string =>
  `${agreesTo("MATCHING", "met.person_id")} AND ${neverOffered(`${t}.id`, "met.person_id")}
   AND NOT EXISTS (SELECT 1 FROM project_member ps WHERE ps.project_id = ${t}.project_id AND ps.person_id = met.person_id AND ps.status = 'ACTIVE' AND ps.role = 'STEWARD')`;

/** Who is shown as a match is shown to stewards of the opening only, while it takes offers. */
const seesMatches: Visible = t => `${stewards(`${t}.project_id`)} AND ${takesOffers(t)}`;

/** What of a person is public; nothing else leaves the database. */
export const CARD = ["id", "createdAt", "updatedAt", "displayName", "tagLine", "bio", "avatarUrl", "languages"] as const;
const snake = (property: string): string => property.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
const card = `SELECT json_build_object(${CARD.map(snake).map(column => `'${column}', mp.${column}`).join(", ")}) FROM person mp WHERE mp.id = m.person_id`;

const scoredPeople = (t: string): string =>
  `SELECT o.id AS opening_id, p.id AS person_id, met.offered, met.wanted, parts.* FROM opening o CROSS JOIN LATERAL (${asked("o.id")}) ask CROSS JOIN ${peopleFor(t)} met JOIN person p ON p.id = met.person_id
   ${PLACES} CROSS JOIN LATERAL (${partsOf(PAIR)}) parts WHERE o.id = ${t}.id AND ${fitsOpening(t)}`;

export const peopleForOpening = aggregate(Opening, t => `(SELECT CASE WHEN ${seesMatches(t)} THEN ${best(scoredPeople(t), "person_id", card)} ELSE '[]' END)`);
export const countOfPeopleForOpening = aggregate(Opening, t =>
  `(SELECT CASE WHEN ${seesMatches(t)} THEN (SELECT count(*)::int FROM ${peopleFor(t)} met WHERE ${fitsOpening(t)}) ELSE 0 END)`);

/** Openings that could be matched to the person `t`, with what that person meets of them. */
const openingsFor = (t: string): string =>
  `(SELECT os.opening_id, ${MET} FROM skill s JOIN opening_skill os ON ${meets("os", "s")} WHERE s.person_id = ${t}.id GROUP BY os.opening_id
    UNION ALL SELECT n.id, 0, 0 FROM opening n WHERE n.status = 'OPEN' AND ${namesNone("n.id")})`;

const fitsPerson = (t: string): string =>
  `${takesOffers("o")} AND ${visibleOpenings("o")} AND ${neverOffered("o.id", `${t}.id`)} AND NOT ${stewards("o.project_id")}`;

const scoredOpenings = (t: string): string =>
  `SELECT o.id AS opening_id, p.id AS person_id, met.offered, met.wanted, parts.* FROM person p CROSS JOIN ${openingsFor(t)} met JOIN opening o ON o.id = met.opening_id CROSS JOIN LATERAL (${asked("o.id")}) ask
   ${PLACES} CROSS JOIN LATERAL (${partsOf(PAIR)}) parts WHERE p.id = ${t}.id AND ${fitsPerson(t)}`;

export const openingsForPerson = aggregate(Person, t => best(scoredOpenings(t), "opening_id", "SELECT to_json(mo) FROM opening mo WHERE mo.id = m.opening_id"));
export const countOfOpeningsForPerson = aggregate(Person, t =>
  `(SELECT count(*)::int FROM ${openingsFor(t)} met JOIN opening o ON o.id = met.opening_id WHERE ${fitsPerson(t)})`);

/** Stewards see the card of whoever is matched to one of their openings, and could be asked. */
export const matchedPeople: Visible = t =>
  `(${agreesTo("MATCHING", `${t}.id`)} AND EXISTS (SELECT 1 FROM project_member ms JOIN opening mo ON mo.project_id = ms.project_id
     WHERE ms.person_id = :viewer AND ms.role = 'STEWARD' AND ms.status = 'ACTIVE' AND ${takesOffers("mo")} AND ${neverOffered("mo.id", `${t}.id`)}
       AND (${namesNone("mo.id")} OR EXISTS (SELECT 1 FROM opening_skill os JOIN skill s ON ${meets("os", "s")} WHERE os.opening_id = mo.id AND s.person_id = ${t}.id))))`;
