import type { EqlFault } from './fault.ts'
import type { Token, Word } from './token.ts'

/** The part of the cursor that is looked at here. */
interface Place {
  peek(ahead?: number): Token
  isAt(word: Word, ahead?: number): boolean
}

/** Mistakes that people make who know another dialect or language, refused by name (eql.md section 13). */
const mistakes: readonly {
  readonly isMade: (place: Place) => boolean
  readonly fault: Omit<EqlFault, 'span'>
}[] = [
  {
    isMade: (place) => place.isAt('='),
    fault: {
      code: 'eql-equals-sign',
      message: 'a single = compares nothing',
      hint: 'use ==, or : for text whatever its case',
    },
  },
  {
    isMade: (place) => isPatternOperator(place, 1) && (place.isAt('not') || place.isAt('!')),
    fault: {
      code: 'eql-infix-not',
      message: 'not stands before the whole test with this operator',
      hint: 'write: not field : "..."',
    },
  },
  {
    isMade: (place) => place.isAt('of') && place.peek(-1).kind === 'name',
    fault: {
      code: 'eql-process-relationship',
      message: 'process relationships are not supported',
      hint: 'child, descendant and event of [...] belong to another dialect; use a sequence',
    },
  },
  {
    isMade: (place) => comparisons.some((one) => place.isAt(one)) && endsOperand(place.peek(-1)),
    fault: {
      code: 'eql-chained-comparison',
      message: 'comparisons do not chain',
      hint: 'write: a < b and b < c',
    },
  },
  {
    isMade: (place) => isArrayIndex(place),
    fault: {
      code: 'eql-array-index',
      message: 'array indexes are not supported',
      hint: 'a test on an array asks whether any element satisfies it',
    },
  },
]

const comparisons: readonly Word[] = ['==', '!=', '<', '<=', '>', '>=']
const patternOperators: readonly Word[] = [':', 'like', 'like~', 'regex', 'regex~']

const operandEnds: readonly string[] = [')', 'true', 'false', 'null']

/** Can an operand end with the token, so that a comparison may stand to its left? */
function endsOperand({ kind, text }: Token): boolean {
  return kind === 'word' ? operandEnds.includes(text) : true
}

function isPatternOperator(place: Place, ahead: number): boolean {
  return patternOperators.some((one) => place.isAt(one, ahead))
}

/** `[0]`: a stage never begins with a number, so the bracket can be nothing else. */
export function isArrayIndex(place: Place): boolean {
  return place.isAt('[') && place.peek(1).kind === 'integer'
}

/** The fault when one of the known mistakes is made at this place. */
export function knownMistake(place: Place): EqlFault | undefined {
  const mistake = mistakes.find(({ isMade }) => isMade(place))
  if (mistake === undefined) return undefined
  const { start, end } = place.peek()
  return { ...mistake.fault, span: { start, end } }
}
