import { describe, expect, test } from 'vitest'
import { parseSigma } from './parse-sigma.ts'
import type { SigmaDetection } from './rule.ts'

const head = 'title: t\nlogsource: {product: aws}\n'

function read(section: string): SigmaDetection | undefined {
  return parseSigma(`${head}detection: ${section}\n`).rules[0]?.detection
}

/** Severity, code and hint of what is said of a section. */
function faults(section: string): readonly string[] {
  return parseSigma(`${head}detection: ${section}\n`).diagnostics.map(({ severity, code, hint }) =>
    `${severity} ${code} ${hint ?? ''}`.trim(),
  )
}

test('searches and conditions (sigma.md 2, 6)', () => {
  const detection = read('{s: {a: 1}, t: evil, condition: [s, not t]}')
  expect(detection?.searches.map(({ name }) => name)).toEqual(['s', 't'])
  expect(detection?.conditions.map(({ kind }) => kind)).toEqual(['search', 'not'])
})

describe('faults', () => {
  test.each([
    ['evil', ['error sigma-detection']],
    ['{condition: s}', ['error sigma-detection']],
    ['{s: {a: 1}}', ['error sigma-condition add "condition: selection"']],
    ['{s: {a: 1}, conditon: s}', ['error sigma-condition is "conditon" the condition?']],
    ['{s: {a: 1}, condition: []}', ['error sigma-condition add "condition: selection"']],
    ['{s: {a: 1}, condition: 5}', ['error sigma-condition']],
    ['{s: {a: 1}, timeframe: 5m, condition: s}', ['warning sigma-timeframe']],
    [
      '{s: {a: 1}, timeframe: 5m, condition: [s, s | count() > 5]}',
      ['error sigma-aggregation write a rule for each'],
    ],
  ])('%s', (section, expected) => {
    expect(faults(section)).toEqual(expected)
  })

  test('every fault of the section is told, not only the first', () => {
    expect(faults('{s: {}, t: [], condition: s and}')).toHaveLength(3)
  })
})
