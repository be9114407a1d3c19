import { describe, expect, it } from 'vitest'
import { ec2Rule, testOf, testText, theft } from '../../test/builders/test-document.ts'
import { loadDetections } from '../detections/load-detection.ts'
import type { Detection } from '../detections/detection.ts'
import { runTest } from './run-test.ts'
import { createProofs, summariseTest, type TestSummary } from './test-summary.ts'

const shared = ec2Rule('shared', 'ModifySnapshotAttribute')
const copied = ec2Rule('copied', 'CopySnapshot')
const [publicly] = loadDetections(
  `title: publicly
logsource: {product: aws, service: cloudtrail}
detection:
  a: {eventName: ModifySnapshotAttribute, requestParameters|contains: all}
  condition: a
`,
  'publicly.yml',
).detections
const [inTwoSteps] = loadDetections(
  `sequence by cloud.account.id
  [any where event.action == "CreateSnapshot"]
  [any where event.action == "CopySnapshot"]`,
  'in-two-steps.eql',
).detections
const [byAnother] = loadDetections(
  `sequence by cloud.account.id
  [any where event.action == "CreateSnapshot" and user.name == "nobody"]
  [any where event.action == "CopySnapshot"]`,
  'by-another.eql',
).detections
const rules = [shared, copied, publicly, inTwoSteps, byAnother].filter(
  (one): one is Detection => one !== undefined,
)
const proofs = createProofs(rules)

async function summaryOf(rest: string): Promise<TestSummary> {
  return summariseTest(await runTest(testOf(testText(theft, rest)), rules), proofs)
}

const idsOf = (...names: readonly string[]): readonly string[] =>
  names.flatMap((name) => proofs.idOf(name) ?? []).sort()

describe('the summary of a test', () => {
  it('is plain data that travels between threads', async () => {
    const summary = await summaryOf('expect: {detections: {fire: [shared]}}\n')
    expect(structuredClone(summary)).toEqual(summary)
    expect(JSON.parse(JSON.stringify(summary))).toEqual(summary)
    expect(summary).toMatchObject({
      file: 'a.test.yaml',
      id: '5e0b7f6c-32a4-4d7a-9c1e-0f6a2b3c4d5e',
      name: 'A test for tests',
    })
  })

  it('says what each case fired and showed', async () => {
    const { cases } = await summaryOf(`expect: {detections: {fire: [shared, copied]}}
nearMisses: [{name: kept, drop: [give], silent: [shared]}]
`)
    expect(cases).toMatchObject([
      {
        kind: 'variant',
        name: 'as written',
        origin: 'emulated',
        failures: [{ message: 'copied must fire and did not' }],
        fired: idsOf('shared'),
        nearlyFired: [],
        actions: [
          { key: 'aws ec2.amazonaws.com CreateSnapshot', verbs: ['create'], detections: [] },
          {
            key: 'aws ec2.amazonaws.com ModifySnapshotAttribute',
            verbs: ['share'],
            detections: idsOf('shared'),
          },
        ],
      },
      {
        kind: 'near-miss',
        name: 'kept',
        fired: [],
        failures: [],
        actions: [{ verbs: ['create'] }],
      },
    ])
  })

  it('counts a silence only where there was something to look at', async () => {
    const { cases } = await summaryOf(
      'expect: {detections: {silent: [publicly, copied, in-two-steps, by-another, shared]}}\n',
    )
    // The action that it asks for was there; a stage of the first sequence was, of the other none;
    // a copy was not; shared fired.
    expect(cases[0]?.nearlyFired).toEqual(idsOf('publicly', 'in-two-steps'))
  })

  it('tells the nearest record of a signal that is missing by its id', async () => {
    const signal =
      '{id: s, source: aws.cloudtrail, match: [{path: a, eq: 1}], event: [{path: b, absent: true}]}'
    const { cases } = await summaryOf(`expect: {signals: [${signal}]}\n`)
    expect(cases[0]?.failures).toEqual([
      {
        message: 'signal "s": no record satisfies all conditions',
        nearest: {
          id: expect.stringMatching(/^[0-9a-f-]{36}$/),
          satisfied: 1,
          of: 2,
          path: 'a',
          wanted: '= 1',
          inEvent: false,
        },
      },
    ])
  })
})

describe('a detection', () => {
  it('is known by its id and by its file', () => {
    expect(proofs.idOf('shared')).toBe(shared.id)
    expect(proofs.idOf(shared.id)).toBe(shared.id)
    expect(proofs.idOf('constructor')).toBeUndefined()
  })
})
