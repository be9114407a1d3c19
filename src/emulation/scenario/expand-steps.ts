import type { PathStep } from '../../base/document.ts'
import { durationOf } from '../../base/duration.ts'
import { isJsonArray, isJsonObject } from '../../base/json.ts'
import type { JsonValue } from '../../base/json.ts'
import { second } from '../clock.ts'
import { momentOf } from './moment.ts'
import type { BlockPart, StepPart } from './scenario.ts'
import { turnsOfLoop } from './turns-of-loop.ts'

/** A step with its time, loops unrolled and variables filled in. */
export interface TimedStep extends StepPart {
  /** Milliseconds UTC. */
  readonly time: number
  /** Who, also where the step leaves it to the one before. */
  readonly by: string
  readonly do: string
  /** Where it stands in the document. */
  readonly path: readonly PathStep[]
  /** Tells plays of one step apart: the values of the loops' variables around it. */
  readonly turn: string
}

/** A fault of a step, by where it stands. */
export type StepFault = (path: readonly PathStep[], message: string, hint?: string) => void

/** What the unrolling of steps needs to know. */
export interface Unrolling {
  /** The beginning of the story, milliseconds UTC. */
  readonly start: number
  /** Fixes what loops leave to chance: when the turns of `within` begin. */
  readonly seed: string
  /** The names of the resources of the cast, for loops over a pattern. */
  readonly resources: readonly string[]
  readonly onFault: StepFault
}

/** More steps than this are refused: a loop of loops is easily written and hard to wait for. */
const mostSteps = 200_000

/** The last moment that four digits of a year can tell, milliseconds UTC. */
export const lastTime = Date.parse('9999-12-31T23:59:59.999Z')

/** The variables of the loops around a step. */
type Bindings = Readonly<Record<string, string>>

/** Where the unrolling stands: times and names carry on from one step to the next. */
interface Cursor {
  previous: number
  by: string | undefined
  count: number
}

/** Unrolls the loops of a scenario, in the order in which they are written; times may overlap. */
export function expandSteps(
  blocks: readonly BlockPart[],
  unrolling: Unrolling,
): readonly TimedStep[] {
  const cursor: Cursor = { previous: unrolling.start - second, by: undefined, count: 0 }
  return expandList(blocks, { unrolling, cursor, path: ['steps'], bindings: {} })
}

interface Surroundings {
  readonly unrolling: Unrolling
  /** The tale of the block around. */
  readonly tale?: string
  readonly cursor: Cursor
  readonly path: readonly PathStep[]
  readonly bindings: Bindings
}

function expandList(blocks: readonly BlockPart[], around: Surroundings): readonly TimedStep[] {
  if (around.cursor.count > mostSteps) return []
  return blocks.flatMap((block, place) => {
    const here = { ...around, path: [...around.path, place] }
    return block.steps === undefined ? expandStep(block, here) : expandBlock(block, here)
  })
}

/** A second passes between steps that do not say when they are. */
function timeOfPart(part: BlockPart, { unrolling, cursor, path }: Surroundings): number {
  const { start, onFault } = unrolling
  if (part.at === undefined) return cursor.previous + second
  const time = momentOf(part.at, { start, previous: Math.max(start, cursor.previous) })
  if (time !== undefined) return time
  const hint = 'write +15m, 02:24:10, day 3 02:24:10 or 2026-09-15T02:24:10Z'
  onFault([...path, 'at'], `"${part.at}" is no time`, hint)
  return cursor.previous
}

/** Counts a step; `false` when there are too many, which is told once. */
function countStep({ cursor, unrolling, path }: Surroundings): boolean {
  cursor.count++
  if (cursor.count === mostSteps + 1) unrolling.onFault(path, `more than ${mostSteps} steps`)
  return cursor.count <= mostSteps
}

function expandStep(block: BlockPart, around: Surroundings): readonly TimedStep[] {
  const { cursor, path, bindings, unrolling } = around
  if (!countStep(around)) return []
  const { steps: _none, repeat, each, ...leaf } = block
  if (repeat !== undefined || each !== undefined) {
    unrolling.onFault(path, 'a loop without steps', 'put what is repeated into steps:')
    return []
  }
  const filled = fill(leaf, bindings)
  if (filled === undefined) return []
  // fill only replaces text inside strings, so the shape that the schema checked is kept.
  const step = filled as StepPart
  const time = timeOfPart(step, around)
  const late = step.late === undefined ? 0 : (durationOf(step.late) ?? 0)
  if (time + late > lastTime) {
    unrolling.onFault(path, 'it lies beyond the year 9999')
    return []
  }
  const by = step.by ?? cursor.by
  cursor.previous = time
  cursor.by = by
  if (by === undefined) {
    unrolling.onFault(path, 'nobody does it', 'say by: with a principal of the cast')
    return []
  }
  if (step.do === undefined) {
    unrolling.onFault(path, 'nothing is done', 'say do: with an action, or steps: with a block')
    return []
  }
  const tale = step.tale ?? around.tale
  const told = tale === undefined ? {} : { tale }
  return [{ ...step, ...told, do: step.do, by, time, path, turn: JSON.stringify(bindings) }]
}

