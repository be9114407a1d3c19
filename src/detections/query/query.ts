import type { CorrelationMemberOf, CorrelationOf } from './correlation-query.ts'

/**
 * The one compiled form (design section 1). Sigma and EQL both compile to it; matching, correlation
 * and translations only read it. Every node is immutable plain data: it prints, hashes and travels
 * between threads.
 */

/** Which document of an event a field is read from: its ECS document or the vendor's native record. */
export type DocumentKind = 'ecs' | 'native'

/** A field by its dotted path. */
export interface FieldReference {
  readonly document: DocumentKind
  /** The name as the rule spells it; an exact own key wins over the dotted path (sigma.md D1). */
  readonly path: string
  /**
   * Other spellings of the same field, tried in order when `path` is missing (taxonomies: one Sigma
   * name stands for several vendor columns).
   */
  readonly aliases?: readonly string[]
  /** Its type, where a schema or the language knows it; otherwise its values decide (eql.md section 6). */
  readonly type?: FieldType
  /**
   * How an object or an empty array at the end of the path is read. `text` (when not given, Sigma):
   * the object is one value, its compact JSON text, and `[]` likewise (sigma.md D3, D4). `leaves`
   * (EQL): every leaf of the object is a value, as of a flattened field, and `[]` is missing.
   */
  readonly objects?: 'text' | 'leaves'
}

/** What kind of value a field holds. `decimal` tells 4.0 from 4, which JSON does not. */
export type FieldType = 'string' | 'number' | 'decimal' | 'boolean' | 'date' | 'ip' | 'version'

/** A literal of a rule. */
export type Literal = string | number | boolean | null

/** One piece of a wildcard pattern: text to find as it is, `*` any run, `?` exactly one character. */
export type PatternPart = { readonly text: string } | { readonly any: 'run' | 'one' }

/** What a value must look like. Each is decided for one scalar value of a field. */
export type Matcher =
  | { readonly kind: 'equals'; readonly value: Literal; readonly caseSensitive: boolean }
  | {
      readonly kind: 'pattern'
      readonly parts: readonly PatternPart[]
      readonly caseSensitive: boolean
    }
  | {
      readonly kind: 'regex'
      /** RE2 syntax; runs in linear time. */
      readonly source: string
      readonly flags: {
        readonly ignoreCase: boolean
        readonly multiLine: boolean
        readonly dotAll: boolean
      }
      /** True when the whole value must match; false for a search. */
      readonly whole: boolean
    }
  /**
   * `mapped` tells what `::ffff:10.1.2.3` is: the IPv4 address that it maps (when not given, as EQL
   * has it) or, with `apart`, an IPv6 address and in no block of IPv4 (sigma.md section 18, vector 25).
   */
  | { readonly kind: 'cidr'; readonly block: string; readonly mapped?: 'apart' }
  | {
      readonly kind: 'compare'
      readonly operator: '<' | '<=' | '>' | '>='
      readonly value: number | string
    }
  | {
      readonly kind: 'field'
      readonly field: FieldReference
      readonly position: 'whole' | 'start' | 'end' | 'inside'
      readonly caseSensitive: boolean
    }
  | {
      readonly kind: 'time-part'
      readonly part: 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'
      readonly operator: '=' | '<' | '<=' | '>' | '>='
      readonly value: number
    }

/** Names the place in the rule's text that a node came from, so that an explanation can point at it. */
export interface RuleSpan {
  /** UTF-16 offsets into the rule's source text. */
  readonly start: number
  readonly end: number
}

/** A condition on one event; two-valued. */
export type Predicate =
  | { readonly kind: 'constant'; readonly value: boolean; readonly span?: RuleSpan }
  | { readonly kind: 'and'; readonly of: readonly Predicate[]; readonly span?: RuleSpan }
  | { readonly kind: 'or'; readonly of: readonly Predicate[]; readonly span?: RuleSpan }
  | { readonly kind: 'not'; readonly of: Predicate; readonly span?: RuleSpan }
  /** Some value of the field satisfies the matcher; false when the field is missing. */
  | {
      readonly kind: 'field'
      readonly field: FieldReference
      readonly matcher: Matcher
      readonly span?: RuleSpan
    }
  /** The field is there at all (`exists`), has a value that is not null (`present`), or is missing or null (`null`). */
  | {
      readonly kind: 'presence'
      readonly field: FieldReference
      readonly test: 'exists' | 'present' | 'null'
      readonly span?: RuleSpan
    }
  /** Some scalar leaf of the document contains or matches (Sigma keywords, sigma.md D12). */
  | {
      readonly kind: 'keyword'
      readonly document: DocumentKind
      readonly matcher: Matcher
      readonly span?: RuleSpan
    }
  /**
   * Elements of an array, each taken as an event of its own: the fields inside are the element's, and
   * `.` is an element that is no object (SEP 212). `any`: one satisfies it. `all`: there are elements,
   * and all do. A value that is no array is the only element; missing, null and `[]` have none.
   */
  | {
      readonly kind: 'element'
      readonly field: FieldReference
      readonly quantifier: 'any' | 'all'
      readonly of: Predicate
      readonly span?: RuleSpan
    }
  /** An EQL leaf: existential over the values of its fields, three-valued inside (eql.md section 4). */
  | { readonly kind: 'expression'; readonly expression: Expression; readonly span?: RuleSpan }

