import type { Act } from "../base/act.js";
import { probe } from "../base/probe.js";
import { allow, found } from "../base/refusal.js";
import { IdeaVerb } from "./idea-verb.js";
import { ideaMay, ideaState, visibleIdeas, type IdeaState } from "./policy.js";

const LOOK = `SELECT ${ideaState("i")} AS state FROM idea i WHERE i.id = :ideaId AND ${visibleIdeas("i")}`;

/** The idea, locked, if the viewer may do this with it, or has done it already. Supporters are counted behind this lock. */
export async function ideaFor(verb: IdeaVerb, ideaId: string, act: Act, done: (idea: IdeaState) => boolean = () => false): Promise<IdeaState> {
  const look = async () => found(await act.first<{ state: IdeaState }>(LOOK, { ideaId }), "idea", "ideaId").state;
  await look();
  if (probe.guarded("idea")) await act.sql("SELECT 1 FROM idea WHERE id = :ideaId FOR NO KEY UPDATE", { ideaId });
  const idea = await look();
  allow(done(idea) || ideaMay(verb, idea), `The viewer may not ${verb.toLowerCase().replace("_", " ")} here: this is for ${FOR[verb]}`);
  return idea;
}

const FOR: Record<IdeaVerb, string> = {
  EDIT: "its author, while the project is open", EDIT_STATEMENT: "its author, while nobody supports it and the project is open", WITHDRAW: "its author",
  HIDE: "the project's stewards", RESTORE: "the project's stewards",
  SUPPORT: "everybody but its author, while the project is open", WITHDRAW_SUPPORT: "its supporters",
};
