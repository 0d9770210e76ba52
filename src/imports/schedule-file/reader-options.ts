/** What the caller knows of a schedule file. */
export interface ReaderOptions {
  /** IANA; for files that do not name theirs. */
  timeZone?: string;
  /** For files that have none, such as tables. */
  title?: string;
}