/** A computed value inside an EQL leaf (eql.md sections 4 to 8). */
export type Expression =
  /** `decimal` marks a number written with a point or exponent: `7 / 2.0` is 3.5, `7 / 2` is 3. */
  | { readonly kind: 'literal'; readonly value: Literal; readonly decimal?: true }
  | { readonly kind: 'field'; readonly field: FieldReference }
  | {
      readonly kind: 'call'
      readonly name: string
      readonly caseInsensitive: boolean
      readonly arguments: readonly Expression[]
    }
  | { readonly kind: 'negate'; readonly of: Expression }
  | {
      readonly kind: 'arithmetic'
      readonly operator: '+' | '-' | '*' | '/' | '%'
      readonly left: Expression
      readonly right: Expression
    }
  | {
      readonly kind: 'comparison'
      readonly operator: '==' | '!=' | '<' | '<=' | '>' | '>='
      readonly left: Expression
      readonly right: Expression
    }
  | {
      readonly kind: 'in'
      readonly value: Expression
      readonly items: readonly Expression[]
      readonly caseInsensitive: boolean
      readonly negated: boolean
    }
  | { readonly kind: 'match'; readonly value: Expression; readonly matchers: readonly Matcher[] }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Expression[] }
  | { readonly kind: 'not'; readonly of: Expression }

/** A condition on one event, with the gate that decides which events it is about. */
export interface EventQuery {
  readonly kind: 'event'
  readonly where: Predicate
  /** Absent: every event that satisfies the condition. Present: known only when all events are. */
  readonly pipes?: readonly Pipe[]
}

/** Events that follow one another in event time (eql.md sections 9 and 10). */
export interface SequenceQuery {
  readonly kind: 'sequence'
  readonly stages: readonly SequenceStage[]
  /** Milliseconds from the first event to the last, inclusive; absent is unlimited. */
  readonly maxspan?: number
  /** An event that ends the open sequences of its key. */
  readonly until?: Stage
  readonly pipes?: readonly Pipe[]
}

/** Events that occur for one key in any order (eql.md section 11). */
export interface SampleQuery {
  readonly kind: 'sample'
  readonly stages: readonly Stage[]
}

/** A condition that one event of several must satisfy, and the fields that tie the events together. */
export interface Stage {
  readonly where: Predicate
  /** As many as every other stage of the query has; their values are compared place by place. */
  readonly keys: readonly JoinKey[]
  readonly span?: RuleSpan
}

/** A stage of a sequence. */
export interface SequenceStage extends Stage {
  /** True for `![..]`: there must be no such event. */
  readonly isMissing: boolean
  /** How often the stage stands, one after the other; at least 1. */
  readonly runs: number
}

/** One field of a join key. */
export interface JoinKey {
  /** Absent for an optional field that the schema does not know: its value is always null. */
  readonly field?: FieldReference
  /** False: an event without a value is none for the stage. True: its key is null, and equals null. */
  readonly isOptional: boolean
}

/** Keeps the first or the last of the results (eql.md section 12). */
export interface Pipe {
  readonly kind: 'head' | 'tail'
  /** A whole number, zero or more. */
  readonly count: number
}

/** Matches of rules counted, or seen together, in a span of event time (sigma.md 8). */
export type CorrelationQuery = CorrelationOf<EventQuery, FieldReference>

/** One of the rules or correlations that a correlation is about. */
export type CorrelationMember = CorrelationMemberOf<EventQuery, FieldReference>

/** A compiled rule. */
export type Query = EventQuery | SequenceQuery | SampleQuery | CorrelationQuery
