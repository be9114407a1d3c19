import type { ReleaseDiff } from '../attack/diff-releases.ts'
import type { ItemChange, PartChange, TechniqueChange } from '../attack/technique-change.ts'
import { nameRelease } from './attack-names.ts'
import { proseLines } from './attack-prose.ts'
import { counted } from './check-findings.ts'
import { type Paint, escapeForTerminal, wrapText } from './terminal-text.ts'

/** How a comparison is set. */
export interface DiffLayout {
  readonly width: number
  readonly paint: Paint
  /** Every text before and after; otherwise a line or two for each technique. */
  readonly inFull: boolean
}

/** What changed between two releases, in words, ending in a line break. */
export function renderDiff(diff: ReleaseDiff, layout: DiffLayout): string {
  const { before, after, tactics, techniques, unchanged } = diff
  const count = (wanted: TechniqueChange['kind']): number =>
    techniques.filter(({ kind }) => kind === wanted).length
  const summary = [
    `${counted(count('changed'), 'technique')} changed`,
    `${count('added')} added`,
    `${count('gone')} not in the second`,
    `${unchanged} the same`,
  ]
  const lines = [
    ...wrapText(escapeForTerminal(`${nameRelease(before)} -> ${nameRelease(after)}`), layout.width),
    ...wrapText(summary.join(', '), layout.width),
    ...tactics.flatMap((change) => partLines(change, layout)),
    ...techniques.flatMap((one) => ['', ...techniqueLines(one, layout)]),
  ]
  return `${lines.join('\n')}\n`
}

function techniqueLines(change: TechniqueChange, layout: DiffLayout): readonly string[] {
  const { attackId, title, kind, changes } = change
  const head = wrapText(escapeForTerminal(`${attackId} ${title}`), layout.width)
  const body =
    kind === 'changed'
      ? layout.inFull
        ? changes.flatMap((part) => partLines(part, layout))
        : wrapText(changes.map(partInShort).join('; '), layout.width - 2).map((one) => `  ${one}`)
      : [kind === 'added' ? '  added' : '  not in the second bundle']
  return [...head.map((line) => layout.paint('strong', line)), ...body]
}

/** `detection text gone`, `data sources -2`: enough to know what to look at. */
function partInShort(change: PartChange): string {
  if (change.kind === 'list') {
    const { added, removed, changed } = change
    const counts = [
      ...(added.length === 0 ? [] : [`+${added.length}`]),
      ...(removed.length === 0 ? [] : [`-${removed.length}`]),
      ...(changed.length === 0 ? [] : [`${changed.length} changed`]),
    ]
    return `${change.part} ${counts.join(' ')}`
  }
  const { before, after } = change
  if (isShort(before) && isShort(after) && before !== undefined && after !== undefined) {
    return escapeForTerminal(`${change.part} ${before} -> ${after}`)
  }
  return `${change.part} ${howTextChanged(change.before, change.after)}`
}

function partLines(change: PartChange, { width }: DiffLayout): readonly string[] {
  const marked = (mark: string, text: string): readonly string[] =>
    wrapText(escapeForTerminal(text), width - 6).map(
      (line, row) => `    ${row === 0 ? mark : ' '} ${line}`,
    )
  if (change.kind === 'list') {
    return [
      `  ${change.part}`,
      ...change.added.flatMap((item) => marked('+', item)),
      ...change.removed.flatMap((item) => marked('-', item)),
      ...change.changed.flatMap((item) => itemLines(item, width, marked)),
    ]
  }
  const { part, before, after } = change
  if (isShort(before) && isShort(after)) {
    return [
      `  ${part}`,
      ...(before === undefined ? [] : marked('-', before)),
      ...(after === undefined ? [] : marked('+', after)),
    ]
  }
  const how = howTextChanged(before, after)
  return [`  ${part} ${how}`, ...paragraphLines(before ?? '', after ?? '', width - 6, '    ')]
}

function itemLines(
  { item, renamedFrom, text }: ItemChange,
  width: number,
  marked: (mark: string, text: string) => readonly string[],
): readonly string[] {
  return [
    ...marked('~', renamedFrom === undefined ? item : `${renamedFrom} is now called ${item}`),
    ...(text === undefined ? [] : paragraphLines(text.before, text.after, width - 10, '        ')),
  ]
}

/** The paragraphs that only one of two texts has. */
function paragraphLines(
  before: string,
  after: string,
  width: number,
  indent: string,
): readonly string[] {
  const [old, current] = [before, after].map((text) =>
    text
      .split(/[\r\n]+/)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  )
  const only = (mark: string, own: readonly string[], others: readonly string[]) =>
    own
      .filter((line) => !others.includes(line))
      .flatMap((line) =>
        proseLines(line, width).map((part, row) => `${indent}${row === 0 ? mark : ' '} ${part}`),
      )
  return [...only('-', old ?? [], current ?? []), ...only('+', current ?? [], old ?? [])]
}

function howTextChanged(before: string | undefined, after: string | undefined): string {
  if (after === undefined) return `gone (${size(before ?? '')})`
  return before === undefined ? `new (${size(after)})` : 'changed'
}

function size(text: string): string {
  return `${text.length.toLocaleString('en-US')} characters`
}

/** A status, a name, a number: told whole on one line. */
function isShort(text: string | undefined): boolean {
  return text === undefined || text.length <= 120
}
