import type { Checks } from "../base/checks.js";

interface Details { name?: string | null; website?: string | null; description?: string | null }

/** What holds for an organisation's details whether it is added or edited. */
export function checkOrganisation(input: Details, checks: Checks): void {
  checks.text("name", input.name, 200);
  checks.link("website", input.website);
  checks.text("description", input.description, 20_000);
}

export const LEVEL_MISFIT = "Only a public body has a level of government; clear `level`";
