import windowsZones from "windows-iana";
import { isTimeZone } from "../../base/time-zone.js";

/** In lower case. Of the places that a Windows name stands for, the one that stands for all (territory 001) comes first. */
const windows = new Map<string, string>();
for (const { windowsName, iana } of windowsZones.WINDOWS_TO_IANA_MAP) {
  if (!windows.has(windowsName.toLowerCase())) windows.set(windowsName.toLowerCase(), iana[0]);
}

/** IANA's own of three letters; ICU takes two dozen more, which are abbreviations: BST is in Dhaka there. */
const SHORT = new Set(["CET", "EET", "EST", "GMT", "HST", "MET", "MST", "PRC", "ROC", "ROK", "UCT", "UTC", "WET"]);

/**
 * The IANA zone that a calendar names: by its own name, also at the end of a path as older programs write it
 * (`/mozilla.org/20050126_1/Europe/Berlin`), or by the name that Windows has for it (CLDR's windowsZones). Null when
 * it is none of these.
 */
export function zoneNamed(text: string): string | null {
  const name = text.trim().replace(/^"(.*)"$/, "$1");
  const ofWindows = windows.get(name.toLowerCase());
  if (ofWindows !== undefined) return ofWindows;
  if (/^(?:utc|gmt|z)$/i.test(name)) return "UTC";
  const parts = name.split("/").filter(part => part !== "").slice(-3);
  for (let from = 0; from < parts.length; from++) {
    const candidate = parts.slice(from).join("/");
    if (candidate.length === 3 ? SHORT.has(candidate) : isTimeZone(candidate)) return candidate;
  }
  return null;
}
