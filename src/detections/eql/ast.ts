import type { Literal, RuleSpan } from '../query/query.ts'

/** A whole EQL text: a query and the pipes behind it (eql.md section 3). */
export interface EqlStatement {
  readonly query: EqlQuery
  readonly pipes: readonly EqlPipe[]
}

export type EqlQuery = EqlFilter | EqlSequence | EqlSample

/** `process where pid == 1`: events of a category that satisfy a condition. */
export interface EqlFilter {
  readonly kind: 'filter'
  /** The category word, or `undefined` for `any`. */
  readonly category: string | undefined
  readonly where: EqlExpression
  readonly span: RuleSpan
}

/** `sequence by a with maxspan=5m [..] [..] until [..]`: events that follow one another. */
export interface EqlSequence {
  readonly kind: 'sequence'
  readonly by: readonly EqlExpression[]
  /** Milliseconds from the first event to the last; `undefined` is unlimited. */
  readonly maxspan: EqlSpan | undefined
  readonly stages: readonly EqlStage[]
  readonly until: EqlStage | undefined
  readonly span: RuleSpan
}

/** A stretch of time as written. */
export interface EqlSpan {
  readonly count: number
  readonly unit: EqlUnit
}

export type EqlUnit = 'ms' | 's' | 'm' | 'h' | 'd'

/** `sample by host [..] [..]`: events that occur for one key in any order. */
export interface EqlSample {
  readonly kind: 'sample'
  readonly by: readonly EqlExpression[]
  readonly stages: readonly EqlStage[]
  readonly span: RuleSpan
}

/** One bracket of a sequence or sample. */
export interface EqlStage {
  readonly filter: EqlFilter
  /** `![..]`: no such event. */
  readonly isMissing: boolean
  readonly by: readonly EqlExpression[]
  /** How many times the stage stands; 1 when nothing is written. */
  readonly runs: number
  readonly span: RuleSpan
}

/** `| head 10`. */
export interface EqlPipe {
  readonly name: string
  readonly arguments: readonly EqlExpression[]
  readonly span: RuleSpan
}

export type EqlComparisonOperator = '==' | '!=' | '<' | '<=' | '>' | '>='
export type EqlArithmeticOperator = '+' | '-' | '*' | '/' | '%'
export type EqlMatchOperator = ':' | 'like' | 'like~' | 'regex' | 'regex~'

export type EqlExpression =
  | EqlLiteral
  | EqlField
  | EqlCall
  | {
      readonly kind: 'sign'
      readonly operator: '+' | '-'
      readonly of: EqlExpression
      readonly span: RuleSpan
    }
  | {
      readonly kind: 'arithmetic'
      readonly operator: EqlArithmeticOperator
      readonly left: EqlExpression
      readonly right: EqlExpression
      readonly span: RuleSpan
    }
  | EqlComparison
  | EqlIn
  | EqlMatch
  | { readonly kind: 'and' | 'or'; readonly of: readonly EqlExpression[]; readonly span: RuleSpan }
  | { readonly kind: 'not'; readonly of: EqlExpression; readonly span: RuleSpan }

export interface EqlLiteral {
  readonly kind: 'literal'
  readonly value: Literal
  /** Written with a point or exponent, or too large for a whole number. */
  readonly isDecimal: boolean
  readonly span: RuleSpan
}

export interface EqlField {
  readonly kind: 'field'
  readonly path: string
  /** Written with `?`: a name that the data do not know is null instead of an error. */
  readonly isOptional: boolean
  readonly span: RuleSpan
}

export interface EqlCall {
  readonly kind: 'call'
  /** As written: names of functions ignore case. */
  readonly name: string
  readonly caseInsensitive: boolean
  readonly arguments: readonly EqlExpression[]
  readonly span: RuleSpan
}

export interface EqlComparison {
  readonly kind: 'comparison'
  readonly operator: EqlComparisonOperator
  readonly left: EqlExpression
  readonly right: EqlExpression
  readonly span: RuleSpan
}

export interface EqlIn {
  readonly kind: 'in'
  readonly value: EqlExpression
  readonly items: readonly EqlExpression[]
  readonly caseInsensitive: boolean
  readonly negated: boolean
  readonly span: RuleSpan
}

export interface EqlMatch {
  readonly kind: 'match'
  readonly operator: EqlMatchOperator
  readonly value: EqlExpression
  readonly patterns: readonly EqlLiteral[]
  readonly span: RuleSpan
}
