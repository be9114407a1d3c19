/** Copies of text from one place in memory to another, as functions of the kernel. */
import { backslash } from './json-bytes.ts'
import { layout } from './kernel-layout.ts'
import {
  add,
  andVector,
  answer,
  bitsOf,
  type Code,
  equalBytes,
  get,
  hasAnyBit,
  isLess,
  isZero,
  leave,
  lessBytes,
  loadByte,
  loadVector,
  loop,
  number,
  orVector,
  set,
  storeByte,
  storeVector,
  subtract,
  trailingZeros,
  vectorOf,
  when,
  type WasmFunction,
} from './wasm-code.ts'

const vectorBytes = 16
/** The bit that tells a small letter from a capital one. */
const smallLetter = 0x20

const step = (local: number, by: number): Code => set(local, add(get(local), number(by)))

/** name(from, to, target): answers the place after the copy, 0 when there may be a backslash in the text. */
function copy(name: string, changed: (bytes: Code) => Code): WasmFunction {
  const [from, to, target, bytes] = [0, 1, 2, 3]
  const body = [
    ...loop(
      when(isLess(get(from), get(to)), [
        set(bytes, loadVector(get(from))),
        when(hasAnyBit(equalBytes(get(bytes), vectorOf(backslash))), [answer(number(0))]),
        storeVector(get(target), changed(get(bytes))),
        step(from, vectorBytes),
        step(target, vectorBytes),
        leave(1),
      ]),
    ),
    // The last vector may have gone beyond the end.
    ...answer(subtract(get(target), subtract(get(from), get(to)))),
  ]
  return { name, parameters: 3, locals: 0, vectors: 1, body }
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
          when(isZero(get(found)), [answer(number(0))]),
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

export const textFunctions: readonly WasmFunction[] = [copyText, copyFolded, unescape]

/** Fills the table that the functions look bytes up in (RFC 8259 section 7). */
export function layTextTables(memory: Uint8Array): void {
  const escapes = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }
  for (const [letter, meant] of Object.entries(escapes)) {
    memory[layout.unescaped + letter.charCodeAt(0)] = meant.charCodeAt(0)
  }
}
