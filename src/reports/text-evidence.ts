/** The records that a finding rests on, each with the place where it was read. */
import type { Finding } from '../findings/finding.ts'
import { cellWidth } from './cell-width.ts'
import { unicodeGlyphs } from './glyphs.ts'
import { fitMiddle, wrapText } from './terminal-text.ts'
import { type TextStyle, marginOf, marginWidth, safeText } from './text-style.ts'

/** One record of the evidence. */
interface Evidence {
  readonly id: string
  readonly file: string
  readonly line?: number
}

/** Records shown without `--explain`. */
const shownRecords = 2

/** Fewer cells for a place beside its record are too few to tell files apart. */
const narrowestPlace = 24

/**
 * The records as lines, files as links where the terminal has them: the first two, each with its place;
 * with `--explain` all of them below the files that they were read from.
 */
export function renderEvidence(finding: Finding, style: TextStyle): readonly string[] {
  const records = finding.events.flatMap((event) =>
    event.records.map(({ id, record: { origin } }): Evidence => {
      const { file, line } = origin
      return { id, file, ...(line === undefined ? {} : { line }) }
    }),
  )
  const lines = style.explain ? allLines(records, style) : firstLines(records, style)
  return lines.map((text, row) => `${marginOf(row === 0 ? 'records' : '', style)}${text}`)
}

function firstLines(records: readonly Evidence[], style: TextStyle): readonly string[] {
  const left = records.length - shownRecords
  return [
    ...records.slice(0, shownRecords).flatMap((record) => recordLines(record, style)),
    ...(left > 0 ? [`${left} more (--explain shows all)`] : []),
  ]
}

function recordLines({ id, file, line }: Evidence, style: TextStyle): readonly string[] {
  const { ellipsis, escape } = style.glyphs ?? unicodeGlyphs
  const room = style.width - marginWidth
  const name = fitMiddle(safeText(id, style), room, ellipsis)
  const place = `${escape(file)}${line === undefined ? '' : `:${line}`}`
  const beside = room - cellWidth(name) - 1
  return beside >= Math.min(narrowestPlace, cellWidth(place))
    ? [`${name} ${linked(file, fitMiddle(place, beside, ellipsis), style)}`]
    : [name, `  ${linked(file, fitMiddle(place, room - 2, ellipsis), style)}`]
}

function allLines(records: readonly Evidence[], style: TextStyle): readonly string[] {
  const { escape } = style.glyphs ?? unicodeGlyphs
  const room = style.width - marginWidth
  const byFile = new Map<string, Evidence[]>()
  for (const record of records) {
    const own = byFile.get(record.file)
    if (own === undefined) byFile.set(record.file, [record])
    else own.push(record)
  }
  return [...byFile].flatMap(([file, own]) => [
    ...wrapText(escape(file), room).map((piece) => linked(file, piece, style)),
    ...own.flatMap(({ id, line }) =>
      wrapText(`${escape(id)}${line === undefined ? '' : `, line ${line}`}`, room - 2).map(
        (text) => `  ${text}`,
      ),
    ),
  ])
}

function linked(file: string, shown: string, { link }: TextStyle): string {
  return link === undefined ? shown : link(file, shown)
}
