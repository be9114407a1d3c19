import { expect, test } from 'vitest'
import type { Predicate } from '../query/query.ts'
import { compileSelection } from './compile-selection.ts'

/** So many searches, told apart by their paths. */
function searches(count: number): readonly Predicate[] {
  return Array.from({ length: count }, (_, place) => {
    const field = { document: 'native', path: `p${place}` } as const
    return { kind: 'presence', field, test: 'exists' }
  })
}

function compile(least: number | 'all', count: number): Predicate | string | undefined {
  let fault: string | undefined
  const selector = { kind: 'selector', least, target: 's*', span: { start: 7, end: 9 } } as const
  const predicate = compileSelection(selector, searches(count), (severity, { code, at }) => {
    fault = `${severity} ${code} ${at}`
  })
  return predicate ?? fault
}

test('"1 of" is or, "all of" is and (sigma.md 6)', () => {
  expect(compile(1, 3)).toEqual({ kind: 'or', of: searches(3) })
  expect(compile('all', 3)).toEqual({ kind: 'and', of: searches(3) })
  expect(compile('all', 1)).toEqual(searches(1)[0])
})

test('"2 of" three searches is every pair', () => {
  const [a, b, c] = searches(3)
  const pairs = [
    [a, b],
    [a, c],
    [b, c],
  ]
  expect(compile(2, 3)).toEqual({ kind: 'or', of: pairs.map((of) => ({ kind: 'and', of })) })
})

test('what cannot be met, or has too many combinations, is refused', () => {
  expect(compile(4, 3)).toBe('error sigma-quantifier 7')
  expect(compile(8, 16)).toBe('error sigma-quantifier 7')
})
