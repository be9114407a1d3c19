import { layout, patternNodeBytes, patternTextBytes } from '../kernel/kernel-layout.ts'
import {
  captured,
  type Captured,
  gapOf,
  gaps,
  markEnd,
  nodeBytes,
  nodeWords,
} from '../kernel/pattern-layout.ts'
import { endOfText, type RecordValue, valuesOf } from './record-values.ts'

/** Larger records are not learned. */
const largestRecord = 32 * 1024
/** Members by whose text it is decided what a record is. */
const deciding = new Set(['eventSource', 'eventName', 'eventType', 'eventCategory'])

/** A record to be learned: it is whole, all ASCII, and known to be JSON. */
export interface LearnedRecord {
  readonly from: number
  readonly to: number
  /** How many newlines it holds. */
  readonly newlines: number
  /** What is told of records like it, one of `leaves`. */
  readonly leaf: number
  /** What it does not hold, in any letter case, and others like it must not. */
  readonly mark: string | undefined
}

/** The same, with its values. */
interface Lesson extends LearnedRecord {
  /** What is a gap in every pattern: numbers and captured texts. */
  readonly gaps: readonly RecordValue[]
  /** Texts of which a gap is made where another record has another text. */
  readonly open: readonly RecordValue[]
  /** One past each value, and past the closing quote of a text, by where it begins. */
  readonly ends: ReadonlyMap<number, number>
}

/** The tree itself, above its first nodes. */
const root = 0

/**
 * Patterns of records that were passed over, as a radix tree in the memory of a kernel. A record that follows a
 * path to its leaf has the text of a record that was learned, but for numbers and for strings by which nothing is
 * decided: so it is JSON of the same members, and of no use either. A string becomes a gap when a second text of
 * it is met; whatever else differs makes a branch. `pattern-kernel.ts` goes down the tree.
 */
export class PatternTree {
  readonly #bytes: Buffer
  readonly #words: Int32Array
  #nodesEnd = layout.patternNodes
  #textEnd: number = layout.patternText

  constructor(memory: ArrayBuffer) {
    this.#bytes = Buffer.from(memory)
    this.#words = new Int32Array(memory)
  }

  /** Learns a record whose bytes stand in the memory of the kernel. When there is no room, it begins anew. */
  learn(record: LearnedRecord): void {
    const { from, to } = record
    if (to - from > largestRecord) return
    const lesson = lessonOf(record, valuesOf(this.#bytes, from, to))
    if (!this.#hasRoomFor(lesson)) this.#forgetAll()
    let parent: number = root
    let at = from
    for (let node = this.#nodeAt(root, at, lesson); node !== 0;) {
      const begin = this.#isPlain(node) ? at : (lesson.ends.get(at) ?? at)
      const end = begin + this.#agreement(node, begin)
      const open = lesson.open.find((value) => value.from <= end && end <= value.to)
      if (end - begin === this.#length(node)) at = end
      else if (open === undefined) at = this.#branch(node, end - begin, begin)
      else at = this.#openGap(node, open.from - begin, begin)
      // A record that ends with a leaf was known.
      if (at === to) return
      parent = node
      node = this.#nodeAt(node, at, lesson)
    }
    this.#append(parent, at, lesson)
  }

  /** The node below another that a record goes on with at a place; 0 where there is none. */
  #nodeAt(parent: number, at: number, lesson: Lesson): number {
    const isNumber = lesson.gaps.some(({ kind, from }) => kind === 'number' && from === at)
    let node = this.#get(parent, 'child')
    for (; node !== 0; node = this.#get(node, 'sibling')) {
      const gap = this.#get(node, 'gap')
      if (gap === gaps.number ? isNumber : gap !== gaps.none) return node
      if (gap === gaps.none && this.#get(node, 'first') === this.#bytes[at]) return node
    }
    return 0
  }

  /** How many bytes from `at` on are those of a node's text. */
  #agreement(node: number, at: number): number {
    const from = this.#get(node, 'from')
    const length = this.#length(node)
    let count = 0
    while (count < length && this.#bytes[at + count] === this.#bytes[from + count]) count++
    return count
  }

  /** Ends a node after so many bytes of its text, so that others may follow; returns where it ends in a record. */
  #branch(node: number, length: number, begin: number): number {
    const from = this.#get(node, 'from') + length
    this.#cut(node, length, { gap: gaps.none, from, first: this.#bytes[from] ?? 0 })
    return begin + length
  }

  /** Makes a gap of the string that begins after so many bytes of a node's text; returns where it begins in a record. */
  #openGap(node: number, length: number, begin: number): number {
    const from = endOfText(this.#bytes, this.#get(node, 'from') + length) + 1
    this.#cut(node, length, { gap: gaps.text, from, first: 0 })
    return begin + length
  }

  /** Ends a node after so many bytes; what followed goes on from another place of its text. */
  #cut(node: number, length: number, rest: Pick<NodeFacts, 'gap' | 'from' | 'first'>): void {
    const [to, child] = [this.#get(node, 'to'), this.#get(node, 'child')]
    const [leaf, newlines] = [this.#get(node, 'leaf'), this.#get(node, 'newlines')]
    const below = this.#node({ ...rest, to, child, sibling: 0, leaf, newlines })
    this.#set(node, 'to', this.#get(node, 'from') + length)
    this.#set(node, 'child', below)
    this.#set(node, 'leaf', 0)
  }

  /** Adds what is left of a record below a node. */
  #append(parent: number, at: number, lesson: Lesson): void {
    const { to, leaf, newlines, mark } = lesson
    const left = lesson.gaps.filter(({ from }) => from >= at)
    // A gap first only where the record goes on with one.
    const begins = left[0]?.from === at ? left : [undefined, ...left]
    let above = parent
    for (const [index, gap] of begins.entries()) {
      const from = gap === undefined ? at : (lesson.ends.get(gap.from) ?? gap.to)
      const text = this.#keepText(from, begins[index + 1]?.from ?? to)
      const isLast = index === begins.length - 1
      const node = this.#node({
        gap: gapFor(gap),
        ...text,
        first: this.#bytes[from] ?? 0,
        child: isLast ? markEnd(mark) : 0,
        sibling: this.#get(above, 'child'),
        leaf: isLast ? leaf : 0,
        newlines,
      })
      this.#set(above, 'child', node)
      above = node
    }
  }

  #keepText(from: number, to: number): { readonly from: number; readonly to: number } {
    const kept = this.#textEnd
    this.#bytes.copyWithin(kept, from, to)
    this.#textEnd += to - from
    return { from: kept, to: this.#textEnd }
  }

  #node(facts: NodeFacts): number {
    const node = this.#nodesEnd
    this.#nodesEnd += nodeBytes
    for (const name of nodeFacts) this.#set(node, name, facts[name])
    return node
  }

