/**
 * Matches records with patterns that were learned from others, as a function of the kernel: text that must be the
 * same to the byte, with gaps for the values that may differ. Comparing is several times as fast as reading
 * a record token by token, and most records of a log are like others of it but for ids, names and times.
 */
import { openBrace } from './json-bytes.ts'
import { layout } from './kernel-layout.ts'
import { gaps, nodeWords } from './pattern-layout.ts'
import {
  add,
  and,
  answer,
  bitsOf,
  call,
  type Code,
  equal,
  equalBytes,
  exclusive,
  get,
  isLess,
  isZero,
  leave,
  load,
  loadByte,
  loadVector,
  loop,
  number,
  or,
  set,
  shiftLeft,
  store,
  subtract,
  unequal,
  when,
  type WasmFunction,
} from './wasm-code.ts'

const vectorBytes = 16
const allBits = 0xffff
const digitZero = 0x30
const minus = 0x2d
const zero = number(0)

/** Functions that are called, by their places in the module. */
export interface ReadingFunctions {
  readonly passString: number
  readonly passScalar: number
}

/**
 * matchPattern(at): goes from the root of the tree down the one path that the text at `at` follows; answers one past
 * the record, 0 where no pattern fits. Notes where its captured texts stand, and which leaf was reached.
 */
export function patternFunction({ passString, passScalar }: ReadingFunctions): WasmFunction {
  const [at, node, gap, end, from, to, differ] = [0, 1, 2, 3, 4, 5, 6]
  const word = (name: keyof typeof nodeWords): Code => load(get(node), 4 * nodeWords[name])
  const rest = subtract(get(to), get(from))
  const first = loadByte(get(at))
  const isNumber = or(
    isLess(subtract(first, number(digitZero)), number(10)),
    equal(first, number(minus)),
  )
  /** To the next node that may stand here instead; `depth` leads back to the head of the loop. */
  const tryNext = (depth: number): readonly Code[] => [set(node, word('sibling')), leave(depth)]
  const passNumber = [
    when(isZero(isNumber), tryNext(3)),
    set(end, call(passScalar, get(at))),
    when(isZero(get(end)), [answer(zero)]),
  ]
  const passText = [
    set(end, call(passString, get(at))),
    when(isZero(get(end)), [answer(zero)]),
    // Without the closing quote. What is noted of a text that is not captured is never read.
    store(get(gap), get(at), layout.captureBegins),
    store(get(gap), subtract(get(end), number(1)), layout.captureEnds),
  ]
  const passGap = [
    set(gap, word('gap')),
    when(
      equal(get(gap), number(gaps.none)),
      [when(unequal(first, word('first')), tryNext(2))],
      [when(equal(get(gap), number(gaps.number)), passNumber, passText)],
    ),
  ]
  const compare = loop(
    set(
      differ,
      exclusive(bitsOf(equalBytes(loadVector(get(end)), loadVector(get(from)))), number(allBits)),
    ),
    when(isLess(number(vectorBytes), rest), [
      when(get(differ), tryNext(3)),
      set(end, add(get(end), number(vectorBytes))),
      set(from, add(get(from), number(vectorBytes))),
      leave(1),
    ]),
    when(and(get(differ), subtract(shiftLeft(number(1), rest), number(1))), tryNext(2)),
    set(end, add(get(end), rest)),
  )
  const body = [
    ...when(unequal(first, number(openBrace)), [answer(zero)]),
    ...set(node, load(zero, layout.patternRoot)),
    ...loop(
      when(isZero(get(node)), [answer(zero)]),
      set(end, get(at)),
      ...passGap,
      set(from, word('from')),
      set(to, word('to')),
      compare,
      set(at, get(end)),
      when(word('leaf'), [store(zero, get(node), layout.patternLeaf), answer(get(at))]),
      set(node, word('child')),
      leave(0),
    ),
  ]
  return { name: 'matchPattern', parameters: 1, locals: 6, body }
}
