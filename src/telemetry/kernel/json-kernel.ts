/**
 * The loops that go over JSON text, as WebAssembly: with vector instructions they are four times as fast
 * as anything that JavaScript can do with bytes, and a hunt that passes over most records does little else.
 */
import {
  backslash,
  closeBrace,
  closeBracket,
  colon,
  comma,
  newline,
  openBrace,
  openBracket,
  quote,
} from '../json-bytes.ts'
import { deepestWalk, groupBytes, layout, mostNames, unknownName } from './kernel-layout.ts'
import {
  add,
  and,
  andVector,
  answer,
  bitsOf,
  call,
  type Code,
  countOnes,
  equal,
  equalBytes,
  exclusive,
  exclusiveVector,
  get,
  hasAnyBit,
  isLess,
  isZero,
  leave,
  leaveIf,
  lessBytes,
  load,
  loadByte,
  loadVector,
  loop,
  number,
  or,
  orVector,
  set,
  shiftLeft,
  step,
  store,
  storeByte,
  storeVector,
  subtract,
  trailingZeros,
  unequal,
  vectorBytes,
  vectorOf,
  when,
  zero,
  type WasmFunction,
} from './wasm-code.ts'

const space = 0x20
const unicodeEscape = 0x75
const hexadecimal = 1
const escapable = 2
/** Four bytes of text as the number that they are in memory. */
const wordOfText = (text: string): number => Buffer.from(text, 'latin1').readInt32LE(0)

const isByte = (value: Code, byte: number): Code => equal(value, number(byte))
const isOther = (value: Code, byte: number): Code => unequal(value, number(byte))
const refuse = answer(zero)
const refuseUnless = (value: Code): Code => when(isZero(value), [refuse])
const hasKind = (byte: Code, kind: number): Code => and(loadByte(byte, layout.kinds), number(kind))

/** The place of each function in the module. */
const places = {
  passBlanks: 0,
  passString: 1,
  passPlainName: 2,
  passDigits: 3,
  passScalar: 4,
  passKey: 5,
  passContainer: 6,
  findName: 7,
  walkOn: 8,
}

const allBits = 0xffff
const bitsBelow = (place: Code): Code => subtract(shiftLeft(number(1), place), number(1))
const addNewlines = (bits: Code): Code =>
  store(zero, add(load(zero, layout.newlines), countOnes(bits)), layout.newlines)

/** Over white space between tokens (RFC 8259 section 2), whose newlines are counted. */
const passBlanks: WasmFunction = (() => {
  const [at, others, newlines, bytes] = [0, 1, 2, 3]
  const are = (byte: number): Code => equalBytes(get(bytes), vectorOf(byte))
  const blanks = [0x20, 0x09, 0x0d, newline].map(are).reduce(orVector)
  const body = loop(
    set(bytes, loadVector(get(at))),
    set(others, exclusive(bitsOf(blanks), number(allBits))),
    set(newlines, bitsOf(are(newline))),
    when(isZero(get(others)), [addNewlines(get(newlines)), step(at, vectorBytes), leave(1)]),
    set(others, trailingZeros(get(others))),
    addNewlines(and(get(newlines), bitsBelow(get(others)))),
    answer(add(get(at), get(others))),
  )
  return { name: 'passBlanks', parameters: 1, locals: 2, vectors: 1, body }
})()

/** Most text has no white space between its tokens: a call is made only where there may be some. */
const blanks = (at: number): Code =>
  when(isLess(loadByte(get(at)), number(space + 1)), [set(at, call(places.passBlanks, get(at)))])

/** Over a string whose opening quote is before `at`; refuses all but ASCII. */
const passString: WasmFunction = (() => {
  const [at, found, index, bytes] = [0, 1, 2, 3]
  const stops = orVector(
    orVector(equalBytes(get(bytes), vectorOf(quote)), equalBytes(get(bytes), vectorOf(backslash))),
    // Signed: control characters and every byte above 0x7f.
    lessBytes(get(bytes), vectorOf(space)),
  )
  const body = loop(
    set(bytes, loadVector(get(at))),
    set(found, bitsOf(stops)),
    when(isZero(get(found)), [step(at, vectorBytes), leave(1)]),
    set(at, add(get(at), trailingZeros(get(found)))),
    set(found, loadByte(get(at))),
    when(isByte(get(found), quote), [answer(add(get(at), number(1)))]),
    when(isOther(get(found), backslash), [refuse]),
    set(found, loadByte(get(at), 1)),
    step(at, 2),
    leaveIf(hasKind(get(found), escapable), 0),
    when(isOther(get(found), unicodeEscape), [refuse]),
    set(index, number(4)),
    loop(
      refuseUnless(hasKind(loadByte(get(at)), hexadecimal)),
      step(at, 1),
      set(index, subtract(get(index), number(1))),
      leaveIf(get(index), 0),
    ),
    leave(0),
  )
  return { name: 'passString', parameters: 1, locals: 2, vectors: 1, body }
})()

