import { Int } from "type-graphql";
import type { Act } from "../base/act.js";
import type { ReflectionSubject } from "./reflection-summary.js";

/**
 * Forgets what was published of the viewer on a subject. It comes after what it was published of was deleted: whoever
 * publishes meanwhile holds that locked, so what they wrote is found here.
 */
export async function forgetTold(subject: ReflectionSubject, act: Act): Promise<void> {
  await act.sql(`DELETE FROM reflection_told t USING reflection_summary s WHERE s.id = t.summary_id AND t.person_id = :viewer AND s.subject = :subject AND NOT ${STILL_SAID}`, { subject });
}

/** Whether notes that are left say all that was published there: of whoever says the same as before nobody is to count as new. */
const STILL_SAID = `COALESCE((SELECT array_agg(DISTINCT label) FILTER (WHERE label IS NOT NULL) IS NOT DISTINCT FROM (SELECT array_agg(DISTINCT label) FROM unnest(t.labels) label)
  FROM reflection x LEFT JOIN LATERAL unnest(x.themes) label ON TRUE
  WHERE x.person_id = t.person_id AND x.kind = s.subject AND x.project_id = s.project_id HAVING count(*) > 0), FALSE)`;

export const deleted = { type: () => Int, description: "How many were deleted", resolve: (count: string) => Number(count) };
