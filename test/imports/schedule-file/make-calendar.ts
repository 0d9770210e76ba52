/** A VEVENT from its lines; what is not said is an hour in Berlin with a UID. */
export function vevent(...lines: string[]): string {
  const has = (name: string): boolean => lines.some(line => line.startsWith(name));
  const times = has("DTSTART") ? [] : ["DTSTART;TZID=Europe/Berlin:20260502T100000", ...(has("DTEND") || has("DURATION") ? [] : ["DTEND;TZID=Europe/Berlin:20260502T110000"])];
  return ["BEGIN:VEVENT", ...(has("UID") ? [] : ["UID:u1"]), ...(has("SUMMARY") ? [] : ["SUMMARY:Opening"]), ...times, ...(has("LOCATION") ? [] : ["LOCATION:Aula"]), ...lines, "END:VEVENT"].join("\r\n");
}

export function calendar(events: string | string[], head: string[] = ["X-WR-CALNAME:Camp", "X-WR-TIMEZONE:Europe/Berlin"]): string {
  return ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//EN", ...head, ...[events].flat(), "END:VCALENDAR", ""].join("\r\n");
}
