import type { ParsedSession, Untold } from "./schedule-file/parsed-schedule.js";
import { languageOf, trackSlug, typeOf } from "./schedule-file/schedule-2-terms.js";

type Told = Pick<ParsedSession, "format" | "language" | "tags">;

/**
 * What a session is once a file has told it anew, where the file's format has no room for all that is known: what it
 * says is what it would say of what is known, so that stays. An export has one tag, the first; the second version of
 * schedule.json also has few ways of holding a session, and always a language.
 */
export function keepFiner(told: Told, known: Told, { own, coarse, untold, eventLanguage }: { own: boolean; coarse: boolean; untold: readonly Untold[]; eventLanguage: string | null }): Told {
  const sameTrack = coarse ? trackSlug(told.tags[0] ?? null) === trackSlug(known.tags[0] ?? null) : own && told.tags.length === 1 && told.tags[0] === known.tags[0];
  if (!coarse) {
    return {
      tags: sameTrack ? known.tags : told.tags,
      format: untold.includes("format") ? known.format : told.format,
      language: untold.includes("language") ? known.language : told.language,
    };
  }
  return {
    tags: sameTrack ? known.tags : told.tags,
    format: typeOf(told.format) === typeOf(known.format) ? known.format : told.format,
    language: told.language === languageOf(known.language, eventLanguage) ? known.language : told.language,
  };
}
