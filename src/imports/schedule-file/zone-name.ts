import windowsZones from "windows-iana";
import { ianaZone } from "./time-zone.js";

/** In lower case. Of the places that a Windows name stands for, the one that stands for all (territory 001) comes first. */
const windows = new Map<string, string>();
for (const { windowsName, iana } of windowsZones.WINDOWS_TO_IANA_MAP) {
  if (!windows.has(windowsName.toLowerCase())) windows.set(windowsName.toLowerCase(), iana[0]);
}

/**
 * The IANA zone that a calendar names: by its own name, also at the end of a path as older programs write it
 * (`/mozilla.org/20050126_1/Europe/Berlin`), or by the name that Windows (CLDR's windowsZones) or Rails has for it. Null when
 * it is none of these.
 */
export function zoneNamed(text: string): string | null {
  const name = text.trim().replace(/^"(.*)"$/, "$1");
  if (/^(?:utc|gmt|z)$/i.test(name)) return "UTC";
  const ofWindows = windows.get(name.toLowerCase());
  if (ofWindows !== undefined) return ofWindows;
  const parts = name.split("/").filter(part => part !== "").slice(-3);
  for (let from = 0; from < parts.length; from++) {
    const zone = ianaZone(parts.slice(from).join("/"));
    if (zone !== null) return zone;
  }
  return null;
}
