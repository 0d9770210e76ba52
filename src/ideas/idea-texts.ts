import type { Checks } from "../base/checks.js";

/** A statement is short enough to be read before it is supported. */
export function checkIdea({ statement, details, language }: { statement?: string | null; details?: string | null; language?: string | null }, checks: Checks): void {
  checks.text("statement", statement, 300);
  checks.text("details", details, 10_000);
  checks.language("language", language);
}
