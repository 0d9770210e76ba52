import type { Visible } from "../base/viewer.js";
import { stewards } from "../projects/policy.js";
import type { EffortKind } from "./effort-kind.js";
import { monthSql, type BurdenPeriod } from "./period.js";
import { counts, inBalance } from "./policy.js";

type Json = Readonly<Record<string, unknown>>;

/** What is published of a party's people: with a month, or what was left of a quarter or year. */
export interface ReadSum { partyId: string; kind: EffortKind; currency: string; period: BurdenPeriod; month: number; amount: number; entries: number }
/**
 * What the viewer may know of a party's month besides: what organisations recorded of themselves and, for stewards, all.
 * `unknown` are the periods with which something of that month is not published.
 */
export interface ReadMonth { partyId: string; kind: EffortKind; currency: string; month: number; amount: number; entries: number; unknown: Readonly<Record<BurdenPeriod, boolean>> }
export interface ReadAgreement { version: number; validFrom: string; percents: Readonly<Record<string, number>> }
export interface ReadBurden { parties: Json[]; agreements: ReadAgreement[]; sums: ReadSum[]; months: ReadMonth[] }

const rows = (object: string, from: string): string => `COALESCE((SELECT json_agg(${object}) FROM ${from}), '[]')`;

/** All that a viewer may know of who bore what in a project, as JSON: `ReadBurden`. Stewards know the entries, so they know their sums. */
export const burdenSql: Visible = t =>
  `(WITH who AS MATERIALIZED (SELECT ${stewards(`${t}.id`)} AS steward)
  SELECT json_build_object(
    'parties', ${rows("to_jsonb(pa) ORDER BY pa.withdrawn_at IS NOT NULL, pa.created_at, pa.id", `party pa WHERE pa.project_id = ${t}.id AND (pa.withdrawn_at IS NULL OR EXISTS (SELECT 1 FROM effort_entry pe WHERE pe.party_id = pa.id AND ${inBalance("pe")}))`)},
    'agreements', ${rows(
    `json_build_object('version', ag.version, 'validFrom', ag.valid_from, 'percents', (SELECT json_object_agg(sh.party_id, sh.percent) FROM agreed_share sh WHERE sh.agreement_id = ag.id)) ORDER BY ag.version`,
    `share_agreement ag WHERE ag.project_id = ${t}.id`)},
    'sums', CASE WHEN who.steward THEN '[]' ELSE ${rows(
    `json_build_object('partyId', su.party_id, 'kind', su.kind, 'currency', su.currency, 'period', su.period, 'month', ${monthSql("su.starts_at")}, 'amount', su.amount, 'entries', su.entries)`,
    `effort_sum su JOIN party sp ON sp.id = su.party_id WHERE sp.project_id = ${t}.id`)} END,
    'months', ${rows("to_json(mo)", `(
      SELECT en.party_id AS "partyId", en.kind, COALESCE(en.currency, '') AS currency, en.month, COALESCE(round(sum(en.amount) FILTER (WHERE en.known)::numeric, 2), 0)::float8 AS amount,
        (count(*) FILTER (WHERE en.known))::int AS entries, json_build_object(
          'MONTH', bool_or(NOT en.known AND en.published_with IS DISTINCT FROM 'MONTH'),
          'QUARTER', bool_or(NOT en.known AND COALESCE(en.published_with NOT IN ('MONTH', 'QUARTER'), TRUE)),
          'YEAR', bool_or(NOT en.known AND en.published_with IS NULL)) AS unknown
      FROM (SELECT e.*, ${monthSql("e.borne_at")} AS month, e.organisation_id IS NOT NULL OR who.steward AS known FROM effort_entry e WHERE e.project_id = ${t}.id AND ${counts("e")}) en
      GROUP BY 1, 2, 3, 4) mo`)}) FROM who)`;
