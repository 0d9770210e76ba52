/** The languages in which the service itself words mail; everything else is worded by clients. */
export type Locale = "en" | "it";

/** The nearest of them to a person's own (BCP 47). */
export const localeOf = (tag: string): Locale => tag.toLowerCase().split("-")[0] === "it" ? "it" : "en";

export const dayAndTime = (at: Date, timeZone: string, locale: Locale): string =>
  new Intl.DateTimeFormat(locale === "it" ? "it-IT" : "en-GB", { dateStyle: "full", timeStyle: "short", timeZone }).format(at);