  #isPlain(node: number): boolean {
    return this.#get(node, 'gap') === gaps.none
  }

  #length(node: number): number {
    return this.#get(node, 'to') - this.#get(node, 'from')
  }

  #get(node: number, name: NodeFact): number {
    return this.#words[placeOf(node, name)] ?? 0
  }

  #set(node: number, name: NodeFact, value: number): void {
    this.#words[placeOf(node, name)] = value
  }

  /** Every value of a record may make two nodes. */
  #hasRoomFor({ from, to, ends }: Lesson): boolean {
    const nodes = this.#nodesEnd + nodeBytes * 2 * (ends.size + 1)
    const isTextFree = this.#textEnd + to - from <= layout.patternText + patternTextBytes
    return isTextFree && nodes <= layout.patternNodes + patternNodeBytes
  }

  #forgetAll(): void {
    this.#set(root, 'child', 0)
    this.#nodesEnd = layout.patternNodes
    this.#textEnd = layout.patternText
  }
}

type NodeFact = keyof typeof nodeWords
type NodeFacts = Readonly<Record<NodeFact, number>>
const nodeFacts = ['gap', 'from', 'to', 'child', 'sibling', 'leaf', 'first', 'newlines'] as const

function placeOf(node: number, name: NodeFact): number {
  return (node === root ? layout.patternRoot : node + 4 * nodeWords[name]) / 4
}

const isCaptured = (name: string | undefined): name is Captured =>
  captured.some((one) => one === name)

/** Is it a gap in every pattern? */
const isGap = ({ kind, name }: RecordValue): boolean => kind === 'number' || isCaptured(name)

function lessonOf(record: LearnedRecord, values: readonly RecordValue[]): Lesson {
  return {
    ...record,
    gaps: values.filter(isGap),
    open: values.filter((value) => !isGap(value) && !deciding.has(value.name ?? '')),
    ends: new Map(values.map(({ kind, from, to }) => [from, kind === 'text' ? to + 1 : to])),
  }
}

/** What comes before the text of a node that begins with a value. */
function gapFor(value: RecordValue | undefined): number {
  if (value === undefined) return gaps.none
  return value.kind === 'text' && isCaptured(value.name) ? gapOf(value.name) : gaps.number
}
