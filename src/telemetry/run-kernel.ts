/**
 * Runs of records that are passed over in one go, as a function of the kernel: most CloudTrail records stand
 * beside others of the same account, region and day, and a call of JavaScript for each costs as much as the
 * walk over it. What is not like the record before it ends the run and is looked at alone.
 */
import { colon, comma, newline, openBrace, quote } from './json-bytes.ts'
import { layout, longestId, longestRun, runActionSlots } from './kernel-layout.ts'
import {
  add,
  and,
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
  leave,
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
  storeByte,
  subtract,
  unequal,
  when,
  type WasmFunction,
} from './wasm-code.ts'

/** The members that are looked at, in the order of `layout.runMembers`. */
export const runMembers = [
  'eventID',
  'eventSource',
  'eventName',
  'eventTime',
  'userIdentity',
  'recipientAccountId',
  'awsRegion',
  'eventType',
  'eventCategory',
] as const

/**
 * Those whose value must be one of the texts at these places of `layout.runTexts`; a text of another length
 * is none, and the length -1 lets the member be absent.
 */
export const agreeing = {
  recipientAccountId: [0],
  awsRegion: [1],
  eventCategory: [2, 3],
  eventType: [4, 5, 6, 7, 8],
} as const

/** The length of `"2026-03-02T14:05:00Z"`. */
const quotedTime = 22
const longestName = 250
const space = 0x20
const zeroDigit = 0x30
const letterZ = 0x5a

const zero = number(0)
/** A place in memory that is known beforehand. */
const known = (place: number): Code => load(zero, place)
const member = (name: (typeof runMembers)[number]): Code =>
  known(layout.runMembers + 4 * runMembers.indexOf(name))
const begins = (name: (typeof runMembers)[number]): Code => load(member(name), layout.begins)
const ends = (name: (typeof runMembers)[number]): Code => load(member(name), layout.ends)
const firstByte = (name: (typeof runMembers)[number]): Code => loadByte(begins(name))
const isAbsent = (name: (typeof runMembers)[number]): Code => isZero(ends(name))
/** Of a text: where it begins and ends without its quotes, and how long it is. */
const from = (name: (typeof runMembers)[number]): Code => add(begins(name), number(1))
const to = (name: (typeof runMembers)[number]): Code => subtract(ends(name), number(1))
const lengthOf = (name: (typeof runMembers)[number]): Code => subtract(to(name), from(name))
const isOther = (value: Code, byte: number): Code => unequal(value, number(byte))