/** Over a string without escapes, whose opening quote is at `at`. */
const passPlainName: WasmFunction = (() => {
  const [at, found, bytes] = [0, 1, 2]
  const stops = orVector(
    orVector(equalBytes(get(bytes), vectorOf(quote)), equalBytes(get(bytes), vectorOf(backslash))),
    lessBytes(get(bytes), vectorOf(space)),
  )
  const body = [
    ...when(isOther(loadByte(get(at)), quote), [refuse]),
    ...step(at, 1),
    ...loop(
      set(bytes, loadVector(get(at))),
      set(found, bitsOf(stops)),
      when(isZero(get(found)), [step(at, vectorBytes), leave(1)]),
    ),
    ...set(at, add(get(at), trailingZeros(get(found)))),
    ...when(isOther(loadByte(get(at)), quote), [refuse]),
    ...answer(add(get(at), number(1))),
  ]
  return { name: 'passPlainName', parameters: 1, locals: 1, vectors: 1, body }
})()

/** Over one digit or more. */
const passDigits: WasmFunction = (() => {
  const [at, from] = [0, 1]
  const body = [
    ...set(from, get(at)),
    ...loop(
      when(isLess(subtract(loadByte(get(at)), number(0x30)), number(10)), [step(at, 1), leave(1)]),
    ),
    ...when(unequal(get(at), get(from)), [answer(get(at))]),
  ]
  return { name: 'passDigits', parameters: 1, locals: 1, body }
})()

/** Over a literal or a number (RFC 8259 section 6). */
const passScalar: WasmFunction = (() => {
  const [at] = [0]
  const isSign = or(isByte(loadByte(get(at)), 0x2b), isByte(loadByte(get(at)), 0x2d))
  const digits = [set(at, call(places.passDigits, get(at))), refuseUnless(get(at))]
  const body = [
    ...when(equal(load(get(at)), number(wordOfText('true'))), [answer(add(get(at), number(4)))]),
    ...when(equal(load(get(at)), number(wordOfText('null'))), [answer(add(get(at), number(4)))]),
    ...when(equal(load(get(at)), number(wordOfText('fals'))), [
      when(isByte(loadByte(get(at), 4), 0x65), [answer(add(get(at), number(5)))]),
    ]),
    ...when(isByte(loadByte(get(at)), 0x2d), [step(at, 1)]),
    ...when(isByte(loadByte(get(at)), 0x30), [step(at, 1)], digits),
    ...when(isByte(loadByte(get(at)), 0x2e), [step(at, 1), ...digits]),
    // The letter E, small or not.
    ...when(isByte(or(loadByte(get(at)), number(0x20)), 0x65), [
      step(at, 1),
      when(isSign, [step(at, 1)]),
      ...digits,
    ]),
    ...answer(get(at)),
  ]
  return { name: 'passScalar', parameters: 1, locals: 0, body }
})()

/** Over the colon behind a key, up to the value. */
const passColon = (at: number): readonly Code[] => [
  blanks(at),
  when(isOther(loadByte(get(at)), colon), [refuse]),
  step(at, 1),
  blanks(at),
]

/** Over a key and its colon, up to the value. */
const passKey: WasmFunction = (() => {
  const [at] = [0]
  const body = [
    ...when(isOther(loadByte(get(at)), quote), [refuse]),
    ...set(at, call(places.passString, add(get(at), number(1)))),
    ...refuseUnless(get(at)),
    ...passColon(at).flat(),
    ...answer(get(at)),
  ]
  return { name: 'passKey', parameters: 1, locals: 0, body }
})()

