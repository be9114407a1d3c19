import { describe, expect, it } from 'vitest'
import { createInputFolder } from '../../test/builders/input-folder.ts'
import { ec2Rule, scenarioOf, testOf, testText, theft } from '../../test/builders/test-document.ts'
import { hasPassed, namesOfDetection, runTest, type CaseResult } from './run-test.ts'

const { put } = createInputFolder()
const rules = [
  ec2Rule('shared', 'ModifySnapshotAttribute', 'high'),
  ec2Rule('copied', 'CopySnapshot'),
]

async function casesOf(rest: string, steps = theft): Promise<readonly CaseResult[]> {
  const around = { scenario: () => scenarioOf(theft).scenario, resolve: (name: string) => name }
  return (await runTest(testOf(testText(steps, rest), around), rules)).cases
}

/** What failed, of the first case. */
async function failuresOf(rest: string, steps = theft): Promise<readonly string[]> {
  const [first] = await casesOf(rest, steps)
  return (first?.failures ?? []).map(({ message }) => message)
}

describe('a test passes', () => {
  it('when signals, detections, the finding and the links are as expected', async () => {
    const loaded = testOf(
      testText(
        theft,
        `telemetry: [{variant: v, inputs: {copy: '@copy', other: plain}}]
expect:
  signals:
    - id: share
      source: aws.cloudtrail
      match: [{path: requestParameters.snapshotId, eq: '{{copy}}'}]
      capture: {who: userIdentity.arn}
  detections: {fire: [shared], silent: [copied]}
  findings: {severity: high, chains: 1, steps: [create, share], principals: 1, title: '*shared*'}
  lineage:
    - {link: snapshot-of, from: vol-*, to: '{{copy}}', evidence: observed}
    - {link: shared-with, from: '{{copy}}', to: 'aws:acct:777788889999'}
nearMisses: [{name: kept, drop: [give]}]
`,
      ),
    )
    const result = await runTest(loaded, rules)
    expect(result.cases.flatMap(({ failures }) => failures.map((one) => one.message))).toEqual([])
    expect(hasPassed(result)).toBe(true)
    expect([...(result.cases[0]?.signals.keys() ?? [])]).toEqual(['share'])
    expect(result.cases[0]?.observation.events).toHaveLength(2)
  })
})

describe('a case fails', () => {
  it('for a signal that is missing, with the nearest record', async () => {
    const signal = `{id: s, source: aws.cloudtrail, match: [{path: eventName, eq: CopySnapshot}]}`
    const [first] = await casesOf(`expect: {signals: [${signal}]}\n`)
    expect(first?.failures).toMatchObject([
      {
        message: 'signal "s": no record satisfies all conditions',
        missing: { nearest: { found: 'CreateSnapshot', wanted: '= "CopySnapshot"' } },
      },
    ])
  })

  it.each([
    ['fire: [copied]', 'copied must fire and did not'],
    ['silent: [shared]', 'shared must be silent and fired'],
    ['fire: [sharde]', 'no detection is called "sharde"; did you mean "shared"?'],
    ['silent: [nothing-like-it]', 'no detection is called "nothing-like-it"'],
  ])('for a detection: %s', async (detections, message) => {
    expect(await failuresOf(`expect: {detections: {${detections}}}\n`)).toEqual([message])
  })

  it.each([
    ['severity: critical', /^the gravest finding must be critical; it is high: .*shared/],
    ['title: "*exported*"', /^the gravest finding must be called like "\*exported\*"; it is "/],
    ['chains: 2', /^2 findings about a chain must be above low; there are 1$/],
    [
      'steps: [share, create]',
      /^the chain must have the steps share, create in this order; it has create, share$/,
    ],
    ['principals: 2', /^the chain must have 2 principals; it has 1$/],
  ])('for the finding: %s', async (findings, message) => {
    const failures = await failuresOf(`expect: {findings: {${findings}}}\n`)
    expect(failures).toEqual([expect.stringMatching(message)])
  })

  it('for the finding when there is none', async () => {
    const steps = 'steps: [{by: lena, do: list-disks}]\n'
    expect(await failuresOf('expect: {findings: {severity: high}}\n', steps)).toEqual([
      'the gravest finding must be high; there is none',
    ])
  })

  it('for a link that no chain has', async () => {
    const link = `{link: copy-of, from: '{{disk}}', to: vol-1}`
    const inferred = `{link: snapshot-of, from: vol-*, to: snap-*, evidence: inferred}`
    const inputs = 'inputs: {disk: {description: not given}}\n'
    expect(await failuresOf(`${inputs}expect: {lineage: [${link}, ${inferred}]}\n`)).toEqual([
      'no link copy-of from {{disk}} to vol-1; {{disk}} stands for nothing',
      'no link snapshot-of from vol-* to snap-*',
    ])
  })

  it('for expecting nothing, and for telemetry that holds nothing', async () => {
    expect(await failuresOf('expect: {}\n')).toEqual(['"A test for tests" has no expectation'])
    const file = put('empty.json', '')
    const rest = `telemetry: [{variant: v, file: ${file}}]\nexpect: {detections: {silent: [shared]}}\n`
    expect(await failuresOf(rest)).toContain('its telemetry holds no event')
  })

  it('for telemetry that cannot be read', async () => {
    const file = put('cut.json', '{"eventName": ')
    const rest = `telemetry: [{variant: v, file: ${file}}]\nexpect: {detections: {silent: [shared]}}\n`
    expect((await failuresOf(rest))[0]).toMatch(/^its telemetry cannot be read: /)
  })

  it('for a near-miss that fires, and for benign work with a finding above low', async () => {
    const [, miss, benign] = await casesOf(`expect: {detections: {fire: [shared]}}
nearMisses: [{name: still, drop: []}]
negatives: [a-story]
`)
    expect(miss?.failures).toEqual([{ message: 'shared must be silent and fired' }])
    const [graver] = benign?.failures ?? []
    expect(graver?.message).toMatch(/^no finding may be above low; there is one of high: /)
  })
})

describe('a hostile test', () => {
  it('ends quickly: ten thousand signals, a regular expression that backtracks', async () => {
    const signals = Array.from(
      { length: 10_000 },
      (_, place) =>
        `    - {id: s${place}, source: aws.cloudtrail, match: [{path: userAgent, regex: '(a+)+$'}]}\n`,
    )
    const failures = await failuresOf(`expect:\n  signals:\n${signals.join('')}`)
    expect(failures).toHaveLength(10_000)
  })

  it('pollutes nothing by its names', async () => {
    const rest = `telemetry: [{variant: v, inputs: {'__proto__': x, constructor: y}}]
expect:
  signals:
    - id: s
      source: aws.cloudtrail
      match: [{path: eventName, eq: '{{constructor}}'}, {path: '__proto__.polluted', absent: true}]
      capture: {__proto__: eventName, toString: eventName}
`
    expect(await failuresOf(rest)).toHaveLength(1)
    expect({}).not.toHaveProperty('polluted')
    expect(typeof Object.prototype.toString).toBe('function')
  })
})

it('a detection is named by its id, and by its file without the ending', () => {
  const [detection] = rules
  if (detection === undefined) throw new Error('there is a rule')
  expect(namesOfDetection(detection)).toEqual([detection.id, 'shared'])
  const { file: _none, ...rest } = detection
  expect(namesOfDetection({ ...rest, id: 'a' })).toEqual(['a'])
})
