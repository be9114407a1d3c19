/** CSV for spreadsheets (RFC 4180), safe against formulas in log content. */

/** What a spreadsheet takes for the start of a formula, or skips before one. */
const formulaStarts: readonly string[] = ['=', '+', '-', '@', '\t', '\r']

/** One line with its end; a text that a spreadsheet would run gets an apostrophe before it. */
export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(cell: string | number): string {
  // Our own numbers are no formulas, negative ones included.
  if (typeof cell === 'number') return String(cell)
  const text = formulaStarts.includes(cell.charAt(0)) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
