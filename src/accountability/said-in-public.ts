import type { Visible } from "../base/viewer.js";
import { inPublic } from "../ideas/policy.js";

/** What was said in public in the projects that a condition names: what awaits an answer. Anonymous texts count from when they were published. */
interface Said {
  /** Concerns are what is no idea: notes, takeaways and published texts. */
  concerns: (inProject: (projectId: string) => string) => string;
  ideas: (inProject: (projectId: string) => string) => string;
}

export const said: Said = {
  concerns: inProject =>
    `SELECT sf.id FROM feedback sf LEFT JOIN session ss ON ss.id = sf.session_id JOIN event se ON se.id = COALESCE(sf.event_id, ss.event_id)` +
    ` WHERE ${inProject("se.project_id")} AND se.status <> 'DRAFT' AND sf.published_comment IS NOT NULL` +
    ` UNION ALL SELECT sv.id FROM perceived_value sv JOIN touchpoint_party sp ON sp.id = sv.touchpoint_party_id JOIN touchpoint st ON st.id = sp.touchpoint_id` +
    ` WHERE ${inProject("st.project_id")} AND sv.published_reason IS NOT NULL` +
    ` UNION ALL SELECT sn.id FROM session_note sn JOIN session ss ON ss.id = sn.session_id JOIN event se ON se.id = ss.event_id` +
    ` WHERE ${inProject("se.project_id")} AND se.status <> 'DRAFT' AND ss.status <> 'WITHDRAWN' AND ${inPublic("sn")}`,
  ideas: inProject => `SELECT si.id FROM idea si WHERE ${inProject("si.project_id")} AND ${inPublic("si")}`,
};

/** All of it in the project of this row. */
export const contributionsOf: Visible = t => {
  const inProject = (projectId: string) => `${projectId} = ${t}.id`;
  return `${said.concerns(inProject)} UNION ALL ${said.ideas(inProject)}`;
};
