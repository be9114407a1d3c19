/** The signs that a text report draws with, for terminals whose locale is UTF-8 and for all others. */
import { showUnit } from '../base/escape-text.ts'
import { escapeForTerminal, escapeToAscii } from './terminal-text.ts'

/** How a line looks while nobody else can reach what it stands for, and while others can. */
export interface LineGlyphs {
  readonly down: string
  /** Where a branch leaves; three cells, like the two that follow. */
  readonly fork: string
  readonly past: string
  readonly end: string
}

/** One set of signs. Each is as many cells wide in either set, but for the ellipsis. */
export interface Glyphs {
  /** Makes log text safe for a terminal that shows these signs. */
  readonly escape: (text: string) => string
  readonly shut: LineGlyphs
  readonly open: LineGlyphs
  /** What holds the data. */
  readonly node: string
  /** Where data left: an account, a bucket, a link. */
  readonly outside: string
  readonly arrow: string
  /** The arrow of a branch that begins with it. */
  readonly turn: string
  /** The line where another principal, account or region takes over. */
  readonly crossing: string
  /** A call without effect. */
  readonly refused: string
  /** What was left out of a line, and of a text. */
  readonly gap: string
  readonly ellipsis: string
  readonly rule: string
  readonly separator: string
}

/** Box-drawing characters. */
export const unicodeGlyphs: Glyphs = {
  escape: escapeForTerminal,
  shut: { down: '│', fork: '├──', past: '│  ', end: '╵' },
  open: { down: '┃', fork: '┠──', past: '┃  ', end: '╹' },
  node: '●',
  outside: '◇',
  arrow: '▼',
  turn: '╮',
  crossing: '╪═',
  refused: '×',
  gap: '┆',
  ellipsis: '…',
  rule: '─',
  separator: '·',
}

/** ASCII alone. */
export const asciiGlyphs: Glyphs = {
  escape: escapeToAscii,
  shut: { down: '|', fork: '+--', past: '|  ', end: "'" },
  open: { down: '#', fork: '#--', past: '#  ', end: '#' },
  node: '*',
  outside: 'o',
  arrow: 'v',
  turn: '.',
  crossing: '+=',
  refused: 'x',
  gap: ':',
  ellipsis: '...',
  rule: '-',
  separator: '-',
}

/** How ASCII spells the signs of our sentences. */
const spelled: ReadonlyMap<string, string> = new Map([
  ...(['ellipsis', 'separator', 'refused'] as const).map((name): [string, string] => [
    unicodeGlyphs[name],
    asciiGlyphs[name],
  ]),
  ['«', '"'],
  ['»', '"'],
  ['–', '-'],
  ['→', '->'],
])

/** A text that is laid out and safe, in ASCII alone, with its line breaks and colours: other signs by their code points. */
export function spellInAscii(text: string): string {
  return text.replace(/\P{ASCII}/gu, (sign) => spelled.get(sign) ?? showUnit(sign))
}
