import { describe, expect, it } from 'vitest'
import type { Predicate } from '../query/query.ts'
import { compileEql } from './compile.ts'

/** The predicate in a few words: `=x` equality, `~` when case does not count, `(...)` expression. */
function shape(condition: string): string {
  const compiled = compileEql(`any where ${condition}`)
  if ('diagnostics' in compiled) return JSON.stringify(compiled.diagnostics)
  return compiled.query.kind === 'event' ? show(compiled.query.where) : compiled.query.kind
}

function show(predicate: Predicate): string {
  switch (predicate.kind) {
    case 'constant':
      return String(predicate.value)
    case 'and':
    case 'or':
      return `${predicate.kind}[${predicate.of.map(show).join(' ')}]`
    case 'not':
      return `not ${show(predicate.of)}`
    case 'field':
      return `${predicate.field.path}${showMatcher(predicate.matcher)}`
    case 'presence':
      return `${predicate.field.path} ${predicate.test}`
    case 'expression':
      return `(${predicate.expression.kind})`
    case 'keyword':
    case 'element':
      return predicate.kind
  }
}

function showMatcher(matcher: (Predicate & { readonly kind: 'field' })['matcher']): string {
  switch (matcher.kind) {
    case 'equals':
      return `${matcher.caseSensitive ? '' : '~'}=${String(matcher.value)}`
    case 'pattern': {
      const parts = matcher.parts.map((part) =>
        'text' in part ? part.text : part.any === 'run' ? '*' : '?',
      )
      return `${matcher.caseSensitive ? '' : '~'}:${parts.join('')}`
    }
    case 'compare':
      return `${matcher.operator}${matcher.value}`
    default:
      return ` ${matcher.kind}`
  }
}

describe('leaves that are plain field tests', () => {
  it.each([
    ['a == "x"', 'a=x'],
    ['"x" == a', 'a=x'],
    ['a == -7', 'a=-7'],
    ['a', 'a=true'],
    ['a == false', 'a=false'],
    ['a : "X"', 'a~=X'],
    ['a : ("x*", "y")', 'or[a~:x* a~=y]'],
    ['a like "x?"', 'a:x?'],
    ['a like~ "x?"', 'a~:x?'],
    ['a regex "x+"', 'a regex'],
    ['a in ("x", 7)', 'or[a=x a=7]'],
    ['a in~ ("x*", "y")', 'or[a~=x* a~=y]'],
    ['a > 6', 'a>6'],
    ['6 > a', 'a<6'],
    ['a >= "x"', 'a>=x'],
    ['cidrMatch(a, "10.0.0.0/8")', 'a cidr'],
    ['startsWith~(a, "1*")', 'a~:1**'],
    ['endsWith(a, "x")', 'a:*x'],
    ['stringContains(a, "x*")', 'a:*x**'],
    ['a == null', 'not a present'],
    ['a != null', 'not not a present'],
  ])('%s', (condition, expected) => {
    expect(shape(condition)).toBe(expected)
  })
})

describe('the two-valued skeleton (eql.md 4)', () => {
  it.each([
    ['a != "x"', 'not a=x'],
    ['a not in ("x", "y")', 'not or[a=x a=y]'],
    ['not a : "x"', 'not a~=x'],
    ['(a == 1 or b == 2) and c', 'and[or[a=1 b=2] c=true]'],
    ['startsWith(a, "x") == false', 'not a:x*'],
    ['startsWith(a, "x") != true', 'not a:x*'],
    ['true == (a in ("x"))', 'a=x'],
    ['a != true', 'not a=true'],
  ])('%s', (condition, expected) => {
    expect(shape(condition)).toBe(expected)
  })
})

describe('leaves that are computed', () => {
  it.each([
    ['a + 1 == 2', '(comparison)'],
    ['null == (a > 1)', '(comparison)'],
    ['startsWith(a, b)', '(call)'],
    ['startsWith("abc", a)', '(call)'],
    ['stringContains(substring(a, 1), "x*")', '(call)'],
    ['string(a) : "8?"', '(match)'],
    ['length(a) not in (1, 2)', 'not (in)'],
    ['a == "2026-01-01"', '(comparison)'],
    ['a == "10.0.0.1"', '(comparison)'],
    ['@timestamp > 5', '(comparison)'],
  ])('%s', (condition, expected) => {
    expect(shape(condition)).toBe(expected)
  })
})
