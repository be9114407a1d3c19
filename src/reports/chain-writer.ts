/** Sets the rows of a drawn chain as lines: who, where and which day are said where they change. */
import { namePrincipal, nameResource, nameTime } from '../findings/words.ts'
import type { Chain } from '../lineage/chain.ts'
import type { AnyStepRow, Openness, Row } from './chain-rows.ts'
import type { Fold } from './fold-rows.ts'
import { type Glyphs, type LineGlyphs, unicodeGlyphs } from './glyphs.ts'
import { nameStepRow } from './name-step-row.ts'
import { nameOpening, nameUntil } from './step-words.ts'
import { fitMiddle, wrapText } from './terminal-text.ts'
import { type TextStyle, marginOf, marginWidth, safeText } from './text-style.ts'

/** What the lines above say of a branch. */
interface Told {
  readonly who: string
  readonly account: string
  readonly region: string
}

/** How the lines of a row begin. */
interface LineMarks {
  readonly margin?: string
  /** The line leaves the branch to its left. */
  readonly isFirst?: boolean
  /** In the place of the line of the branch. */
  readonly glyph?: string
  /** Between the glyph and the text. */
  readonly gap?: string
  /** The sign of the last of several lines. */
  readonly last?: string
}

/** Of the text beside a line without `--explain`, and of one name in it: more is cut in its middle. */
const shownLines = { text: 4, name: 2 } as const

/** The room of a verb. */
const verbWidth = 10

/** The cells of a line and of the space after it. */
const lineWidth = 3

/** Writes the rows of one chain, from top to bottom. */
export class ChainWriter {
  private readonly style: TextStyle
  private readonly glyphs: Glyphs
  private readonly chain: Chain
  private readonly told = new Map<number, Told>()
  private day = ''
  private time = ''

  constructor(chain: Chain, style: TextStyle) {
    this.chain = chain
    this.style = style
    this.glyphs = style.glyphs ?? unicodeGlyphs
  }

  /** The next row as lines. */
  lines(row: Row | Fold): readonly string[] {
    switch (row.kind) {
      case 'node':
        return this.nodeLines(row)
      case 'home': {
        const { to, evidence } = row.link
        const home = `sits in ${nameResource(to)}${evidence === 'inferred' ? ' (inferred)' : ''}`
        return this.set(row, this.wrapped(home, this.room(row)), {})
      }
      case 'opening':
        return this.openingLines(row)
      case 'fold':
        return this.foldLines(row)
      default:
        return this.stepLines(row)
    }
  }

  private nodeLines(row: Extract<Row, { readonly kind: 'node' }>): readonly string[] {
    const { paint } = this.style
    const { kind, id } = row.resource
    const isOutside = kind === 'account' || kind === 'bucket' || kind === 'link'
    const isUnseen = this.chain.sourceUnseen && id === this.chain.root.id
    const name = `${nameResource(row.resource)}${isUnseen ? ', made before these logs' : ''}`
    const texts = this.wrapped(name, this.room(row)).map((text) => paint('strong', text))
    const sign = isOutside ? this.glyphs.outside : this.glyphs.node
    const glyph = paint(row.isOpen ? 'open' : 'strong', sign)
    return this.set(row, texts, { margin: row.isRoot ? 'UTC' : '', glyph, gap: ' ' })
  }

  private openingLines(row: Extract<Row, { readonly kind: 'opening' }>): readonly string[] {
    const { from, until } = row.exposure
    const [day, time] = dayAndTime(from)
    const lead = day === this.day ? [] : this.dayLines(row, day)
    const margin = time === this.time ? '' : time
    this.time = time
    const end = until === undefined ? ', still open' : ` until ${nameUntil(until, from)}`
    const texts = this.wrapped(`open to ${nameOpening(row.exposure)}${end}`, this.room(row))
    const emphasis = until === undefined ? 'open' : 'closed'
    const painted = texts.map((text) => this.style.paint(emphasis, text))
    return [...lead, ...this.set(row, painted, { margin, ...this.endOf(row, texts.length) })]
  }

  private foldLines(row: Fold): readonly string[] {
    const counts = [
      ...(row.steps === 0 ? [] : [`${row.steps} more ${row.steps === 1 ? 'step' : 'steps'}`]),
      ...(row.openings === 0 ? [] : [`${row.openings} more times open to others`]),
    ]
    const text = `${this.glyphs.ellipsis} ${counts.join(', ')} (--explain shows all)`
    return this.set(row, wrapText(text, this.room(row)), {
      glyph: this.paintLine(row.line, this.glyphs.gap),
    })
  }

  private stepLines(row: AnyStepRow): readonly string[] {
    const { step } = row.deed
    const [day, time] = dayAndTime(step.event.time)
    const lead = this.leadLines(row, day)
    this.time = time
    const [first = '', ...rest] = this.wrapped(nameStepRow(row), this.room(row) - verbWidth)
    const texts = [
      `${step.activity.verb.padEnd(verbWidth)}${first}`.trimEnd(),
      ...rest.map((text) => `${' '.repeat(verbWidth)}${text}`),
    ]
    const isFirst = row.isFirst && lead.length === 0
    const marks = this.marksOf(row, { isFirst, lines: texts.length })
    return [...lead, ...this.set(row, texts, { margin: time, isFirst, ...marks })]
  }

