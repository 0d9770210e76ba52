import { projectMay } from "../../src/projects/policy.js";
import { ProjectRole } from "../../src/projects/project-member.js";
import { ProjectVerb } from "../../src/projects/project-verb.js";
import { ProjectStatus } from "../../src/projects/project.js";
import { scopeAwaited } from "../../src/projects/scope.js";

const may = (status: ProjectStatus, role: ProjectRole | null, signs = false) =>
  Object.values(ProjectVerb).filter(verb => projectMay(verb, { status }, { role, signs })).join(" ");

const KEEPING = "INVITE MANAGE_MEMBERS MANAGE_ORGANISATIONS DRAFT_SCOPE LEAVE";

test.each([
  [ProjectStatus.DRAFT, ProjectRole.STEWARD, `EDIT OPEN ${KEEPING}`],
  [ProjectStatus.OPEN, ProjectRole.STEWARD, `EDIT CLOSE ${KEEPING}`],
  [ProjectStatus.CLOSED, ProjectRole.STEWARD, "REOPEN MANAGE_MEMBERS LEAVE"],
  [ProjectStatus.DRAFT, ProjectRole.MEMBER, "LEAVE"],
  [ProjectStatus.OPEN, ProjectRole.MEMBER, "LEAVE"],
  [ProjectStatus.CLOSED, ProjectRole.MEMBER, "LEAVE"],
  [ProjectStatus.DRAFT, null, ""],
  [ProjectStatus.OPEN, null, "JOIN"],
  [ProjectStatus.CLOSED, null, ""],
])("what is possible with a project that is %s for a %s", (status, role, verbs) => {
  expect(may(status, role)).toBe(verbs);
});

test("an officer of a public body that takes part signs, whatever else they are, until it is closed", () => {
  expect(may(ProjectStatus.DRAFT, null, true)).toBe("SIGN_SCOPE");
  expect(may(ProjectStatus.OPEN, ProjectRole.MEMBER, true)).toBe("SIGN_SCOPE LEAVE");
  expect(may(ProjectStatus.CLOSED, null, true)).toBe("");
});

test("a scope statement is awaited only where a public body takes part and none stands", () => {
  expect(scopeAwaited({ publicBody: true, scopeStands: false })).toBe(true);
  expect(scopeAwaited({ publicBody: true, scopeStands: true })).toBe(false);
  expect(scopeAwaited({ publicBody: false, scopeStands: false })).toBe(false);
});
