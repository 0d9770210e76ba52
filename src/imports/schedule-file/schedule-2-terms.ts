/** Letters and digits of the Latin script only, words joined by `_`. */
export const slugOf = (text: string, most: number): string =>
  text.normalize("NFKD").toLowerCase().replace(/\p{Mark}/gu, "").replace(/[^a-z0-9]+/g, "_").slice(0, most).replace(/^_+|_+$/g, "");

const TYPES = new Set(["TALK", "WORKSHOP", "HANDS-ON", "MEETING", "DISCUSSION", "PERFORMANCE", "CONCERT", "GAME", "LIGHTNING_TALK"]);

/** How a session is held, as one of the few ways that the second version of schedule.json knows. */
export const typeOf = (type: string | null): string => {
  const named = (type ?? "").toUpperCase().trim();
  return [named, named.replace(/\s+/g, "_"), named.replace(/\s+/g, "-")].find(name => TYPES.has(name)) ?? "OTHER";
};

/** ISO 639-1: two letters. The format wants one for each session. */
export const languageOf = (...tags: readonly (string | null)[]): string =>
  tags.map(tag => tag?.split("-")[0] ?? "").find(tag => /^[a-z]{2}$/.test(tag)) ?? "en";

export const trackSlug = (name: string | null): string => slugOf(name ?? "", 40).padEnd(2, "_").replace(/_$/, "0");
