import { Field, InputType, Int } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import type { Checks } from "../base/checks.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { allow, Changed, found, InvalidInput, refuse } from "../base/refusal.js";
import { ownRows } from "../identity/policy.js";
import { memberOf, visibleProjects } from "../projects/policy.js";
import { deleted, forgetTold } from "./forget-told.js";
import { theReflection } from "./reads.js";
import { Reflection } from "./reflection.js";
import { ReflectionSubject } from "./reflection-summary.js";
import { MOST_THEMES, ReflectionKind, ReflectionTheme, THEMES } from "./theme.js";

const LONGEST_TEXT = 4_000;
const TEXT = "What one notes (CommonMark); 1 to 4,000 characters. Nobody else reads it";
const ATTACHED = "Project that one is a member of, in which the note's themes are to be counted";

@InputType({ description: "What one notes for oneself" })
export class WriteReflectionInput extends KeyedInput {
  @Field(() => ReflectionKind, { description: "What it is about" }) kind!: ReflectionKind;
  @Field(() => String, { description: TEXT }) text!: string;
  @Field(() => [ReflectionTheme], { nullable: true, description: `What it comes under, of the themes of its kind; none when absent, at most ${MOST_THEMES}` }) themes?: ReflectionTheme[] | null;
  @Field(() => Id, { nullable: true, description: `${ATTACHED}; in none when absent` }) projectId?: string | null;
}

@InputType({ description: "What to change of a note: absent leaves, null clears. Its kind stays" })
export class EditReflectionInput extends KeyedInput {
  @Field(() => Id, { description: "Note of one's own" }) reflectionId!: string;
  @Field(() => Int, { nullable: true, description: "Version that was read; when the note has another by now, the edit is refused" }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true, description: TEXT }) text?: string | null;
  @Field(() => [ReflectionTheme], { nullable: true, description: `What it comes under, of the themes of its kind; at most ${MOST_THEMES}` }) themes?: ReflectionTheme[] | null;
  @Field(() => Id, { nullable: true, description: `${ATTACHED}; null takes it from its project` }) projectId?: string | null;
}

@InputType({ description: "Which note is deleted" })
export class DeleteReflectionInput extends KeyedInput {
  @Field(() => Id, { description: "Note of one's own" }) reflectionId!: string;
}

function checkReflection({ text, themes }: { text?: string | null; themes?: readonly ReflectionTheme[] | null }, checks: Checks): void {
  checks.text("text", text, LONGEST_TEXT);
  checks.words("themes", themes, MOST_THEMES);
}

function requireThemesOf(kind: ReflectionKind, themes: readonly ReflectionTheme[]): void {
  const wrong = themes.filter(theme => !THEMES[kind].includes(theme));
  if (wrong.length > 0) refuse(new InvalidInput(`\`themes\` of a ${kind} are ${THEMES[kind].join(", ")}; not ${wrong.join(", ")}`, ["input", "themes"]));
}

async function requireMember(projectId: string, act: Act): Promise<void> {
  const { member } = found(await act.first<{ member: boolean }>(`SELECT ${memberOf("p.id")} AS member FROM project p WHERE p.id = :projectId AND (${visibleProjects("p")})`, { projectId }), "project", "projectId");
  allow(member, "Notes are attached to projects that one is a member of");
}

interface Own { kind: ReflectionKind; projectId: string | null }

const ownReflection = async (reflectionId: string, act: Act): Promise<Own> =>
  found(await act.first<Own>(`SELECT t.kind, t.project_id AS "projectId" FROM reflection t WHERE t.id = :reflectionId AND ${ownRows("t")} FOR NO KEY UPDATE`, { reflectionId }), "note of yours", "reflectionId");

export class WriteReflection {
  @Change({
    input: () => WriteReflectionInput, yields: { reflection: theReflection }, access: "signedIn",
    description: "Notes for oneself what drives one to take part, or what worries one about it; nobody else reads it. Attached to a project, its themes are counted there with those of others",
    check: checkReflection,
  })
  async writeReflection({ kind, text, themes, projectId = null }: WriteReflectionInput, act: Act): Promise<{ reflection: string }> {
    requireThemesOf(kind, themes ?? []);
    if (projectId !== null) await requireMember(projectId, act);
    return { reflection: await act.insert(Reflection, { personId: act.viewer.personId, projectId, kind, text, themes: themes ?? [], version: 1 }) };
  }

  @Change({
    input: () => EditReflectionInput, yields: { reflection: theReflection }, refuses: [Changed], access: "signedIn",
    description: "Edits a note of one's own",
    check: (input, checks) => { checks.notCleared(input, "text", "themes"); checkReflection(input, checks); },
  })
  async editReflection({ reflectionId, expectedVersion, key: _key, ...edits }: EditReflectionInput, act: Act): Promise<{ reflection: string }> {
    const { kind, projectId } = await ownReflection(reflectionId, act);
    requireThemesOf(kind, edits.themes ?? []);
    if (edits.projectId != null && edits.projectId !== projectId) await requireMember(edits.projectId, act);
    await act.edit(Reflection, reflectionId, expectedVersion, edits as Partial<Reflection>);
    return { reflection: reflectionId };
  }

  @Change({
    input: () => DeleteReflectionInput, yields: { deleted }, access: "signedIn",
    description: "Deletes a note of one's own, for good. What was published with its themes in it names nobody, and leaves them out the next time it is published",
  })
  async deleteReflection({ reflectionId }: DeleteReflectionInput, act: Act): Promise<{ deleted: string }> {
    const { kind } = await ownReflection(reflectionId, act);
    await act.sql("DELETE FROM reflection WHERE id = :reflectionId AND person_id = :viewer", { reflectionId });
    await forgetTold(ReflectionSubject[kind], act);
    return { deleted: "1" };
  }
}
