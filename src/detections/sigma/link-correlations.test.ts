import { expect, test } from 'vitest'
import { linkCorrelations } from './link-correlations.ts'
import { parseSigma } from './parse-sigma.ts'

function rule(name: string): string {
  return `title: Title of ${name}\nname: ${name}\nlogsource: {product: aws}\ndetection: {s: {a: 1}, condition: s}\n`
}

function correlation(name: string, section: string): string {
  return `title: Title of ${name}\nname: ${name}\ncorrelation: {type: temporal, timespan: 1m, ${section}}\n`
}

interface Links {
  readonly linked: readonly string[]
  readonly suppressed: readonly string[]
  readonly codes: readonly string[]
}

function link(...correlations: readonly string[]): Links {
  const parsed = parseSigma([rule('a'), rule('b'), ...correlations].join('---\n'))
  const codes: string[] = []
  const links = linkCorrelations(
    parsed,
    () => [],
    ({ severity, code }) => codes.push(`${severity} ${code}`),
  )
  return {
    linked: links.correlations.map((one) => one.correlation.name?.value ?? ''),
    suppressed: [...links.suppressed].map(({ name }) => name?.value ?? ''),
    codes,
  }
}

test('a rule that a correlation uses yields no matches of its own, unless asked (sigma.md 8)', () => {
  expect(link(correlation('c', 'rules: [A]'))).toEqual({
    linked: ['c'],
    suppressed: ['a'],
    codes: [],
  })
  expect(link(correlation('c', 'rules: [a], generate: true')).suppressed).toEqual([])
  const both = [correlation('c', 'rules: [a, b], generate: true'), correlation('d', 'rules: [a]')]
  expect(link(...both).suppressed).toEqual([])
})

test('a correlation may use another that stands later', () => {
  const { linked, codes } = link(correlation('c', 'rules: [d]'), correlation('d', 'rules: [a]'))
  expect(linked).toEqual(['c', 'd'])
  expect(codes).toEqual([])
})

test('a rule that is not there keeps the correlation out, and frees its other rules', () => {
  expect(link(correlation('c', 'rules: [a, z]'))).toEqual({
    linked: [],
    suppressed: [],
    codes: ['error sigma-correlation-unknown-rule'],
  })
})

test('a rule may be named by its title, with a remark', () => {
  const { linked, codes } = link(correlation('c', 'rules: [Title of a]'))
  expect(linked).toEqual(['c'])
  expect(codes.map((code) => code.split(' ')[1])).toEqual(['sigma-correlation-title'])
})

test('correlations in a circle are refused', () => {
  const { linked, codes } = link(correlation('c', 'rules: [d]'), correlation('d', 'rules: [c]'))
  expect(linked).toEqual([])
  expect(codes).toContain('error sigma-correlation-cycle')
})
