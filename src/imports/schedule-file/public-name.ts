const ADDRESS = /[^\s<>()[\]"',;:]+@[^\s<>()[\]"',;:]+/g;

/** Names are far shorter. */
const MAX_INPUT = 500;

/** A name as it may be shown to all: without the e-mail address that many programs write into it or instead of it. Null when nothing is left. */
export function publicName(text: string): string | null {
  const name = text.slice(0, MAX_INPUT).replace(/\bmailto\b:?/gi, "").replace(ADDRESS, "")
    .replace(/<\s*>|\(\s*\)|\[\s*\]|["']\s*["']|[<([]\s*$/g, " ").replace(/\s+/g, " ").trim();
  return /[\p{L}\p{N}]/u.test(name) ? name : null;
}
