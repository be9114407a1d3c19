/**
 * Runs of records that are passed over in one go, as a function of the kernel: most CloudTrail records stand
 * beside others of the same account, region and day, and a call of JavaScript for each costs more than
 * matching it. A record that no pattern fits, or that stands elsewhere, ends the run and is looked at alone.
 */
import { colon, comma, openBrace } from '../json-bytes.ts'
import { layout, longestId, longestRun } from './kernel-layout.ts'
import { type Captured, gapOf, nodeWords } from './pattern-layout.ts'
import {
  add,
  andVector,
  answer,
  call,
  type Code,
  equal,
  exclusiveVector,
  get,
  hasAnyBit,
  isLess,
  isZero,
  leaveIf,
  load,
  loadByte,
  loadVector,
  loop,
  multiply,
  number,
  or,
  set,
  shiftLeft,
  store,
  subtract,
  unequal,
  when,
  zero,
  type WasmFunction,
} from './wasm-code.ts'

/** Members that must have the text that was laid out for the run, in the order of `layout.runTexts`. */
export const agreeing = ['recipientAccountId', 'awsRegion'] as const

/** The length of `2026-03-02T14:05:00Z`. */
const timeLength = 20
const space = 0x20
const zeroDigit = 0x30
const letterZ = 0x5a

/** A place in memory that is known beforehand. */
const known = (place: number): Code => load(zero, place)
/** Of a captured text: where it begins and how long it is; both 0 where there is none. */
const from = (name: Captured): Code => known(layout.captureBegins + gapOf(name))
const to = (name: Captured): Code => known(layout.captureEnds + gapOf(name))
const lengthOf = (name: Captured): Code => subtract(to(name), from(name))
const isOther = (value: Code, byte: number): Code => unequal(value, number(byte))

/** Where the functions that are called stand in the module. */
export interface CalledFunctions {
  readonly matchPattern: number
  readonly passBlanks: number
  readonly fingerprint: number
  readonly isSame: number
}

/** twoDigits(at): the number that two digits spell; 100 for anything else. */
const twoDigits: WasmFunction = (() => {
  const [at, tens, ones] = [0, 1, 2]
  const digit = (offset: number): Code => subtract(loadByte(get(at), offset), number(zeroDigit))
  const body = [
    ...set(tens, digit(0)),
    ...set(ones, digit(1)),
    ...when(or(isLess(number(9), get(tens)), isLess(number(9), get(ones))), [answer(number(100))]),
    ...answer(add(multiply(get(tens), number(10)), get(ones))),
  ]
  return { name: 'twoDigits', parameters: 1, locals: 2, body }
})()

/**
 * passRun(at): passes over records from the brace at `at` on, as long as a pattern fits each and it stands where
 * it was laid out; answers how many, and notes what is known of each.
 */
function passRunAt(first: number, called: CalledFunctions): WasmFunction {
  const [at, count, end, value, lines, digits] = [0, 1, 2, 3, 4, 5]
  const stop = answer(get(count))
  const stopIf = (condition: Code): Code => when(condition, [stop])
  const ofRecord = shiftLeft(get(count), number(2))
  const ofLeaf = (name: keyof typeof nodeWords): Code =>
    load(known(layout.patternLeaf), 4 * nodeWords[name])

  const agree = (name: (typeof agreeing)[number]): readonly Code[] => {
    const index = agreeing.indexOf(name)
    return [
      stopIf(unequal(lengthOf(name), known(layout.runLengths + 4 * index))),
      stopIf(isZero(call(called.isSame, from(name), number(layout.runTexts + 128 * index)))),
    ]
  }

  const otherDay = andVector(
    exclusiveVector(loadVector(from('eventTime')), loadVector(zero, layout.runDay)),
    loadVector(zero, layout.runDay + 16),
  )
  const clock = (offset: number, most: number): readonly Code[] => [
    set(digits, call(first, add(from('eventTime'), number(offset)))),
    stopIf(isLess(number(most), get(digits))),
    set(value, add(multiply(get(value), number(60)), get(digits))),
  ]
  const readTime = [
    stopIf(unequal(lengthOf('eventTime'), number(timeLength))),
    stopIf(hasAnyBit(otherDay)),
    stopIf(isOther(loadByte(from('eventTime'), 13), colon)),
    stopIf(isOther(loadByte(from('eventTime'), 16), colon)),
    stopIf(isOther(loadByte(from('eventTime'), 19), letterZ)),
    set(value, zero),
    ...clock(11, 23),
    ...clock(14, 59),
    ...clock(17, 59),
    store(ofRecord, get(value), layout.runSeconds),
  ]

  const makeFingerprint = [
    set(value, lengthOf('eventID')),
    // Also where it is empty: a number below 0 is a very large one.
    stopIf(isLess(number(longestId - 1), subtract(get(value), number(1)))),
    stopIf(
      isZero(call(called.fingerprint, from('eventID'), get(value), from('recipientAccountId'))),
    ),
    store(ofRecord, known(layout.digest), layout.runLows),
    store(ofRecord, known(layout.digest + 4), layout.runHighs),
  ]

  const body = loop(
    store(zero, get(at), layout.runStop),
    stopIf(equal(get(count), number(longestRun))),
    // The one captured member that may be absent.
    store(zero, zero, layout.captureBegins + gapOf('awsRegion')),
    store(zero, zero, layout.captureEnds + gapOf('awsRegion')),
    set(end, call(called.matchPattern, get(at))),
    stopIf(isZero(get(end))),
    stopIf(isLess(known(layout.runLargest), subtract(get(end), get(at)))),
    ...agree('recipientAccountId'),
    ...agree('awsRegion'),
    ...readTime,
    ...makeFingerprint,
    store(ofRecord, get(lines), layout.runLines),
    store(ofRecord, ofLeaf('leaf'), layout.runKinds),
    set(lines, add(get(lines), ofLeaf('newlines'))),
    set(count, add(get(count), number(1))),
    store(zero, get(end), layout.runEnd),
    store(zero, get(lines), layout.runNewlines),
    when(equal(loadByte(get(end)), number(comma)), [set(end, add(get(end), number(1)))]),
    when(isLess(loadByte(get(end)), number(space + 1)), [
      store(zero, zero, layout.newlines),
      set(end, call(called.passBlanks, get(end))),
      set(lines, add(get(lines), known(layout.newlines))),
    ]),
    set(at, get(end)),
    leaveIf(equal(loadByte(get(at)), number(openBrace)), 0),
    store(zero, get(at), layout.runStop),
    stop,
  )
  return { name: 'passRun', parameters: 1, locals: 5, body }
}

/** The functions, of which the first stands at a place in the module. */
export function runFunctions(first: number, called: CalledFunctions): readonly WasmFunction[] {
  return [twoDigits, passRunAt(first, called)]
}