/** Over an object or array, with a stack of what is open instead of recursion. */
const passContainer: WasmFunction = (() => {
  const [at, depth, byte, top] = [0, 1, 2, 3]
  const isOpening = or(isByte(get(byte), openBrace), isByte(get(byte), openBracket))
  /** Braces and brackets open two code points before they close: { and }, [ and ]. */
  const enter = [
    when(equal(get(depth), number(deepestWalk)), [refuse]),
    storeByte(get(depth), get(byte), layout.containers),
    step(depth, 1),
    step(at, 1),
    blanks(at),
    when(
      equal(loadByte(get(at)), add(get(byte), number(2))),
      [step(at, 1), step(depth, -1)],
      [
        when(isByte(get(byte), openBrace), [set(at, call(places.passKey, get(at)))]),
        refuseUnless(get(at)),
        // A value begins in it: back to the head of the outer loop.
        leave(3),
      ],
    ),
  ]
  const pass = (place: number, from: Code): readonly Code[] => [
    set(at, call(place, from)),
    refuseUnless(get(at)),
  ]
  const body = loop(
    set(byte, loadByte(get(at))),
    when(isByte(get(byte), quote), pass(places.passString, add(get(at), number(1))), [
      when(isOpening, enter, pass(places.passScalar, get(at))),
    ]),
    // A value has ended: containers may end with it, or a next member follows.
    loop(
      when(isZero(get(depth)), [answer(get(at))]),
      blanks(at),
      set(top, loadByte(get(depth), layout.containers - 1)),
      set(byte, loadByte(get(at))),
      step(at, 1),
      when(isByte(get(byte), comma), [
        blanks(at),
        when(isByte(get(top), openBrace), pass(places.passKey, get(at))),
        leave(2),
      ]),
      when(unequal(get(byte), add(get(top), number(2))), [refuse]),
      step(depth, -1),
      leave(0),
    ),
  )
  return { name: 'passContainer', parameters: 1, locals: 3, body }
})()

/** Where `"name"` of a place stands in memory. */
const keyAt = (place: Code): Code => shiftLeft(place, number(6))
const word = (place: Code): Code => shiftLeft(place, number(2))

/** Bits where the text at `at` is not the key of `place`. */
const difference = (at: Code, place: Code): Code => {
  const half = (offset: number): Code =>
    andVector(
      exclusiveVector(loadVector(at, offset), loadVector(keyAt(place), layout.keys + offset)),
      loadVector(keyAt(place), layout.keys + 32 + offset),
    )
  return orVector(half(0), half(vectorBytes))
}

/** The place of the name at `at` among `count` from `first` on, counted from 1. */
const findName: WasmFunction = (() => {
  const [at, first, count] = [0, 1, 2]
  const place = subtract(add(get(first), get(count)), number(1))
  const body = loop(
    when(isZero(get(count)), [refuse]),
    when(isZero(hasAnyBit(difference(get(at), place))), [answer(add(place, number(1)))]),
    step(count, -1),
    leave(0),
  )
  return { name: 'findName', parameters: 3, locals: 0, body }
})()

/**
 * Over an object with the members of a group; notes where their values stand, and those of the members
 * inside them. Values that were noted before stay noted.
 */
