import type { PatternPart, Predicate } from '../query/query.ts'
import { encodeText } from './encoding.ts'
import { found, refuse, textOf, type ItemScope } from './item-scope.ts'
import type { TextTest } from './modifiers.ts'
import { anyOf } from './predicate.ts'
import type { SigmaValue } from './rule.ts'
import { isAnything, literalText, parsePattern, shapePattern } from './value.ts'
import { dashForms } from './windash.ts'

/**
 * Compiles a value that is looked for as it is or as text. Without modifiers numbers, truth values
 * and null keep their type (sigma.md D5 to D7); with them they become text. Windash and the encodings
 * turn one value into alternatives.
 */
export function compileText(
  value: SigmaValue,
  test: TextTest,
  scope: ItemScope,
): Predicate | undefined {
  const isPlain = test.shape === undefined && test.encoding === undefined && !test.windash
  if (isPlain && scope.field !== undefined && typeof value.value !== 'string') {
    return compileTyped(value, test, scope)
  }
  const text = scope.field === undefined && value.value !== null ? value.text : textOf(value, scope)
  if (text === undefined) return undefined
  const forms =
    test.encoding === undefined ? plainForms(text, test, scope) : encodedForms(text, test)
  if (forms === undefined || forms.length === 0) return refuseForms(value, test, scope)
  return anyOf(forms.map((form) => compilePattern(form, test, scope)))
}

type Pattern = readonly PatternPart[]

/** Number, truth value or null as such. */
function compileTyped(value: SigmaValue, test: TextTest, scope: ItemScope): Predicate | undefined {
  const { field } = scope
  if (field === undefined) return undefined
  if (value.value === null) return { kind: 'presence', field, test: 'null' }
  // Digits beyond 2^53 are kept as text: a double would match its neighbours too (D16).
  const isLossy = Number.isInteger(value.value) && !Number.isSafeInteger(value.value)
  const literal = isLossy ? value.text : value.value
  return found({ kind: 'equals', value: literal, caseSensitive: test.cased }, scope)
}

function plainForms(
  text: string,
  test: TextTest,
  { item, taxonomy }: ItemScope,
): readonly Pattern[] | undefined {
  const pattern = parsePattern(text)
  if (test.windash) return dashForms(pattern)
  const literal = literalText(pattern)
  if (literal === undefined || item.field === undefined) return [pattern]
  return taxonomy.spellingsOf(item.field, literal).map((spelling) => [{ text: spelling }])
}

function encodedForms(text: string, { encoding }: TextTest): readonly Pattern[] | undefined {
  const literal = literalText(parsePattern(text))
  if (literal === undefined || encoding === undefined) return undefined
  return encodeText(literal, encoding).map((form) => [{ text: form }])
}

function refuseForms(value: SigmaValue, test: TextTest, scope: ItemScope): undefined {
  if (test.windash) {
    return refuse(value, scope, {
      message: `"${value.text}" has more than six flags for "windash"`,
    })
  }
  const message = `"${value.text}" cannot be encoded: it has a wildcard or is too short`
  return refuse(value, scope, { message, hint: 'write a literal * as \\*' })
}

function compilePattern(form: Pattern, test: TextTest, scope: ItemScope): Predicate {
  // A keyword may stand anywhere in a value unless the rule says where (sigma.md D12).
  const shape = test.shape ?? (scope.field === undefined ? 'contains' : undefined)
  const parts = shapePattern(form, shape)
  if (scope.field !== undefined && isAnything(parts)) {
    return { kind: 'presence', field: scope.field, test: 'present' }
  }
  const caseSensitive = test.cased
  const literal = literalText(parts)
  return literal === undefined
    ? found({ kind: 'pattern', parts, caseSensitive }, scope)
    : found({ kind: 'equals', value: literal, caseSensitive }, scope)
}
