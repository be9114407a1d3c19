import { parseBlock } from '../query/ip-block.ts'
import type { Predicate } from '../query/query.ts'
import { compileText } from './compile-text.ts'
import { found, refuse, refuseType, textOf, warnOfType, type ItemScope } from './item-scope.ts'
import type { Comparison, RegexFlag, Shape, TimePart } from './modifier-table.ts'
import { compileRegex } from './regex.ts'
import type { SigmaValue } from './rule.ts'
import { literalText, parsePattern } from './value.ts'

/** Which values a part of time can have; they decide for a rule that could never match. */
const timeRanges = {
  minute: [0, 59],
  hour: [0, 23],
  day: [1, 31],
  week: [1, 53],
  month: [1, 12],
  year: [1, 9999],
} as const

/** Where the other field's value must stand in this one's. */
const positions = {
  whole: 'whole',
  startswith: 'start',
  endswith: 'end',
  contains: 'inside',
} as const

/** Compiles one value of an item as its modifiers ask (sigma.md 5); `undefined` after an error. */
export function compileValue(value: SigmaValue, scope: ItemScope): Predicate | undefined {
  const { test } = scope.item.modifiers
  switch (test.kind) {
    case 'text':
      return compileText(value, test, scope)
    case 'regex':
      return compileExpression(value, test, scope)
    case 'cidr':
      return compileBlock(value, scope)
    case 'compare':
      if (typeof value.value !== 'number') return refuseType(value, scope, 'a number')
      return found({ kind: 'compare', operator: test.operator, value: value.value }, scope)
    case 'time-part':
      return compileTimePart(value, test, scope)
    case 'fieldref':
      return compileFieldReference(value, test, scope)
    case 'exists':
      return compileExists(value, scope)
  }
}

function compileExpression(
  value: SigmaValue,
  test: { readonly flags: ReadonlySet<RegexFlag>; readonly shape?: Shape },
  scope: ItemScope,
): Predicate | undefined {
  const text = textOf(value, scope)
  if (text === undefined) return undefined
  const regex = compileRegex(text, test)
  if (!('refused' in regex)) return found(regex, scope)
  const hint = 'RE2 syntax has no look-around and no back references: so it runs in linear time'
  return refuse(value, scope, { message: `not a regular expression: ${regex.refused}`, hint })
}

function compileTimePart(
  { value, ...place }: SigmaValue,
  { part, operator }: { readonly part: TimePart; readonly operator: Comparison | '=' },
  scope: ItemScope,
): Predicate | undefined {
  const [least, most] = timeRanges[part]
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) {
    return found({ kind: 'time-part', part, operator, value }, scope)
  }
  return refuseType({ value, ...place }, scope, `a whole number from ${least} to ${most}`)
}

function compileFieldReference(
  value: SigmaValue,
  { shape, cased }: { readonly shape?: Shape; readonly cased: boolean },
  scope: ItemScope,
): Predicate | undefined {
  const name = typeof value.value === 'string' ? literalText(parsePattern(value.text)) : undefined
  if (name === undefined) return refuseType(value, scope, 'the name of a field, without wildcards,')
  const field = scope.taxonomy.fieldOf(name)
  const position = positions[shape ?? 'whole']
  return found({ kind: 'field', field, position, caseSensitive: cased }, scope)
}

function compileExists(value: SigmaValue, scope: ItemScope): Predicate | undefined {
  const wanted = value.text.toLowerCase()
  if (scope.field === undefined || (wanted !== 'true' && wanted !== 'false')) {
    return refuseType(value, scope, 'true or false')
  }
  if (typeof value.value === 'string') warnOfType(value, scope, 'true or false without quotes')
  const exists: Predicate = { kind: 'presence', field: scope.field, test: 'exists' }
  return wanted === 'true' ? exists : { kind: 'not', of: exists }
}

function compileBlock(value: SigmaValue, scope: ItemScope): Predicate | undefined {
  const block = parseBlock(value.text)
  const hint = 'write it like 10.0.0.0/8 or fe80::/10'
  if (block === undefined) {
    return refuse(value, scope, { message: `"${value.text}" is no block of addresses`, hint })
  }
  const hasHostBits = block.address.some((byte, index) => {
    const networkBits = Math.min(8, Math.max(0, block.prefix - index * 8))
    return (byte & (0xff >> networkBits)) !== 0
  })
  if (!hasHostBits) return found({ kind: 'cidr', block: value.text, mapped: 'apart' }, scope)
  const message = `"${value.text}" names an address inside its block`
  return refuse(value, scope, { message, hint: 'set the bits after the prefix to zero' })
}
