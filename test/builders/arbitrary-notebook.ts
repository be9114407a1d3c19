/** Notebooks as other editors would have written them: the same content in any habit of JSON. */
import * as fc from 'fast-check'
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../src/base/json.ts'
import { memberOf, readJsonTree } from '../../src/playbooks/json-tree.ts'

/** How a notebook is written. */
interface Habit {
  readonly indent: '' | ' ' | '  ' | '    ' | '\t'
  readonly lineBreak: '\n' | '\r\n'
  readonly end: '' | '\n' | '\n\n'
  readonly hasMark: boolean
  readonly isAscii: boolean
  readonly isSorted: boolean
  readonly minor: 2 | 3 | 4 | 5
  readonly source: 'text' | 'lines' | 'as is'
  /** Where the first cell, the managed one, stands. */
  readonly place: number
}

const habits: fc.Arbitrary<Habit> = fc.record({
  indent: fc.constantFrom('', ' ', '  ', '    ', '\t'),
  lineBreak: fc.constantFrom('\n', '\r\n'),
  end: fc.constantFrom('', '\n', '\n\n'),
  hasMark: fc.boolean(),
  isAscii: fc.boolean(),
  isSorted: fc.boolean(),
  minor: fc.constantFrom(2, 3, 4, 5),
  source: fc.constantFrom('text', 'lines', 'as is'),
  place: fc.nat(4),
})

/** A cell with all that a splice could hurt: a picture, integers above 2^53, writing of all kinds. */
const codeCell: JsonObject = {
  execution_count: 7,
  cell_type: 'code',
  metadata: { 'z-last': 1, 'a-first': ['', 'tab\t', 'naïve → 雪 🐾 \u2028'] },
  outputs: [
    {
      output_type: 'display_data',
      data: { 'image/png': 'iVBORw0KGgo='.repeat(40), 'text/plain': ['a\n', 'b'] },
      metadata: { nanoseconds: '#9007199254740993123#' },
    },
  ],
  source: ['print("```")\n', '"\\u00e9\\/"'],
}

/** The content of a notebook in any habit; a code cell with outputs is added. */
export function arbitraryNotebook(content: JsonObject): fc.Arbitrary<string> {
  return habits.map((habit) => written(content, habit))
}

function written(content: JsonObject, habit: Habit): string {
  const { cells } = content
  const [managed, ...others] = isJsonArray(cells) ? cells : []
  const place = Math.min(habit.place, others.length)
  const placed = [...others.slice(0, place), managed ?? null, ...others.slice(place), codeCell]
  const notebook = {
    ...content,
    nbformat: 4,
    nbformat_minor: habit.minor,
    cells: placed.map((cell, index) => cellIn(cell, index, habit)),
  }
  const text = JSON.stringify(habit.isSorted ? sorted(notebook) : notebook, undefined, habit.indent)
    .replaceAll('\n', habit.lineBreak)
    .replaceAll(/"#(\d+)#"/g, '$1')
  const escaped = habit.isAscii
    ? text.replaceAll(
        /[^\0-\x7f]/g,
        (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
      )
    : text
  return (habit.hasMark ? '\uFEFF' : '') + escaped + habit.end.replaceAll('\n', habit.lineBreak)
}

function cellIn(cell: JsonValue, index: number, { minor, source }: Habit): JsonValue {
  if (!isJsonObject(cell)) return cell
  const { id: _, ...bare } = cell
  const pieces = isJsonArray(bare['source']) ? bare['source'] : [bare['source'] ?? '']
  const text = pieces.map((piece) => (typeof piece === 'string' ? piece : '')).join('')
  const shaped =
    source === 'text' ? text : source === 'lines' ? (text.match(/[^\n]*\n|[^\n]+$/g) ?? []) : pieces
  const identified = minor >= 5 ? { id: `cell-${index}` } : {}
  return { ...identified, ...bare, source: shaped }
}

function sorted(value: JsonValue): JsonValue {
  if (isJsonArray(value)) return value.map(sorted)
  if (!isJsonObject(value)) return value
  const keys = Object.keys(value).toSorted()
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key] ?? null)]))
}

/** The text of a notebook without the source and metadata of one cell. */
export function withoutCell(text: string, index: number): string {
  const reading = readJsonTree(text)
  const cells = 'root' in reading ? memberOf(reading.root, 'cells') : undefined
  const cell = cells?.kind === 'list' ? cells.items[index] : undefined
  const holes = [memberOf(cell, 'source'), memberOf(cell, 'metadata')]
    .filter((node) => node !== undefined)
    .toSorted((a, b) => b.start - a.start)
  return holes.reduce((left, { start, end }) => `${left.slice(0, start)}#${left.slice(end)}`, text)
}
