/**
 * A table as CSV (RFC 4180): a cell with a comma, a quote or a line break stands in quotes, in which
 * quotes are doubled.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('')
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
