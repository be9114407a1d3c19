import { describe, expect, it } from 'vitest'
import { createInputFolder } from '../../test/builders/input-folder.ts'
import { findEmulation, shippedScenarios, shippedTests, shortIdLength } from './find-emulation.ts'

const { root, put } = createInputFolder()
const [shipped] = await shippedTests()
const [scenario] = await shippedScenarios()
if (shipped === undefined || scenario === undefined) throw new Error('nothing ships')
const { test, name } = shipped

const cast = `
    places: {ours: {cloud: aws, id: '111122223333', region: eu-west-1}}
    principals: {lena: {in: ours, kind: user, address: 198.51.100.23}}
    resources: {data: {kind: disk, in: ours}}`
const step = '{at: "09:14:07", by: lena, do: create-snapshot, of: data, as: copy}'
const own = `schema: spoor/emulation-test@1
id: 5f0c1d3a-7b42-4e9e-9c55-0f6f6f1c2a99
name: A test of ours
attack: [T1578.001]
platforms: [iaas:aws]
`
const expected = 'expect: {findings: {chains: 0}}\n'

describe('a test', () => {
  it.each([
    ['its id', test.id],
    ['its id in capitals', test.id.toUpperCase()],
    ['the beginning of its id', test.id.slice(0, shortIdLength)],
    ['the name of its file', name],
  ])('that ships is found by %s, and plays its first variant', async (_, word) => {
    const found = await findEmulation(word)
    expect(found.test).toMatchObject({ test: { id: test.id }, isShipped: true })
    expect(found.loaded?.steps.length).toBeGreaterThan(0)
    expect(found.diagnostics).toEqual([])
  })

  it('is found by its file', async () => {
    const file = put('own.yaml', `${own}${expected}play:\n  cast:${cast}\n  steps: [${step}]\n`)
    const { loaded, test: found, diagnostics } = await findEmulation(file)
    expect(diagnostics).toEqual([])
    expect(found).toMatchObject({ file, isShipped: false, test: { name: 'A test of ours' } })
    expect(loaded?.steps).toHaveLength(1)
  })

  it('of recorded telemetry cannot be played, and says so', async () => {
    const recorded = 'telemetry: [{variant: real, file: logs.jsonl}]\n'
    const found = await findEmulation(put('recorded.yaml', `${own}${expected}${recorded}`))
    expect(found.loaded).toBeUndefined()
    expect(found.test?.test.name).toBe('A test of ours')
    expect(found.diagnostics).toMatchObject([{ code: 'test-not-played' }])
  })

  it('that cannot be run is told, and is still there to be shown', async () => {
    const found = await findEmulation(put('skeleton.yaml', `${own}expect: {}\n`))
    expect(found.test?.test.name).toBe('A test of ours')
    expect(found.diagnostics).toMatchObject([
      { code: 'test-invalid', message: '"A test of ours" has no expectation' },
    ])
  })
})

describe('a scenario', () => {
  it('is found by its id, and is no test', async () => {
    const found = await findEmulation(scenario.id)
    expect(found.loaded?.scenario.id).toBe(scenario.id)
    expect(found.test).toBeUndefined()
  })
})

describe('a name that nothing has', () => {
  it('is told with what it may mean', async () => {
    const { loaded, diagnostics } = await findEmulation(`${name}x`)
    expect(loaded).toBeUndefined()
    expect(diagnostics).toMatchObject([
      { code: 'scenario-unknown', hint: expect.stringContaining(`"${name}"`) },
    ])
    const { diagnostics: others } = await findEmulation('qqqqqqqqqqqq')
    expect(others[0]?.hint).toContain('spoor emulate --list')
  })

  it('is not the beginning of an id that is too short, and no file that is not there', async () => {
    const short = await findEmulation(test.id.slice(0, shortIdLength - 1))
    expect(short.diagnostics).toMatchObject([{ code: 'scenario-unknown' }])
    const other = await findEmulation(put('other.yaml', 'schema: spoor/signals@1\n'))
    expect(other.diagnostics).toMatchObject([
      { code: 'scenario-unknown', message: 'the document is neither a scenario nor a test' },
    ])
    const missing = await findEmulation(`${root}/no.yaml`)
    expect(missing.diagnostics).toMatchObject([{ code: 'rules-unreadable' }])
  })
})
