import { stringify } from "csv-stringify/sync";
import { cleanText } from "../imports/schedule-file/clean-text.js";

export type Cell = string | number | null;

/** Begins a formula in one spreadsheet or another; the wide ones are made narrow by some. */
const FORMULA = "=+\\-@\\t\\r＝＋－＠";
/** At the beginning, and behind whatever might be taken for the end of a cell where another separator is usual. */
const RISKY = new RegExp(`(^|[,;|\\t\\n"'])(?=\\s*[${FORMULA}])`, "g");

/**
 * Text that no spreadsheet runs as a formula (https://owasp.org/www-community/attacks/CSV_Injection): an apostrophe goes
 * before what could begin one, also in the middle of a cell.
 */
export const harmless = (text: string): string => cleanText(text).replace(RISKY, "$1'");

const written = (cell: Cell): string => cell === null ? "" : typeof cell === "number" ? String(cell) : harmless(cell);

/** Spreadsheets take a file without it for one in an old encoding. */
export const BYTE_ORDER_MARK = "\ufeff";

/** Lines of a table (RFC 4180): every cell in quotes, so that none depends on which separator is usual. */
export const csvLines = (rows: readonly (readonly Cell[])[]): string =>
  stringify(rows.map(row => row.map(written)), { quoted: true, quoted_empty: true, record_delimiter: "\r\n" });
