/** Digests of bytes and comparisons of them, as functions of the kernel. */
import { backslash } from '../json-bytes.ts'
import { layout, longestId } from './kernel-layout.ts'
import {
  add,
  and,
  andVector,
  answer,
  call,
  type Code,
  equalBytes,
  exclusive,
  exclusiveVector,
  get,
  hasAnyBit,
  isLess,
  leave,
  load,
  loadVector,
  loop,
  number,
  or,
  orVector,
  rotateLeft,
  set,
  shiftLeft,
  step,
  store,
  storeByte,
  storeVector,
  subtract,
  vectorBytes,
  vectorOf,
  when,
  zero,
  type WasmFunction,
} from './wasm-code.ts'

const space = 0x20
/** What every key of a CloudTrail event begins with. */
export const cloudtrailPrefix = 'aws.cloudtrail '
/** An account of AWS has so many digits. */
export const accountDigits = 12

/** The instruction that lets a value go. */
const dropped: Code = [0x1a]

const mix = (local: number, value: Code): Code => set(local, exclusive(get(local), value))
const turn = (local: number, bits: number): Code => rotateLeft(get(local), number(bits))
const plus = (local: number, other: number): Code => set(local, add(get(local), get(other)))
/** digest(from, to): HalfSipHash-1-3 with 64 bits, as in `fingerprint.ts`; answers the lower half. */
const digest: WasmFunction = (() => {
  const [from, to, v0, v1, v2, v3, message, stop] = [0, 1, 2, 3, 4, 5, 6, 7]
  const round: readonly Code[] = [
    plus(v0, v1),
    set(v1, exclusive(turn(v1, 5), get(v0))),
    set(v0, turn(v0, 16)),
    plus(v2, v3),
    set(v3, exclusive(turn(v3, 8), get(v2))),
    plus(v0, v3),
    set(v3, exclusive(turn(v3, 7), get(v0))),
    plus(v2, v1),
    set(v1, exclusive(turn(v1, 13), get(v2))),
    set(v2, turn(v2, 16)),
  ]
  const absorb = [mix(v3, get(message)), ...round, mix(v0, get(message))]
  const finish = [...round, ...round, ...round]
  const length = subtract(get(to), get(from))
  const halves = exclusive(get(v1), get(v3))
  const restBits = shiftLeft(and(length, number(3)), number(3))
  const restMask = subtract(shiftLeft(number(1), restBits), number(1))
  const body = [
    set(v0, load(zero, layout.secret)),
    set(v1, exclusive(load(zero, layout.secret + 4), number(0xee))),
    set(v2, exclusive(load(zero, layout.secret), number(0x6c796765))),
    set(v3, exclusive(load(zero, layout.secret + 4), number(0x74656462))),
    set(stop, add(get(from), and(length, number(-4)))),
    // The last word: what is left of the bytes, and the length modulo 256 on top.
    set(message, shiftLeft(length, number(24))),
    set(message, or(get(message), and(load(get(stop)), restMask))),
    set(to, get(message)),
    loop(
      when(isLess(get(from), get(stop)), [
        set(message, load(get(from))),
        ...absorb,
        step(from, 4),
        leave(1),
      ]),
    ),
    set(message, get(to)),
    ...absorb,
    mix(v2, number(0xee)),
    ...finish,
    store(zero, halves, layout.digest),
    mix(v1, number(0xdd)),
    ...finish,
    store(zero, halves, layout.digest + 4),
    answer(load(zero, layout.digest)),
  ].flat()
  return { name: 'digest', parameters: 2, locals: 6, body }
})()

/**
 * fingerprint(id, length, account): digests the key of a CloudTrail event; answers 1, or 0 when the id
 * may have escapes. The id has 1 to 64 bytes.
 */
function fingerprintAt(digestPlace: number): WasmFunction {
  const [id, length, account] = [0, 1, 2]
  const begin = layout.scratch + cloudtrailPrefix.length
  const places = Array.from({ length: longestId / vectorBytes }, (_, index) => index * vectorBytes)
  const escapes = places
    .map((place) => equalBytes(loadVector(get(id), place), vectorOf(backslash)))
    .reduce(orVector)
  const end = add(get(length), number(begin + 1 + accountDigits))
  const body = [
    ...when(hasAnyBit(escapes), [answer(zero)]),
    ...places.flatMap((place) => storeVector(zero, loadVector(get(id), place), begin + place)),
    ...storeByte(get(length), number(space), begin),
    ...storeVector(get(length), loadVector(get(account)), begin + 1),
    ...call(digestPlace, number(layout.scratch), end),
    ...dropped,
    ...answer(number(1)),
  ]
  return { name: 'fingerprint', parameters: 3, locals: 0, body }
}

/** isSame(at, other): do 64 bytes agree as far as a mask of 64 bytes behind the other goes? */
const isSame: WasmFunction = (() => {
  const [at, other] = [0, 1]
  const differences = [0, 16, 32, 48]
    .map((place) =>
      andVector(
        exclusiveVector(loadVector(get(at), place), loadVector(get(other), place)),
        loadVector(get(other), 64 + place),
      ),
    )
    .reduce(orVector)
  const body = [...when(hasAnyBit(differences), [answer(zero)]), ...answer(number(1))]
  return { name: 'isSame', parameters: 2, locals: 0, body }
})()

/** The functions, of which the first stands at a place in the module. */
export function digestFunctions(first: number): readonly WasmFunction[] {
  return [digest, fingerprintAt(first), isSame]
}
