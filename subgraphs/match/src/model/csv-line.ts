/*
 * Lines of CSV as spreadsheets read them: RFC 4180 quoting, and no cell that a spreadsheet would take for a formula. Pure.
 * @see OWASP, CSV injection
 */

/** What a cell holds; a number is written as it is, null as an empty cell. */
export type CellValue = string | number | null;

/** Begins a file: without it spreadsheets take UTF-8 for another encoding. */
export const BYTE_ORDER_MARK = "\uFEFF";

/** Characters with which a formula begins, full-width ones included: input methods write them, spreadsheets read them. */
const FORMULA = /^[\s\u0000-\u001F]*[=+\-@＝＋－＠]/;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/** One line with its end. */
export function csvLine(cells: readonly CellValue[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

function csvCell(value: CellValue): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = FORMULA.test(value) || /^[\t\r]/.test(value) ? `'${value}` : value;
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