  private marksOf(
    row: AnyStepRow,
    { isFirst, lines }: { readonly isFirst: boolean; readonly lines: number },
  ): LineMarks {
    const { turn, arrow, refused } = this.glyphs
    if (row.kind === 'edge') return { glyph: this.paintLine(row.line, isFirst ? turn : arrow) }
    if (row.kind !== 'loose') return this.endOf(row, lines)
    const glyph = row.deed.step.activity.attempt ? refused : ' '
    return { glyph: this.paintLine('shut', glyph) }
  }

  /** Who, where and on which day, where that is not what the lines above say. */
  private leadLines(row: AnyStepRow, day: string): readonly string[] {
    const { principal, activity } = row.deed.step
    const before = this.told.get(row.branch) ?? this.told.get(row.parent ?? row.branch)
    const now = {
      who: namePrincipal(principal),
      account: activity.account ?? before?.account ?? '',
      region: activity.region ?? before?.region ?? '',
    }
    this.told.set(row.branch, now)
    const isThere = before?.account === now.account && before.region === now.region
    const where = isThere ? '' : [now.account, now.region].filter((part) => part !== '').join(' ')
    const parts = [
      ...(before?.who === now.who ? [] : [`by ${now.who}`]),
      ...(where === '' ? [] : [`in ${where}`]),
    ]
    const isNewDay = day !== this.day
    if (parts.length === 0) return isNewDay ? this.dayLines(row, day) : []
    this.day = day
    const texts = this.wrapped(parts.join(', '), this.room(row))
    const crossing = { glyph: this.style.paint('strong', this.glyphs.crossing), gap: ' ' }
    return this.set(row, texts, {
      margin: isNewDay ? day : '',
      isFirst: row.isFirst,
      ...(row.crosses ? crossing : this.turnOf(row)),
    })
  }

  private dayLines(row: Row, day: string): readonly string[] {
    this.day = day
    return this.set(row, [''], { margin: day, isFirst: isFirstOf(row), ...this.turnOf(row) })
  }

  /** The sign of a branch's first line. */
  private turnOf(row: Row): LineMarks {
    return isFirstOf(row) ? { glyph: this.paintLine('shut', this.glyphs.turn) } : {}
  }

  /** Text of logs as lines; far more than a name needs is cut in its middle. */
  private wrapped(text: string, room: number): readonly string[] {
    const safe = safeText(text, this.style, room * shownLines.name)
    const { ellipsis } = this.glyphs
    const fitted = this.style.explain ? safe : fitMiddle(safe, room * shownLines.text, ellipsis)
    return wrapText(fitted, room)
  }

  /** Cells for text beside the line. */
  private room({ outer }: Row | Fold): number {
    return this.style.width - marginWidth - (outer.length + 1) * lineWidth
  }

  /** The sign that ends a branch, where it does. */
  private endOf(
    row: { readonly line: Openness; readonly isLast: boolean },
    lines: number,
  ): LineMarks {
    if (!row.isLast) return {}
    const end = this.paintLine(row.line, this.lineGlyphs(row.line).end)
    return lines === 1 ? { glyph: end } : { last: end }
  }

  /** Sets texts beside the lines of a row. */
  private set(row: Row | Fold, texts: readonly string[], marks: LineMarks): readonly string[] {
    const hasLine = row.kind !== 'loose'
    const down = hasLine ? this.paintLine(row.line, this.lineGlyphs(row.line).down) : ' '
    const { margin = '', glyph = down, gap = '  ', last = down } = marks
    return texts.map((text, index) => {
      const outer = row.outer.map((line, depth) => {
        const { fork, past } = this.lineGlyphs(line)
        const isFork = index === 0 && marks.isFirst === true && depth === row.outer.length - 1
        return this.paintLine(line, isFork ? fork : past)
      })
      const own = index === 0 ? glyph + gap : `${index === texts.length - 1 ? last : down}  `
      return `${marginOf(index === 0 ? margin : '', this.style)}${outer.join('')}${own}${text}`.trimEnd()
    })
  }

  private lineGlyphs(line: Openness): LineGlyphs {
    return line === 'shut' ? this.glyphs.shut : this.glyphs.open
  }

  private paintLine(line: Openness, glyph: string): string {
    return this.style.paint(line === 'shut' ? 'dim' : line, glyph)
  }
}

function isFirstOf(row: Row): boolean {
  return 'isFirst' in row && row.isFirst
}

function dayAndTime(milliseconds: number): readonly [string, string] {
  const [day = '', time = ''] = nameTime(milliseconds).split(' ')
  return [day, time.replace('Z', '')]
}
