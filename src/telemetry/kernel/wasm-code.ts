/**
 * A small assembler for WebAssembly: makes the bytes of a module from expressions, so that the few loops
 * that need vector instructions stand in this code base as source (WebAssembly Core Specification 2.0,
 * chapter 5). Every function here returns bytes of code; a name is that of the instruction.
 */

/** Bytes of code that leave a value, or that do something. */
export type Code = readonly number[]

/** One function of a module: numbers of 32 bits in, one out. */
export interface WasmFunction {
  readonly name: string
  readonly parameters: number
  /** Locals beside the parameters, all of them 32-bit numbers, then so many vectors. */
  readonly locals: number
  readonly vectors?: number
  readonly body: Code
}

const typeI32 = 0x7f
const typeVector = 0x7b
const noResult = 0x40
/** `\0asm`, and the version. */
const header: Code = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]
const vectorPrefix = 0xfd

export const number = (value: number): Code => [0x41, ...signed(value)]
export const get = (local: number): Code => [0x20, local]
export const set = (local: number, value: Code): Code => [...value, 0x21, local]
export const zero = number(0)

const binary =
  (opcode: number) =>
  (left: Code, right: Code): Code => [...left, ...right, opcode]
export const add = binary(0x6a)
/** Adds to a local, in place. */
export const step = (local: number, by: number): Code => set(local, add(get(local), number(by)))
export const subtract = binary(0x6b)
export const multiply = binary(0x6c)
export const and = binary(0x71)
export const or = binary(0x72)
export const exclusive = binary(0x73)
export const shiftLeft = binary(0x74)
/** Of a number without a sign. */
export const shiftRight = binary(0x76)
export const rotateLeft = binary(0x77)
export const equal = binary(0x46)
export const unequal = binary(0x47)
/** Of numbers without a sign. */
export const isLess = binary(0x49)
export const isZero = (value: Code): Code => [...value, 0x45]
/** How many bits are zero below the lowest that is one. */
export const trailingZeros = (value: Code): Code => [...value, 0x68]
/** How many bits are one. */
export const countOnes = (value: Code): Code => [...value, 0x69]

export const loadByte = (at: Code, offset = 0): Code => [...at, 0x2d, 0, ...unsigned(offset)]
export const load = (at: Code, offset = 0): Code => [...at, 0x28, 2, ...unsigned(offset)]
export const storeByte = (at: Code, value: Code, offset = 0): Code => [
  ...at,
  ...value,
  0x3a,
  0,
  ...unsigned(offset),
]
export const store = (at: Code, value: Code, offset = 0): Code => [
  ...at,
  ...value,
  0x36,
  2,
  ...unsigned(offset),
]

const vectorBinary =
  (opcode: number) =>
  (left: Code, right: Code): Code => [...left, ...right, vectorPrefix, opcode]
export const vectorBytes = 16
/** So many bytes from any place. */
export const loadVector = (at: Code, offset = 0): Code => [
  ...at,
  vectorPrefix,
  0x00,
  0,
  ...unsigned(offset),
]
export const storeVector = (at: Code, value: Code, offset = 0): Code => [
  ...at,
  ...value,
  vectorPrefix,
  0x0b,
  0,
  ...unsigned(offset),
]
/** Sixteen times the same byte. */
export const vectorOf = (byte: number): Code => [
  vectorPrefix,
  0x0c,
  ...Array.from({ length: 16 }, () => byte),
]
/** Sixteen times the lowest byte of a number. */
export const spread = (value: Code): Code => [...value, vectorPrefix, 0x0f]
export const equalBytes = vectorBinary(0x23)
/** Compares bytes as signed numbers: those above 0x7f are below all others. */
export const lessBytes = vectorBinary(0x25)
export const andVector = vectorBinary(0x4e)
export const orVector = vectorBinary(0x50)
export const exclusiveVector = vectorBinary(0x51)
/** One bit for each byte whose highest bit is one. */
export const bitsOf = (vector: Code): Code => [...vector, vectorPrefix, 0x64]
export const hasAnyBit = (vector: Code): Code => [...vector, vectorPrefix, 0x53]

/** Begun anew by `leave(n)`, which counts the blocks around it outwards from 0. */
export const loop = (...body: readonly Code[]): Code => [0x03, noResult, ...body.flat(), 0x0b]
export const when = (condition: Code, then: readonly Code[], otherwise?: readonly Code[]): Code => [
  ...condition,
  0x04,
  noResult,
  ...then.flat(),
  ...(otherwise === undefined ? [] : [0x05, ...otherwise.flat()]),
  0x0b,
]
export const leave = (depth: number): Code => [0x0c, depth]
export const leaveIf = (condition: Code, depth: number): Code => [...condition, 0x0d, depth]
export const answer = (value: Code): Code => [...value, 0x0f]
/** Calls a function by its place in the module. */
export const call = (place: number, ...values: readonly Code[]): Code => [
  ...values.flat(),
  0x10,
  place,
]

/** The bytes of a module that exports its functions and imports its memory as `kernel.memory`. */
export function assembleModule(functions: readonly WasmFunction[]): Uint8Array {
  const types = functions.map(({ parameters }) => [
    0x60,
    ...vectorOfItems(Array.from({ length: parameters }, () => [typeI32])),
    1,
    typeI32,
  ])
  const exported = functions.map(({ name }, place) => [...textBytes(name), 0x00, place])
  const bodies = functions.map(({ locals, vectors = 0, body }) => {
    const declared = [
      [...unsigned(locals), typeI32],
      [...unsigned(vectors), typeVector],
    ]
    // Whatever runs to the end of a function answers 0.
    const code = [...vectorOfItems(declared), ...body, ...number(0), 0x0b]
    return [...unsigned(code.length), ...code]
  })
  return Uint8Array.from([
    ...header,
    ...section(1, vectorOfItems(types)),
    // At least one page of memory.
    ...section(2, vectorOfItems([[...textBytes('kernel'), ...textBytes('memory'), 0x02, 0x00, 1]])),
    ...section(3, vectorOfItems(functions.map((_, place) => [place]))),
    ...section(7, vectorOfItems(exported)),
    ...section(10, vectorOfItems(bodies)),
  ])
}

function section(id: number, content: Code): Code {
  return [id, ...unsigned(content.length), ...content]
}

function vectorOfItems(items: readonly Code[]): Code {
  return [...unsigned(items.length), ...items.flat()]
}

function textBytes(text: string): Code {
  const bytes = Array.from(text, (character) => character.charCodeAt(0))
  return [...unsigned(bytes.length), ...bytes]
}

/** LEB128 of a number that is not negative. */
function unsigned(value: number): Code {
  const low = value & 0x7f
  const rest = value >>> 7
  return rest === 0 ? [low] : [low | 0x80, ...unsigned(rest)]
}

/** LEB128 of a signed number of 32 bits. */
function signed(value: number): Code {
  const low = value & 0x7f
  const rest = value >> 7
  const isLast = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0)
  return isLast ? [low] : [low | 0x80, ...signed(rest)]
}
