import { describe, expect, test } from 'vitest'
import { linkSigma, type LinkedSigma } from './link.ts'
import { parseSigma } from './parse-sigma.ts'

/** Links documents that stand in files of their own, `0.yml`, `1.yml` and so on. */
function link(
  ...documents: readonly string[]
): LinkedSigma & { readonly codes: readonly string[] } {
  const parsed = documents.map((text, place) => parseSigma(text, `${place}.yml`))
  const faults = parsed.flatMap(({ diagnostics }) => diagnostics)
  if (faults.length > 0) throw new TypeError(JSON.stringify(faults))
  const linked = linkSigma({
    rules: parsed.flatMap(({ rules }) => rules),
    correlations: parsed.flatMap(({ correlations }) => correlations),
    filters: parsed.flatMap(({ filters }) => filters),
  })
  const codes = linked.diagnostics.map(
    ({ code, file, line, column }) => `${code} ${file}:${line}:${column}`,
  )
  return { ...linked, codes }
}

function rule(name: string, logsource = '{product: aws, service: cloudtrail}'): string {
  return `title: Title of ${name}
name: ${name}
id: id-${name}
logsource: ${logsource}
detection: {s: {a: 1}, condition: s}
`
}

function filter(rules: string, logsource = '{product: aws}'): string {
  return `title: f
logsource: ${logsource}
filter:
  rules: ${rules}
  s: {user: backup}
  condition: not s
`
}

function correlation(name: string, section: string): string {
  return `title: Title of ${name}
name: ${name}
correlation: {timespan: 1m, condition: {gte: 2}, type: event_count, ${section}}
`
}

/** So many correlations, each of the one after it, the last of rule a. */
function chain(length: number): readonly string[] {
  return Array.from({ length }, (_, place) =>
    correlation(`c${place}`, `rules: ${place === 0 ? 'a' : `c${place - 1}`}`),
  ).toReversed()
}

describe('filters (sigma.md 9)', () => {
  test.each([
    ['[id-a]', '{product: aws}', ['f'], []],
    ['a', '{product: aws, service: cloudtrail}', ['f'], []],
    ['any', '{product: aws}', ['f'], []],
    ['[]', '{product: AWS}', ['f'], []],
    ['[a]', '{product: gcp}', [], ['sigma-filter-unused 1.yml:1:8']],
    ['[a]', '{product: aws, category: x}', [], ['sigma-filter-unused 1.yml:1:8']],
    [
      '[b]',
      '{product: aws}',
      [],
      ['sigma-filter-unknown-rule 1.yml:4:11', 'sigma-filter-unused 1.yml:1:8'],
    ],
    ['[a, b]', '{product: aws}', ['f'], ['sigma-filter-unknown-rule 1.yml:4:14']],
  ])('rules: %s of %s', (rules, logsource, titles, codes) => {
    const linked = link(rule('a'), filter(rules, logsource))
    expect(linked.rules[0]?.filters.map(({ title }) => title.value)).toEqual(titles)
    expect(linked.codes).toEqual(codes)
  })

  test('a filter for a correlation is for nothing', () => {
    const linked = link(rule('a'), correlation('c', 'rules: a'), filter('c'))
    expect(linked.codes).toContain('sigma-filter-unknown-rule 2.yml:4:10')
  })
})

describe('correlations (sigma.md 8)', () => {
  test('rules are found by id and by name, in any file', () => {
    const linked = link(correlation('c', 'rules: [id-a, b]'), rule('a'), rule('b'))
    expect(linked.codes).toEqual([])
    expect(linked.correlations[0]?.members).toMatchObject([
      { reference: 'id-a', of: { rule: { name: { value: 'a' } } } },
      { reference: 'b', of: { rule: { name: { value: 'b' } } } },
    ])
  })

  test('aliases give each rule its own field, the name itself elsewhere', () => {
    const aliases = 'group-by: [x, user], aliases: {x: {a: p, b: q}}'
    const linked = link(rule('a'), rule('b'), correlation('c', `rules: [id-a, b], ${aliases}`))
    expect(linked.correlations[0]?.members).toMatchObject([
      { groupFields: ['p', 'user'], countedFields: [] },
      { groupFields: ['q', 'user'], countedFields: [] },
    ])
  })

  test('members yield nothing of their own unless a correlation generates', () => {
    const silent = link(rule('a'), rule('b'), correlation('c', 'rules: a'))
    expect(silent.rules.map(({ isOnlyMember }) => isOnlyMember)).toEqual([true, false])
    const loud = link(rule('a'), correlation('c', 'rules: a, generate: true'))
    expect(loud.rules.map(({ isOnlyMember }) => isOnlyMember)).toEqual([false])
  })

  test('correlations nest', () => {
    const linked = link(
      correlation('outer', 'rules: inner'),
      correlation('inner', 'rules: a'),
      rule('a'),
    )
    expect(linked.correlations).toMatchObject([
      { isOnlyMember: false, members: [{ of: { correlation: { name: { value: 'inner' } } } }] },
      { isOnlyMember: true, members: [{ of: { rule: { name: { value: 'a' } } } }] },
    ])
  })

  test.each<readonly [readonly string[], readonly string[]]>([
    [[correlation('c', 'rules: z')], ['sigma-correlation-unknown-rule 0.yml:3:76']],
    [[rule('a'), correlation('c', 'rules: Title of a')], ['sigma-correlation-title 1.yml:3:76']],
    [
      [correlation('c', 'rules: d'), correlation('d', 'rules: c')],
      ['sigma-correlation-cycle 1.yml:3:76', 'sigma-correlation-unknown-rule 0.yml:3:76'],
    ],
    [[correlation('c', 'rules: c')], ['sigma-correlation-cycle 0.yml:3:76']],
    [
      [rule('a'), correlation('c', 'rules: a, aliases: {x: {b: y}}')],
      ['sigma-correlation-alias 1.yml:3:93'],
    ],
  ])('%#', (documents, codes) => {
    expect(link(...documents).codes).toEqual(codes)
  })

  test('ten correlations may nest, eleven may not', () => {
    expect(link(rule('a'), ...chain(10)).codes).toEqual([])
    expect(link(rule('a'), ...chain(11)).codes).toContain('sigma-correlation-cycle 10.yml:3:76')
  })
})

test('ids and names that stand twice are told with the other place (sigma.md 1)', () => {
  const linked = link(rule('a'), rule('a'))
  expect(linked.codes).toEqual(['sigma-duplicate-id 1.yml:3:5', 'sigma-duplicate-name 1.yml:2:7'])
  expect(linked.diagnostics[0]?.message).toContain('"Title of a" (0.yml:1)')
})
