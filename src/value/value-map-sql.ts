import { isPublished } from "../base/publish.js";
import type { Visible } from "../base/viewer.js";
import { stands } from "../touchpoints/policy.js";
import { confirmedShare } from "../touchpoints/reads.js";
import { quantileOf } from "./quantile.js";

type Json = Readonly<Record<string, unknown>>;

/** What is published of one cell in one iteration. */
export interface ReadRatings { histogram: number[]; median: number; lowerQuartile: number; upperQuartile: number }
export interface ReadCell { touchpointParty: Json; party: Json; confirmedShare: number | null; now: ReadRatings | null; before: ReadRatings | null }
/** `before` is the iteration before the current one. */
export interface ReadTouchpoint { touchpoint: Json; iteration: Json; before: Json | null; cells: ReadCell[] }

const ratings = (s: string): string =>
  `CASE WHEN ${s}.id IS NOT NULL THEN json_build_object('histogram', ${s}.histogram, 'median', ${quantileOf(`${s}.histogram`, 0.5)},` +
  ` 'lowerQuartile', ${quantileOf(`${s}.histogram`, 0.25)}, 'upperQuartile', ${quantileOf(`${s}.histogram`, 0.75)}) END`;

const cells = `SELECT json_agg(json_build_object('touchpointParty', to_jsonb(tpa), 'party', to_jsonb(pa), 'confirmedShare', sh.share,
    'now', ${ratings("sn")}, 'before', ${ratings("sb")}) ORDER BY tpa.role, pa.created_at, pa.id)
  FROM touchpoint_party tpa JOIN party pa ON pa.id = tpa.party_id AND ${stands("pa")}
  JOIN shares sh ON sh.party_id = pa.id
  LEFT JOIN value_summary sn ON sn.touchpoint_party_id = tpa.id AND sn.iteration_id = it.id AND ${isPublished("sn")}
  LEFT JOIN value_summary sb ON sb.touchpoint_party_id = tpa.id AND sb.iteration_id = ib.id AND ${isPublished("sb")}
  WHERE tpa.touchpoint_id = tp.id AND ${stands("tpa")}`;

/** All that is published of the value of a project's touchpoints, by position, as JSON: `ReadTouchpoint[]`. */
export const valueMapSql: Visible = t =>
  `(WITH shares AS MATERIALIZED (SELECT mp.id AS party_id, ${confirmedShare.sql("mp")} AS share FROM party mp WHERE mp.project_id = ${t}.id)
  SELECT COALESCE(json_agg(json_build_object('touchpoint', to_jsonb(tp), 'iteration', to_jsonb(it), 'before', to_jsonb(ib), 'cells', COALESCE((${cells}), '[]')) ORDER BY tp.position), '[]')
  FROM touchpoint tp JOIN touchpoint_iteration it ON it.touchpoint_id = tp.id AND it.ended_at IS NULL
  LEFT JOIN touchpoint_iteration ib ON ib.touchpoint_id = tp.id AND ib.number = it.number - 1
  WHERE tp.project_id = ${t}.id AND ${stands("tp")})`;
