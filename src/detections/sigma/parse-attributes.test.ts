import { describe, expect, test } from 'vitest'
import { parseAttributes, parseLogSource, textAt, textsAt } from './parse-attributes.ts'
import type { Report } from '../../base/report.ts'
import type { YamlMap } from '../../base/yaml-node.ts'
import { readSigmaYaml } from './sigma-yaml.ts'

interface Reading<Result> {
  readonly result: Result
  readonly faults: readonly string[]
}

function read<Result>(
  text: string,
  parse: (map: YamlMap, report: Report) => Result,
): Reading<Result> {
  const faults: string[] = []
  const report: Report = (severity, { code, at }) => {
    faults.push(`${severity} ${code} ${text.slice(at).split('\n')[0] ?? ''}`)
  }
  const root = readSigmaYaml({ text }, report)[0]?.root
  if (root?.kind !== 'map') throw new TypeError(`no map: ${text}`)
  return { result: parse(root, report), faults }
}

describe('attributes (sigma.md 1)', () => {
  test('what is not said has its default', () => {
    const { result, faults } = read('title: t\n', parseAttributes)
    expect(faults).toEqual([])
    expect(result).toMatchObject({ taxonomy: 'sigma', version: 2, tags: [], customKeys: [] })
    expect(result?.level).toBeUndefined()
  })

  test.each([
    ['id: x\n', ['error sigma-title id: x']],
    ['title: t\nlevel: hihg\n', ['error sigma-level hihg']],
    ['title: t\nstatus: done\n', ['error sigma-status done']],
    ['title: t\nauthor: [a]\n', ['warning sigma-attribute [a]']],
    ['title: t\nsigma-version: 4\n', ['error sigma-version 4']],
    ['title: t\nlevle: high\n', ['warning sigma-unknown-key levle: high']],
    ['title: t\nsimulation: x\n', []],
  ])('%j', (text, faults) => {
    expect(read(text, parseAttributes).faults).toEqual(faults)
  })

  test.each([
    ['3', 3],
    ['"2.1.0"', 2],
    ['1', 1],
  ])('sigma-version %s is %i', (written, version) => {
    const text = `title: t\nsigma-version: ${written}\n`
    expect(read(text, parseAttributes).result?.version).toBe(version)
  })
})

describe('the log source', () => {
  test('is every attribute but the definition', () => {
    const text = 'logsource:\n  product: aws\n  definition: switch it on\n  region: eu\n'
    const { result } = read(text, parseLogSource)
    expect(result?.attributes.map(({ name, value }) => [name, value])).toEqual([
      ['product', 'aws'],
      ['region', 'eu'],
    ])
  })

  test.each(['title: t\n', 'logsource: aws\n', 'logsource: {definition: x}\n'])('%j', (text) => {
    const { result, faults } = read(text, parseLogSource)
    expect(result).toBeUndefined()
    expect(faults.map((one) => one.split(' ')[1])).toEqual(['sigma-logsource'])
  })

  test('is refused where an attribute is a list: without it the rule would be wider', () => {
    const { result } = read('logsource: {product: aws, service: [a, b]}\n', parseLogSource)
    expect(result).toBeUndefined()
  })
})

test('texts are as written, one or a list', () => {
  const text = 'date: 2024-01-02\nnumber: 007\nnone:\nlist: [a, {b: c}, 5]\n'
  const valuesAt = (key: string): readonly string[] =>
    read(text, (map, report) => textsAt(map, key, report)).result.map(({ value }) => value)
  expect(read(text, (map, report) => textAt(map, 'date', report)).result?.value).toBe('2024-01-02')
  expect(valuesAt('number')).toEqual(['007'])
  expect(valuesAt('none')).toEqual([])
  expect(valuesAt('list')).toEqual(['a', '5'])
})