function expandBlock(block: BlockPart, around: Surroundings): readonly TimedStep[] {
  const { cursor, unrolling, path, bindings } = around
  const { steps = [], repeat, each } = block
  const begin = block.at === undefined ? cursor.previous : timeOfPart(block, around)
  const apart = each?.apart === undefined ? undefined : durationOf(each.apart)
  const rounds = roundsOf(block, begin, around)
  const items = each === undefined ? [undefined] : itemsOf(each.of, around)
  if (items.length === 0) unrolling.onFault([...path, 'each'], 'it stands for nothing of the cast')
  if (block.by !== undefined) cursor.by = fillText(block.by, bindings)
  const { by } = cursor
  const played = rounds.flatMap((first, round) => {
    if (cursor.count > mostSteps) return []
    cursor.previous = first
    const before = cursor.count
    const turn = items.flatMap((item, place) => {
      if (apart !== undefined) cursor.previous = first + place * apart
      cursor.by = by
      const inner: Bindings = {
        ...bindings,
        ...(repeat === undefined ? {} : { round: String(round + 1) }),
        ...(each === undefined || item === undefined
          ? {}
          : { [each.name]: item, n: String(place + 1) }),
      }
      const tale = (block.tale && fillText(block.tale, inner)) ?? around.tale
      const told = tale === undefined ? {} : { tale }
      return expandList(steps, { ...around, ...told, path: [...path, 'steps'], bindings: inner })
    })
    // A turn without a step counts as well: loops of loops of nothing must end.
    if (cursor.count === before) countStep(around)
    return turn
  })
  // What is repeated goes on beside the story, which continues where the block began.
  if (repeat !== undefined) cursor.previous = begin
  return played
}

/** When each round of a block begins; a block without repetition has one. */
function roundsOf({ repeat }: BlockPart, begin: number, around: Surroundings): readonly number[] {
  if (repeat === undefined) return [begin]
  const { unrolling, path, bindings } = around
  const seed = `${unrolling.seed}/${path.join('.')}/${JSON.stringify(bindings)}`
  const rounds = turnsOfLoop(repeat, { begin, seed })
  if (rounds === undefined) {
    const hint = 'begin on such a day, or repeat it every 1d'
    unrolling.onFault([...path, 'repeat', 'on'], `no turn is ever on ${repeat.on}`, hint)
  }
  return rounds ?? []
}

function itemsOf(of: string | readonly string[], { unrolling, bindings }: Surroundings): string[] {
  const patterns = typeof of === 'string' ? [of] : of
  return patterns
    .map((pattern) => fillText(pattern, bindings) ?? pattern)
    .flatMap((pattern) => {
      if (!pattern.includes('*')) return [pattern]
      const [head = '', ...tail] = pattern.split('*')
      const end = tail.at(-1) ?? ''
      return unrolling.resources.filter((name) => name.startsWith(head) && name.endsWith(end))
    })
}

/** The value with variables filled in; `undefined` when one counts back to before the first round. */
function fill(value: unknown, bindings: Bindings): JsonValue | undefined {
  // Every part of a document is JSON; what zod leaves absent is undefined and stays so.
  const json = value as JsonValue | undefined
  if (typeof json === 'string') return fillText(json, bindings)
  if (isJsonArray(json)) {
    const items = json.map((item) => fill(item, bindings))
    return items.includes(undefined) ? undefined : items.filter((item) => item !== undefined)
  }
  if (isJsonObject(json)) {
    const entries: [string, JsonValue][] = []
    for (const [key, member] of Object.entries(json)) {
      if (member === undefined) continue
      const filled = fill(member, bindings)
      if (filled === undefined) return undefined
      entries.push([key, filled])
    }
    return Object.fromEntries(entries)
  }
  return json ?? null
}

/** `{disk}` is the loop's word, `{round-14}` counts back; unknown braces stay as they are. */
function fillText(text: string, bindings: Bindings): string | undefined {
  let isBefore = false
  const filled = text.replace(/\{(\w+)(?:-(\d+))?\}/g, (whole, key: string, back?: string) => {
    const bound = Object.hasOwn(bindings, key) ? bindings[key] : undefined
    if (bound === undefined) return whole
    if (back === undefined) return bound
    const counted = Number(bound) - Number(back)
    if (!(counted >= 1)) isBefore = true
    return String(counted)
  })
  return isBefore ? undefined : filled
}
