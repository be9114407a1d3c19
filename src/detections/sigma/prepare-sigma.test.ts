import { expect, test } from 'vitest'
import type { Diagnostic } from '../../base/diagnostic.ts'
import { distinctDiagnostics, prepareSigma, type PreparedSigma } from './prepare-sigma.ts'

function prepare(...texts: readonly string[]): PreparedSigma {
  return prepareSigma(texts.map((text, place) => ({ text, file: `${place}.yml` })))
}

function rule(name: string, rest = ''): string {
  return `title: ${name}
name: ${name}
logsource: {product: aws, service: cloudtrail}
detection: {s: {eventName: ${name}}, condition: s}
${rest}`
}

const filter = `title: f
logsource: {product: aws}
filter: {rules: [a, b], s: {'x|cidr': nonsense}, condition: not s}
`

test('a filter finds its rule in any file, also one that comes later', () => {
  const good = filter.replace('|cidr', '')
  const { compiled, diagnostics } = prepare(good, rule('a'), rule('b'), rule('c'))
  expect(diagnostics).toEqual([])
  expect(compiled.map((one) => one.filters.length)).toEqual([1, 1, 0])
})

test('a fault of a filter shows once, and its rules have no query', () => {
  const { compiled, diagnostics } = prepare(filter, rule('a'), rule('b'))
  expect(diagnostics.map(({ code, file }) => [code, file])).toEqual([['sigma-value', '0.yml']])
  expect(compiled.map(({ query }) => query)).toEqual([undefined, undefined])
})

test.each(['deprecated', 'unsupported'])('a rule that is %s is left out with a note', (status) => {
  const { compiled, diagnostics } = prepare(rule('a', `status: ${status}\n`), rule('b'))
  expect(compiled.map((one) => one.rule.title.value)).toEqual(['b'])
  expect(diagnostics).toMatchObject([
    { code: 'sigma-retired', severity: 'note', file: '0.yml', line: 5 },
  ])
})

test('remarks are the same when code, place and message are', () => {
  const one: Diagnostic = {
    code: 'c',
    severity: 'error',
    message: 'm',
    file: 'f',
    line: 1,
    column: 2,
  }
  const others = [
    { ...one, code: 'd' },
    { ...one, message: 'n' },
    { ...one, column: 3 },
  ]
  expect(distinctDiagnostics([one, ...others, { ...one }])).toEqual([one, ...others])
})
