/** Text as it is stored: composed (NFC), with line feeds only and no blanks at its ends; the rest of an input as it is. */
export function tidy<T>(value: T): T {
  if (typeof value === "string") return value.normalize("NFC").replace(/\r\n?/g, "\n").trim() as T;
  if (Array.isArray(value)) return value.map(item => tidy(item) as unknown) as T;
  if (value && typeof value === "object" && !(value instanceof Date)) {
    const copy: Record<string, unknown> = Object.create(Object.getPrototypeOf(value)) as Record<string, unknown>;
    for (const [key, item] of Object.entries(value)) if (item !== undefined) copy[key] = tidy(item);
    return copy as T;
  }
  return value;
}
