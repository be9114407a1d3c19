/**
 * Matches records with patterns that were learned from others, as a function of the kernel: text that must be the
 * same to the byte, with gaps for the values that may differ. Comparing is several times as fast as reading
 * a record token by token, and most records of a log are like others of it but for ids, names and times.
 */
import { backslash, openBrace } from '../json-bytes.ts'
import { layout } from './kernel-layout.ts'
import { caseBit, gaps, nodeWords } from './pattern-layout.ts'
import {
  add,
  and,
  andVector,
  answer,
  bitsOf,
  call,
  type Code,
  equal,
  equalBytes,
  exclusive,
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
  number,
  or,
  orVector,
  set,
  shiftLeft,
  shiftRight,
  spread,
  step,
  store,
  subtract,
  unequal,
  vectorBytes,
  vectorOf,
  when,
  zero,
  type WasmFunction,
} from './wasm-code.ts'

const allBits = 0xffff
const digitZero = 0x30
const minus = 0x2d
const letterU = 0x75

/** Functions that are called, by their places in the module. */
export interface ReadingFunctions {
  readonly passString: number
  readonly passScalar: number
}

/** passSame(at, from, to): over bytes that are those from `from` to `to`; 0 when they are not. */
const passSame: WasmFunction = (() => {
  const [at, from, to, differ] = [0, 1, 2, 3]
  const rest = subtract(get(to), get(from))
  const bitsOfRest = subtract(shiftLeft(number(1), rest), number(1))
  const body = loop(
    set(
      differ,
      exclusive(bitsOf(equalBytes(loadVector(get(at)), loadVector(get(from)))), number(allBits)),
    ),
    when(isLess(number(vectorBytes), rest), [
      when(get(differ), [answer(zero)]),
      step(at, vectorBytes),
      step(from, vectorBytes),
      leave(1),
    ]),
    when(and(get(differ), bitsOfRest), [answer(zero)]),
    answer(add(get(at), rest)),
  )
  return { name: 'passSame', parameters: 3, locals: 1, body }
})()

/**
 * mayHold(at, to, mark): may the text hold the mark, in any letter case, or an escape by code that hides it? Looks for
 * the end of the mark alone, so that it may answer 1 where the mark is not there.
 */
const mayHold: WasmFunction = (() => {
  const [at, to, mark, bytes] = [0, 1, 2, 3]
  const folded = (offset: number): Code => orVector(loadVector(get(at), offset), vectorOf(caseBit))
  const isByte = (index: number): Code =>
    equalBytes(folded(index), spread(shiftRight(get(mark), number(8 * index))))
  const isEscape = andVector(
    equalBytes(get(bytes), vectorOf(backslash)),
    equalBytes(loadVector(get(at), 1), vectorOf(letterU)),
  )
  const body = [
    ...loop(
      set(bytes, loadVector(get(at))),
      when(hasAnyBit(orVector([0, 1, 2, 3].map(isByte).reduce(andVector), isEscape)), [
        answer(number(1)),
      ]),
      step(at, vectorBytes),
      leaveIf(isLess(get(at), get(to)), 0),
    ),
    ...answer(zero),
  ]
  return { name: 'mayHold', parameters: 3, locals: 0, vectors: 1, body }
})()

/**
 * matchPattern(at): goes from the root of the tree down the one path that the text at `at` follows; answers one past
 * the record, 0 where no pattern fits. Notes where its captured texts stand, and which leaf was reached.
 */
function matchPatternAt(first: number, { passString, passScalar }: ReadingFunctions): WasmFunction {
  const [same, hold] = [first, first + 1]
  const [at, node, gap, end, begin] = [0, 1, 2, 3, 4]
  const word = (name: keyof typeof nodeWords): Code => load(get(node), 4 * nodeWords[name])
  const byte = loadByte(get(at))
  const isNumber = or(
    isLess(subtract(byte, number(digitZero)), number(10)),
    equal(byte, number(minus)),
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
      [when(unequal(byte, word('first')), tryNext(2))],
      [when(equal(get(gap), number(gaps.number)), passNumber, passText)],
    ),
  ]
  const body = [
    ...when(unequal(byte, number(openBrace)), [answer(zero)]),
    ...set(begin, get(at)),
    ...set(node, load(zero, layout.patternRoot)),
    ...loop(
      when(isZero(get(node)), [answer(zero)]),
      set(end, get(at)),
      ...passGap,
      set(end, call(same, get(end), word('from'), word('to'))),
      when(isZero(get(end)), tryNext(1)),
      set(at, get(end)),
      when(word('leaf'), [
        when(word('child'), [when(call(hold, get(begin), get(at), word('child')), [answer(zero)])]),
        store(zero, get(node), layout.patternLeaf),
        answer(get(at)),
      ]),
      set(node, word('child')),
      leave(0),
    ),
  ]
  return { name: 'matchPattern', parameters: 1, locals: 4, body }
}

/** The functions, of which the first stands at a place in the module; the last is `matchPattern`. */
export function patternFunctions(first: number, called: ReadingFunctions): readonly WasmFunction[] {
  return [passSame, mayHold, matchPatternAt(first, called)]
}
