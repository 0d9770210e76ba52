import normalizeUrl from "normalize-url";

/** What tells who followed a link, not what it leads to. */
const TRACKING = [/^utm_\w+/i, "fbclid", "gclid", "mc_cid", "mc_eid"];

/**
 * A link as it is compared with others: without scheme, `www.`, default port, closing slash of its path, tracking, order of its
 * parameters and place within the page (but for pages that a script chooses by it: `#/…` and `#!…`).
 */
export function addressOf(url: string): string {
  // Browsers take `https:example.org` for an address too; `href` is its full form.
  const full = new URL(url);
  const options = { stripHash: !/^#[/!]/.test(full.hash), removeTrailingSlash: false, removeSingleSlash: false, removeQueryParameters: TRACKING };
  // What the first pass decodes (`/%09/`, an empty parameter) can leave something for a second.
  const { host, pathname, search, hash } = new URL(normalizeUrl(normalizeUrl(full.href, options), options));
  return `${host.replace(/^www\./, "")}${pathname.replace(/\/$/, "")}${search}${hash}`;
}

export const isSameAddress = (one: string, other: string): boolean => addressOf(one) === addressOf(other);

const LONGEST_ADDRESS = 2_000;

/** Whether a link that is short as it is written is too long to be compared: letters of other scripts become nine characters each (`%E3%81%82`), and an index holds 2,700. */
export const isLongWrittenOut = (url: string): boolean => {
  try { return url.length <= LONGEST_ADDRESS && addressOf(url).length > LONGEST_ADDRESS; } catch { return false; }
};

/** Whether an address carries somebody's name or password (`https://name:secret@…`). */
export const hasCredentials = (url: string): boolean => {
  try { const { username, password } = new URL(url); return username !== "" || password !== ""; } catch { return false; }
};

/** ISO 26324: a prefix of the handbook's form, a slash, and whatever its registrant chose. */
const DOI = /^10\.\d{4,9}(?:\.\d+)*\/\S+$/;

/** A DOI in one form, however it was written (`doi:…`, `https://doi.org/…`); case does not count (DOI handbook, 2.4). Null when it is none. */
export function doiOf(text: string): string | null {
  const bare = text.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, "").toLowerCase();
  return DOI.test(bare) && bare.length <= 300 ? bare : null;
}