/** Where the functions that are called stand in the module. */
export interface CalledFunctions {
  readonly walk: number
  readonly passBlanks: number
  readonly digest: number
  readonly fingerprint: number
  readonly isSame: number
  readonly copyText: number
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
 * passRun(at): passes over records from the brace at `at` on, as long as each is like the one that was laid
 * out; answers how many, and notes what is known of each.
 */
function passRunAt(first: number, called: CalledFunctions): WasmFunction {
  const [at, count, end, value, lines, low, high, slot] = [0, 1, 2, 3, 4, 5, 6, 7]
  const stop = answer(get(count))
  const stopIf = (condition: Code): Code => when(condition, [stop])
  const requireText = (name: (typeof runMembers)[number]): Code =>
    stopIf(or(isAbsent(name), isOther(firstByte(name), quote)))

  const agree = (name: keyof typeof agreeing): Code => {
    const lengths = agreeing[name].map((place) => known(layout.runLengths + 4 * place))
    const isText = (place: number): Code =>
      call(called.isSame, from(name), number(layout.runTexts + 128 * place))
    return when(
      isAbsent(name),
      [stopIf(lengths.map((length) => unequal(length, number(-1))).reduce(and))],
      [
        stopIf(isOther(firstByte(name), quote)),
        set(value, zero),
        ...agreeing[name].map((place, index) =>
          when(equal(lengthOf(name), lengths[index] ?? zero), [
            set(value, or(get(value), isText(place))),
          ]),
        ),
        stopIf(isZero(get(value))),
      ],
    )
  }

  const otherDay = andVector(
    exclusiveVector(loadVector(from('eventTime')), loadVector(zero, layout.runDay)),
    loadVector(zero, layout.runDay + 16),
  )
  const clock = (offset: number, most: number): readonly Code[] => [
    set(low, call(first, add(from('eventTime'), number(offset)))),
    stopIf(isLess(number(most), get(low))),
    set(value, add(multiply(get(value), number(60)), get(low))),
  ]
  const readTime = [
    requireText('eventTime'),
    stopIf(unequal(subtract(ends('eventTime'), begins('eventTime')), number(quotedTime))),
    stopIf(hasAnyBit(otherDay)),
    stopIf(isOther(loadByte(from('eventTime'), 13), colon)),
    stopIf(isOther(loadByte(from('eventTime'), 16), colon)),
    stopIf(isOther(loadByte(from('eventTime'), 19), letterZ)),
    set(value, zero),
    ...clock(11, 23),
    ...clock(14, 59),
    ...clock(17, 59),
    store(shiftLeft(get(count), number(2)), get(value), layout.runSeconds),
  ]

  const slotMask = number((runActionSlots - 1) * 8)
  /** The digest of `<service>\n<action>` must be among those that nothing could use. */
  const findAction = [
    requireText('eventSource'),
    requireText('eventName'),
    stopIf(isLess(number(longestName), lengthOf('eventSource'))),
    stopIf(isLess(number(longestName), lengthOf('eventName'))),
    set(value, call(called.copyText, from('eventSource'), to('eventSource'), number(layout.key))),
    stopIf(isZero(get(value))),
    storeByte(get(value), number(newline)),
    set(
      value,
      call(called.copyText, from('eventName'), to('eventName'), add(get(value), number(1))),
    ),
    stopIf(isZero(get(value))),
    set(low, call(called.digest, number(layout.key), get(value))),
    set(high, known(layout.digest + 4)),
    set(slot, and(shiftLeft(get(high), number(3)), slotMask)),
    loop(
      set(value, load(get(slot), layout.runActions)),
      stopIf(isZero(get(value))),
      when(
        or(
          unequal(get(value), get(low)),
          unequal(load(get(slot), layout.runActions + 4), get(high)),
        ),
        [set(slot, and(add(get(slot), number(8)), slotMask)), leave(1)],
      ),
    ),
  ]

  const makeFingerprint = [
    requireText('eventID'),
    set(value, lengthOf('eventID')),
    // Also where it is empty: a number below 0 is a very large one.
    stopIf(isLess(number(longestId - 1), subtract(get(value), number(1)))),
    stopIf(
      isZero(call(called.fingerprint, from('eventID'), get(value), from('recipientAccountId'))),
    ),
    store(shiftLeft(get(count), number(2)), known(layout.digest), layout.runLows),
    store(shiftLeft(get(count), number(2)), known(layout.digest + 4), layout.runHighs),
  ]

  const body = loop(
    store(zero, get(at), layout.runStop),
    stopIf(equal(get(count), number(longestRun))),
    set(end, call(called.walk, get(at), known(layout.runGroup))),
    stopIf(isZero(get(end))),
    stopIf(isLess(known(layout.runLargest), subtract(get(end), get(at)))),
    // In a row of CloudTrail Lake the identity is text.
    when(isAbsent('userIdentity'), [], [stopIf(isOther(firstByte('userIdentity'), openBrace))]),
    requireText('recipientAccountId'),
    agree('recipientAccountId'),
    agree('awsRegion'),
    agree('eventCategory'),
    agree('eventType'),
    ...findAction,
    ...readTime,
    ...makeFingerprint,
    store(shiftLeft(get(count), number(2)), get(lines), layout.runLines),
    set(count, add(get(count), number(1))),
    store(zero, get(end), layout.runEnd),
    store(zero, add(get(lines), known(layout.newlines)), layout.runNewlines),
    when(equal(loadByte(get(end)), number(comma)), [set(end, add(get(end), number(1)))]),
    when(isLess(loadByte(get(end)), number(space + 1)), [
      set(end, call(called.passBlanks, get(end))),
    ]),
    set(lines, add(get(lines), known(layout.newlines))),
    set(at, get(end)),
    leaveIf(equal(loadByte(get(at)), number(openBrace)), 0),
    store(zero, get(at), layout.runStop),
    stop,
  )
  return { name: 'passRun', parameters: 1, locals: 7, body }
}

/** The functions, of which the first stands at a place in the module. */
export function runFunctions(first: number, called: CalledFunctions): readonly WasmFunction[] {
  return [twoDigits, passRunAt(first, called)]
}
