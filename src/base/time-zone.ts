import { ZONES_BY_AREA } from "./time-zone-names.js";

const zones = new Map(Object.entries(ZONES_BY_AREA).flatMap(([area, names]) =>
  names.split(" ").map(name => area ? `${area}/${name}` : name).map(name => [name.toLowerCase(), name])));

/** Names of all time zones (IANA). */
export const timeZones = (): string[] => [...zones.values()];

/**
 * Whether this is the name of an IANA time zone, in its proper spelling. Whatever Node takes is not enough: its ICU reads
 * "BST" as Dhaka, "IST" as Calcutta and "SystemV/EST5" as a zone, and minds no case, where PostgreSQL and other programs
 * that read what we send know none of them.
 */
export const isTimeZone = (name: string): boolean => zoneSpelt(name) === name;

/** The zone that somebody means who minds neither case nor blanks around it; null when there is none, or Node is too old for it. */
export function zoneSpelt(name: string): string | null {
  const zone = zones.get(name.trim().toLowerCase());
  try { return zone ? (new Intl.DateTimeFormat("en", { timeZone: zone }), zone) : null; } catch { return null; }
}