const walkOn: WasmFunction = (() => {
  const [at, group, before, place, byte, first, count] = [0, 1, 2, 3, 4, 5, 6]
  const row = (offset: number): Code =>
    load(shiftLeft(get(group), number(Math.log2(groupBytes))), layout.groups + offset)
  const isFirst = add(get(group), number(mostNames))
  const inside = load(word(get(place)), layout.insides)
  const isContainer = or(isByte(get(byte), openBrace), isByte(get(byte), openBracket))
  const isWalked = and(isByte(get(byte), openBrace), unequal(inside, zero))
  /** The name is not the one that came next the last time. */
  const look = [
    set(place, call(places.findName, get(at), get(first), get(count))),
    when(
      isZero(get(place)),
      [
        refuseUnless(row(8)),
        set(place, number(unknownName)),
        store(word(number(unknownName)), zero, layout.ends),
      ],
      [step(place, -1), store(word(get(before)), get(place), layout.followers)],
    ),
  ]
  const passName = when(
    equal(get(place), number(unknownName)),
    [set(at, call(places.passPlainName, get(at))), refuseUnless(get(at)), set(before, isFirst)],
    [
      // A name that stands twice: which one counts is for the parser to say.
      when(load(word(get(place)), layout.ends), [refuse]),
      set(at, add(get(at), load(word(get(place)), layout.lengths))),
      set(before, get(place)),
    ],
  )
  /** The place is needed again behind what walks over the value. */
  const passValue = when(
    isByte(get(byte), quote),
    [set(at, call(places.passString, add(get(at), number(1))))],
    [
      when(
        isWalked,
        [set(at, call(places.walkOn, get(at), subtract(inside, number(1))))],
        [
          when(
            isContainer,
            [set(at, call(places.passContainer, get(at)))],
            [set(at, call(places.passScalar, get(at)))],
          ),
        ],
      ),
    ],
  )
  const body = [
    ...set(first, row(0)),
    ...set(count, row(4)),
    ...set(before, isFirst),
    ...when(isOther(loadByte(get(at)), openBrace), [refuse]),
    ...step(at, 1),
    ...blanks(at),
    ...when(isByte(loadByte(get(at)), closeBrace), [answer(add(get(at), number(1)))]),
    ...loop(
      set(place, load(word(get(before)), layout.followers)),
      when(hasAnyBit(difference(get(at), get(place))), look),
      passName,
      ...passColon(at),
      store(word(get(place)), get(at), layout.begins),
      set(byte, loadByte(get(at))),
      passValue,
      refuseUnless(get(at)),
      store(word(get(place)), get(at), layout.ends),
      blanks(at),
      set(byte, loadByte(get(at))),
      step(at, 1),
      when(isByte(get(byte), comma), [blanks(at), leave(1)]),
      when(isByte(get(byte), closeBrace), [answer(get(at))]),
    ),
  ]
  return { name: 'walkOn', parameters: 2, locals: 5, body }
})()

/** Forgets what was noted. */
const forget: readonly Code[] = [
  ...Array.from({ length: (mostNames * 4) / vectorBytes }, (_, index) =>
    storeVector(zero, vectorOf(0), layout.ends + index * vectorBytes),
  ),
  store(zero, zero, layout.newlines),
]

/** The same, after forgetting what was noted. */
const walk: WasmFunction = (() => {
  const [at, group] = [0, 1]
  const body = [...forget.flat(), ...answer(call(places.walkOn, get(at), get(group)))]
  return { name: 'walk', parameters: 2, locals: 0, body }
})()

/**
 * walkRow(at, bytes): over an array whose values are those of the members of `layout.columns`, a table of so many
 * bytes; notes where they stand, after forgetting what was noted.
 */
const walkRow: WasmFunction = (() => {
  const [at, bytes, column, place] = [0, 1, 2, 3]
  const body = [
    ...forget.flat(),
    ...when(isOther(loadByte(get(at)), openBracket), [refuse]),
    ...loop(
      step(at, 1),
      blanks(at),
      set(place, load(get(column), layout.columns)),
      store(word(get(place)), get(at), layout.begins),
      set(at, call(places.passContainer, get(at))),
      refuseUnless(get(at)),
      store(word(get(place)), get(at), layout.ends),
      blanks(at),
      step(column, 4),
      when(equal(get(column), get(bytes)), [
        refuseUnless(isByte(loadByte(get(at)), closeBracket)),
        answer(add(get(at), number(1))),
      ]),
      leaveIf(isByte(loadByte(get(at)), comma), 0),
    ),
    ...refuse,
  ]
  return { name: 'walkRow', parameters: 2, locals: 2, body }
})()

/** In the order of their places, which begin with 0. */
export const jsonFunctions: readonly WasmFunction[] = [
  passBlanks,
  passString,
  passPlainName,
  passDigits,
  passScalar,
  passKey,
  passContainer,
  findName,
  walkOn,
  walk,
  walkRow,
]

/** Fills the tables that the functions look bytes up in. */
export function layJsonTables(memory: Uint8Array): void {
  for (const byte of Buffer.from('0123456789abcdefABCDEF')) {
    memory[layout.kinds + byte] = hexadecimal
  }
  for (const byte of Buffer.from('"\\/bfnrt')) {
    memory[layout.kinds + byte] = (memory[layout.kinds + byte] ?? 0) | escapable
  }
}
