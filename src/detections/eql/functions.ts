import type { FieldType } from '../query/query.ts'

/** The kind of value an expression has; `any` where only the data can tell. */
export type EqlType = FieldType | 'null' | 'any'

/** What an argument may be: a computed value, or a constant that must stand in the text. */
export interface EqlParameter {
  readonly type: 'string' | 'number' | 'ip' | 'any' | 'boolean' | 'block'
  readonly isConstant?: true
}

/** How a function may be called (eql.md section 8). */
export interface EqlFunctionSignature {
  /** As the documentation spells it; calls ignore case. */
  readonly name: string
  readonly parameters: readonly EqlParameter[]
  /** Fewer arguments than this are refused. */
  readonly required: number
  /** The last parameter may be given any number of times. */
  readonly isVariadic?: true
  /** May the name carry a `~`, for text whatever its case? */
  readonly allowsTilde?: true
  readonly result: EqlType
}

const text: EqlParameter = { type: 'string' }
const whole: EqlParameter = { type: 'number' }

function arithmetic(name: string): EqlFunctionSignature {
  return { name, parameters: [whole, whole], required: 2, result: 'number' }
}

function textTest(name: string): EqlFunctionSignature {
  return { name, parameters: [text, text], required: 2, allowsTilde: true, result: 'boolean' }
}

/** Every function of the language. matching/eql-functions.ts computes them. */
export const eqlFunctions: readonly EqlFunctionSignature[] = [
  arithmetic('add'),
  arithmetic('subtract'),
  arithmetic('multiply'),
  arithmetic('divide'),
  arithmetic('modulo'),
  {
    name: 'between',
    parameters: [text, text, text, { type: 'boolean', isConstant: true }],
    required: 3,
    allowsTilde: true,
    result: 'string',
  },
  {
    name: 'cidrMatch',
    parameters: [{ type: 'ip' }, { type: 'block', isConstant: true }],
    required: 2,
    isVariadic: true,
    result: 'boolean',
  },
  {
    name: 'concat',
    parameters: [{ type: 'any' }],
    required: 1,
    isVariadic: true,
    result: 'string',
  },
  textTest('endsWith'),
  textTest('startsWith'),
  textTest('stringContains'),
  {
    name: 'indexOf',
    parameters: [text, text, whole],
    required: 2,
    allowsTilde: true,
    result: 'number',
  },
  { name: 'length', parameters: [text], required: 1, result: 'number' },
  {
    name: 'number',
    parameters: [text, { type: 'number', isConstant: true }],
    required: 1,
    result: 'number',
  },
  { name: 'string', parameters: [{ type: 'any' }], required: 1, result: 'string' },
  { name: 'substring', parameters: [text, whole, whole], required: 2, result: 'string' },
]

/** Functions of older dialects, with what to write instead (eql.md sections 8 and 14). */
export const removedFunctions: ReadonlyMap<string, string> = new Map([
  ['wildcard', 'use: field : ("a*", "b*")'],
  ['match', 'use: field regex "..."'],
  ['matchlite', 'use: field regex "..."'],
  ['arraycontains', 'use ==, which any element of an array may satisfy'],
  ['arraycount', 'a test on an array asks whether any element satisfies it'],
  ['arraysearch', 'a test on an array asks whether any element satisfies it'],
  ['safe', 'put ? before a field that may be unknown'],
])

const byName = new Map(eqlFunctions.map((one) => [one.name.toLowerCase(), one]))

/** The signature of a function, the case of its name aside. */
export function signatureOf(name: string): EqlFunctionSignature | undefined {
  return byName.get(name.toLowerCase())
}
