import { decided, forSignedIn, whether } from "../base/decided.js";
import type { Visible } from "../base/viewer.js";
import { stewards, withProject } from "../projects/policy.js";
import { IdeaVerb } from "./idea-verb.js";

const wrote = (t: string): string => `COALESCE(${t}.author_id = :viewer, FALSE)`;

/** What everybody sees of an idea's project, of its ideas. */
export const inPublic: Visible = t => `${t}.withdrawn_at IS NULL AND ${t}.hidden_at IS NULL`;

/** What of a project's ideas the viewer sees: one's own, and what was neither taken back nor hidden. Stewards see what is hidden too. */
export const visibleIdeas: Visible = t =>
  `${withProject(t)} AND (${wrote(t)} OR (${t}.withdrawn_at IS NULL AND (${t}.hidden_at IS NULL OR ${stewards(`${t}.project_id`)})))`;

/** Proposing is a public act: it shows who did, to whoever sees the idea. */
export const authorsShown: Visible = t => `EXISTS (SELECT 1 FROM idea an WHERE an.author_id = ${t}.id AND ${visibleIdeas("an")})`;

/** Whether the viewer supports the idea. */
export const supports = (ideaId: string): string =>
  `EXISTS (SELECT 1 FROM idea_support own WHERE own.idea_id = ${ideaId} AND own.person_id = :viewer AND own.withdrawn_at IS NULL)`;

/** What the rules look at: the viewer's standing, where the idea stands, and whether its project is open. */
export interface IdeaState { author: boolean; steward: boolean; supports: boolean; supported: boolean; withdrawn: boolean; hidden: boolean; open: boolean }

/**
 * What a viewer may do with an idea that they see: asked by the verbs, and told by `Idea.may`. A statement that somebody
 * supports keeps its meaning; authors stand behind their ideas anyway and are no supporters.
 */
export function ideaMay(verb: IdeaVerb, idea: IdeaState): boolean {
  const { author, steward, withdrawn, hidden, open } = idea;
  switch (verb) {
    case IdeaVerb.EDIT: return author && !withdrawn && open;
    case IdeaVerb.EDIT_STATEMENT: return author && !withdrawn && open && !idea.supported;
    case IdeaVerb.WITHDRAW: return author && !withdrawn;
    case IdeaVerb.HIDE: return steward && !withdrawn && !hidden;
    case IdeaVerb.RESTORE: return steward && !withdrawn && hidden;
    case IdeaVerb.SUPPORT: return !author && !withdrawn && !hidden && open && !idea.supports;
    case IdeaVerb.WITHDRAW_SUPPORT: return idea.supports;
  }
}

const FACTS = ["author", "steward", "supports", "supported", "withdrawn", "hidden", "open"] as const satisfies readonly (keyof IdeaState)[];

/** The state in SQL. */
const STATE: Record<keyof IdeaState, Visible> = {
  author: wrote,
  steward: t => stewards(`${t}.project_id`),
  supports: t => supports(`${t}.id`),
  supported: t => `(${t}.support_count > 0)`,
  withdrawn: t => `(${t}.withdrawn_at IS NOT NULL)`,
  hidden: t => `(${t}.hidden_at IS NOT NULL)`,
  open: t => `EXISTS (SELECT 1 FROM project op WHERE op.id = ${t}.project_id AND op.status = 'OPEN')`,
};

/** The state as one JSON value, for the verbs' look at an idea and for `Idea.may`. */
export const ideaState: Visible = t => `json_build_object(${FACTS.map(fact => `'${fact}', ${STATE[fact](t)}`).join(", ")})`;

export const verbsOf = (state: IdeaState): IdeaVerb[] => Object.values(IdeaVerb).filter(verb => ideaMay(verb, state));

/** `Idea.may` in SQL. */
export const ideaVerbs: Visible = forSignedIn(decided(
  FACTS.map(fact => whether(STATE[fact])),
  (...facts) => verbsOf(Object.fromEntries(FACTS.map((fact, i) => [fact, facts[i] === "true"])) as unknown as IdeaState)));
