/** The records that a finding rests on, each with the place where it was read. */
import type { Finding } from '../findings/finding.ts'
import { unicodeGlyphs } from './glyphs.ts'
import { cellWidth } from './cell-width.ts'
import { fitMiddle, wrapText } from './terminal-text.ts'
import { type TextStyle, marginOf, marginWidth, safeText } from './text-style.ts'

/** Records shown without `--explain`. */
const shownRecords = 2

/** Fewer cells for a place beside its record are too few to tell files apart. */
const narrowestPlace = 24

/** The records with their files as lines; links where the terminal has them. */
export function renderEvidence(finding: Finding, style: TextStyle): readonly string[] {
  const records = finding.events.flatMap((event) => event.records)
  const shown = style.explain ? records : records.slice(0, shownRecords)
  const left = records.length - shown.length
  const lines = shown.flatMap(({ id, record }) => {
    const { file, line } = record.origin
    return recordLines(id, { file, line }, style)
  })
  const all = left === 0 ? lines : [...lines, `${left} more (--explain shows all)`]
  return all.map((text, row) => `${marginOf(row === 0 ? 'records' : '', style)}${text}`)
}

function recordLines(
  id: string,
  { file, line }: { readonly file: string; readonly line: number | undefined },
  style: TextStyle,
): readonly string[] {
  const { explain, glyphs = unicodeGlyphs, link } = style
  const room = style.width - marginWidth
  const place = `${glyphs.escape(file)}${line === undefined ? '' : `:${line}`}`
  const name = safeText(id, style)
  const linked = (text: string): string => (link === undefined ? text : link(file, text))
  const beside = room - cellWidth(name) - 1
  if (cellWidth(place) <= beside) return [`${name} ${linked(place)}`]
  if (explain) {
    const pieces = wrapText(place, room - 2).map((piece) => `  ${linked(piece)}`)
    return [...wrapText(name, room), ...pieces]
  }
  const own = fitMiddle(name, room, glyphs.ellipsis)
  if (beside >= narrowestPlace)
    return [`${name} ${linked(fitMiddle(place, beside, glyphs.ellipsis))}`]
  return [own, `  ${linked(fitMiddle(place, room - 2, glyphs.ellipsis))}`]
}
