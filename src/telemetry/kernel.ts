/**
 * The loops over bytes of JSON text, as WebAssembly: with vector instructions they are four times as fast as
 * anything that JavaScript can do with bytes, and a hunt that passes over most records does little else.
 */
import { assert } from '../base/assert.ts'
import { digestFunctions } from './digest-kernel.ts'
import { jsonFunctions, layJsonTables } from './json-kernel.ts'
import { layout } from './kernel-layout.ts'
import { assembleModule } from './wasm-code.ts'

/** Functions on a memory of their own. Places in it are 32-bit numbers, and 0 is no place. */
export interface Kernel {
  readonly memory: ArrayBuffer
  /**
   * Walks over the object whose brace is at `at`, of whose members `count` names are known; returns
   * the place after it, 0 when it is refused.
   */
  readonly walk: (at: number, count: number) => number
  /** Leaves the digest of a part of the memory at `layout.digest`; returns its lower half, signed. */
  readonly digest: (from: number, to: number) => number
  /** The same of the key of a CloudTrail event; returns 0 when the id may have escapes. */
  readonly fingerprint: (id: number, length: number, account: number) => number
  /** Do the 64 bytes at two places agree, as far as the 64 bytes of a mask behind the second go? */
  readonly isSame: (at: number, other: number) => number
}

const pageBytes = 65536
/** Vectors may be read from beyond the text. */
const slack = 128

let compiled: WebAssembly.Module | undefined

/** Makes a kernel whose memory has room for so many bytes of text from `layout.text` on. */
export function createKernel(textBytes: number): Kernel {
  const functions = [...jsonFunctions, ...digestFunctions(jsonFunctions.length)]
  const pages = Math.ceil((layout.text + textBytes + slack) / pageBytes)
  compiled ??= new WebAssembly.Module(assembleModule(functions))
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages })
  const { exports } = new WebAssembly.Instance(compiled, { kernel: { memory } })
  layJsonTables(new Uint8Array(memory.buffer))
  // The signatures are those of the functions assembled above.
  const { walk, digest, fingerprint, isSame } = exports as unknown as Kernel
  assert([walk, digest, fingerprint, isSame].every(Boolean), 'a kernel lacks a function')
  return { memory: memory.buffer, walk, digest, fingerprint, isSame }
}
