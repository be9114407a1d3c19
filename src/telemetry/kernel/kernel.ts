/**
 * The loops over bytes of JSON text, as WebAssembly: with vector instructions they are four times as fast as
 * anything that JavaScript can do with bytes, and a hunt that passes over most records does little else.
 */
import { digestFunctions } from './digest-kernel.ts'
import { jsonFunctions, layJsonTables } from './json-kernel.ts'
import { layout } from './kernel-layout.ts'
import { patternFunctions } from './pattern-kernel.ts'
import { layTextTables, textFunctions } from './text-kernel.ts'
import { runFunctions } from './run-kernel.ts'
import { assembleModule, type WasmFunction } from './wasm-code.ts'

/** Functions on a memory of their own. Places in it are 32-bit numbers, and 0 is no place. */
export interface Kernel {
  readonly memory: ArrayBuffer
  /**
   * Walks over the object whose brace is at `at`, whose members are those of a group; returns the place
   * after it, 0 when it is refused.
   */
  readonly walk: (at: number, group: number) => number
  /** The same, without forgetting what was noted of the object before. */
  readonly walkOn: (at: number, group: number) => number
  /**
   * Walks over the array whose bracket is at `at`, whose values are those of the members at `layout.columns`, a
   * table of so many bytes; returns the place after it, 0 when it is refused.
   */
  readonly walkRow: (at: number, bytes: number) => number
  /** Writes the object of these members to a place where there is room; returns the place after it. */
  readonly writeRow: (bytes: number, target: number) => number
  /** Leaves the digest of a part of the memory at `layout.digest`; returns its lower half, signed. */
  readonly digest: (from: number, to: number) => number
  /** The same of the key of a CloudTrail event; returns 0 when the id may have escapes. */
  readonly fingerprint: (id: number, length: number, account: number) => number
  /** Do the 64 bytes at two places agree, as far as the 64 bytes of a mask behind the second go? */
  readonly isSame: (at: number, other: number) => number
  /** Copies a text; returns the place after the copy, 0 when there is a backslash in it. */
  readonly copyText: (from: number, to: number, target: number) => number
  /** The same with small letters for the capital ones of ASCII. */
  readonly copyFolded: (from: number, to: number, target: number) => number
  /** Goes over the record at `at` where a pattern fits it (`pattern-kernel.ts`); returns the place after it, or 0. */
  readonly matchPattern: (at: number) => number
  /** Passes over a run of records (`run-kernel.ts`); returns how many. */
  readonly passRun: (at: number) => number
  /** Copies what a whole JSON string says; returns the place after it, 0 for an escape by code. */
  readonly unescape: (from: number, to: number, target: number) => number
}

const pageBytes = 65536
/** Vectors may be read from beyond the text. */
const slack = 128

function allFunctions(): readonly WasmFunction[] {
  const reading = [...jsonFunctions, ...digestFunctions(jsonFunctions.length), ...textFunctions]
  const placeOf = (wanted: string): number => reading.findIndex(({ name }) => name === wanted)
  const matching = patternFunctions(reading.length, {
    passString: placeOf('passString'),
    passScalar: placeOf('passScalar'),
  })
  const runs = runFunctions(reading.length + matching.length, {
    matchPattern: reading.length + matching.length - 1,
    passBlanks: placeOf('passBlanks'),
    fingerprint: placeOf('fingerprint'),
    isSame: placeOf('isSame'),
  })
  return [...reading, ...matching, ...runs]
}

let compiled: WebAssembly.Module | undefined

/** The compiled module of all kernels of this thread, for other threads to adopt. */
export function compiledKernel(): WebAssembly.Module {
  compiled ??= new WebAssembly.Module(assembleModule(allFunctions()))
  return compiled
}

/** Takes over what another thread has compiled: what was optimised for that one is so for this one. */
export function adoptKernel(module: WebAssembly.Module): void {
  compiled = module
}

/** Makes a kernel whose memory has room for so many bytes of text from `layout.text` on. */
export function createKernel(textBytes: number): Kernel {
  const pages = Math.ceil((layout.text + textBytes + slack) / pageBytes)
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages })
  const { exports } = new WebAssembly.Instance(compiledKernel(), { kernel: { memory } })
  layJsonTables(new Uint8Array(memory.buffer))
  layTextTables(new Uint8Array(memory.buffer))
  // Names and signatures are those of the functions assembled above.
  return { ...(exports as unknown as Kernel), memory: memory.buffer }
}
