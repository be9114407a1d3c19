/** Copies of text from one place in memory to another, as functions of the kernel. */
import { backslash, closeBrace, colon, comma, openBrace } from '../json-bytes.ts'
import { layout } from './kernel-layout.ts'
import {
  add,
  andVector,
  answer,
  bitsOf,
  type Code,
  equalBytes,
  get,
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
  orVector,
  set,
  shiftLeft,
  step,
  storeByte,
  storeVector,
  subtract,
  trailingZeros,
  vectorBytes,
  vectorOf,
  when,
  zero,
  type WasmFunction,
} from './wasm-code.ts'

/** The bit that tells a small letter from a capital one. */
const smallLetter = 0x20

/** name(from, to, target): answers the place after the copy, 0 when there is a backslash in the text. */
function copy(name: string, changed: (bytes: Code) => Code): WasmFunction {
  const [from, to, target, found, bytes] = [0, 1, 2, 3, 4]
  const isInText = isLess(trailingZeros(get(found)), subtract(get(to), get(from)))
  const body = [
    ...loop(
      when(isLess(get(from), get(to)), [
        set(bytes, loadVector(get(from))),
        set(found, bitsOf(equalBytes(get(bytes), vectorOf(backslash)))),
        when(get(found), [when(isInText, [answer(zero)])]),
        storeVector(get(target), changed(get(bytes))),
        step(from, vectorBytes),
        step(target, vectorBytes),
        leave(1),
      ]),
    ),
    // The last vector may have gone beyond the end.
    ...answer(subtract(get(target), subtract(get(from), get(to)))),
  ]
  return { name, parameters: 3, locals: 1, vectors: 1, body }
}

const copyText = copy('copyText', (bytes) => bytes)

/** The same with small letters for capital ones; other than ASCII stays as it is. */
const copyFolded = copy('copyFolded', (bytes) => {
  const areCapital = andVector(
    lessBytes(vectorOf('A'.charCodeAt(0) - 1), bytes),
    lessBytes(bytes, vectorOf('Z'.charCodeAt(0) + 1)),
  )
  return orVector(bytes, andVector(areCapital, vectorOf(smallLetter)))
})

/**
 * unescape(from, to, target): copies what a JSON string says, whose escapes are known to be whole;
 * answers the place after it, 0 when one of them is by code.
 */
const unescape: WasmFunction = (() => {
  const [from, to, target, found, bytes] = [0, 1, 2, 3, 4]
  const move = (by: Code): readonly Code[] => [
    set(from, add(get(from), by)),
    set(target, add(get(target), by)),
  ]
  const body = [
    ...loop(
      when(isLess(get(from), get(to)), [
        set(bytes, loadVector(get(from))),
        storeVector(get(target), get(bytes)),
        set(found, bitsOf(equalBytes(get(bytes), vectorOf(backslash)))),
        when(isZero(get(found)), [...move(number(vectorBytes)), leave(2)]),
        ...move(trailingZeros(get(found))),
        when(isLess(get(from), get(to)), [
          set(found, loadByte(loadByte(get(from), 1), layout.unescaped)),
          when(isZero(get(found)), [answer(zero)]),
          storeByte(get(target), get(found)),
          step(from, 2),
          step(target, 1),
        ]),
        leave(1),
      ]),
    ),
    ...answer(subtract(get(target), subtract(get(from), get(to)))),
  ]
  return { name: 'unescape', parameters: 3, locals: 1, vectors: 1, body }
})()

/**
 * writeRow(bytes, target): writes the object that a row stands for over which `walkRow` has gone, its columns a
 * table of so many bytes; answers the place after it.
 */
const writeRow: WasmFunction = (() => {
  const [bytes, target, begin, column, place, from, to] = [0, 1, 2, 3, 4, 5, 6]
  const word = shiftLeft(get(place), number(2))
  const key = shiftLeft(get(place), number(6))
  const write = (byte: number): readonly Code[] => [
    storeByte(get(target), number(byte)),
    step(target, 1),
  ]
  const writeKey = [
    storeVector(get(target), loadVector(key, layout.keys)),
    storeVector(get(target), loadVector(key, layout.keys + vectorBytes), vectorBytes),
    set(target, add(get(target), load(word, layout.lengths))),
  ]
  const writeValue = [
    set(from, load(word, layout.begins)),
    set(to, load(word, layout.ends)),
    loop(
      when(isLess(get(from), get(to)), [
        storeVector(get(target), loadVector(get(from))),
        step(from, vectorBytes),
        step(target, vectorBytes),
        leave(1),
      ]),
    ),
    // The last vector may have gone beyond the end.
    set(target, subtract(get(target), subtract(get(from), get(to)))),
  ]
  const body = [
    ...set(begin, get(target)),
    ...loop(
      set(place, load(get(column), layout.columns)),
      ...write(comma),
      ...writeKey,
      ...write(colon),
      ...writeValue,
      step(column, 4),
      leaveIf(isLess(get(column), get(bytes)), 0),
    ),
    ...write(closeBrace).flat(),
    // It stands in place of the comma before the first member.
    ...storeByte(get(begin), number(openBrace)),
    ...answer(get(target)),
  ]
  return { name: 'writeRow', parameters: 2, locals: 5, body }
})()

export const textFunctions: readonly WasmFunction[] = [copyText, copyFolded, unescape, writeRow]

/** Fills the table that the functions look bytes up in (RFC 8259 section 7). */
export function layTextTables(memory: Uint8Array): void {
  const escapes = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }
  for (const [letter, meant] of Object.entries(escapes)) {
    memory[layout.unescaped + letter.charCodeAt(0)] = meant.charCodeAt(0)
  }
}
