import { describe, expect, it } from 'vitest'
import { createInputFolder, ec2Line } from '../../test/builders/input-folder.ts'
import { ec2Rule, testOf, testText, theft } from '../../test/builders/test-document.ts'
import { checkAgainst, isAbout, readRealLogs, type RealOutcome } from './check-against.ts'
import { deliveryDelays } from './delivery-delays.ts'
import type { LoadedTest } from './load-test.ts'

const { put } = createInputFolder()
const rules = [ec2Rule('copied', 'CopySnapshot'), ec2Rule('shared', 'ModifySnapshotAttribute')]
const logs = await readRealLogs(
  [
    put(
      'logs.json',
      ['CopySnapshot', 'CopySnapshot', 'DeleteSnapshot']
        .map((name, place) => `${ec2Line(`${place}`, name)}\n`)
        .join(''),
    ),
  ],
  rules,
)

/** A test that looks for signals, each of which is a flow map of YAML without its log. */
function testFor(...signals: readonly string[]): LoadedTest {
  const list = signals.map((one) => `    - ${one.replace('{', '{source: aws.cloudtrail, ')}\n`)
  return testOf(
    testText(
      theft,
      `expect:\n  detections: {fire: [copied, shared]}\n  signals:\n${list.join('')}`,
    ),
  )
}

const copy =
  '{id: copy, match: [{path: eventName, eq: CopySnapshot}], count: {min: 2}, capture: {region: awsRegion}}'
const share =
  "{id: share, match: [{path: eventName, eq: '{{call}}'}, {path: awsRegion, eq: '{{region}}'}]}"

function check(test: LoadedTest, given: Readonly<Record<string, string>> = {}): RealOutcome {
  return checkAgainst(test, logs, given)
}

describe('real logs', () => {
  it('show which signals arrived, and what names stood for', () => {
    const { signals, bindings } = check(testFor(copy, share), { call: 'DeleteSnapshot' })
    expect(signals.map(({ found, reasons }) => [found.map(({ id }) => id), reasons])).toEqual([
      [['0', '1'], []],
      [['2'], []],
    ])
    expect(bindings).toEqual({ call: 'DeleteSnapshot', region: 'eu-west-1' })
  })

  it('may hold anything where an input is not given', () => {
    expect(check(testFor(share)).bindings).toMatchObject({ call: 'CopySnapshot' })
  })

  it('show which detections fired', () => {
    expect(check(testFor(copy)).detections).toEqual([
      { name: 'copied', fired: true },
      { name: 'shared', fired: false },
    ])
  })

  it('are those that a test is about, or others', () => {
    expect(isAbout(testFor(copy), logs)).toBe(true)
    const gcp = testOf(
      testText(
        theft,
        'expect: {signals: [{id: s, source: gcp.audit, match: [{path: a, eq: b}]}]}\n',
      ),
    )
    expect(isAbout(gcp, logs)).toBe(false)
    expect(check(gcp).signals[0]?.reasons).toEqual([
      'these logs hold no record of gcp.audit',
      deliveryDelays['gcp.audit'],
    ])
  })
})

const reasonsOf = (signal: string): readonly string[] =>
  check(testFor(signal)).signals[0]?.reasons ?? []

describe('a signal that did not arrive', () => {
  it('may be late, or elsewhere', () => {
    expect(reasonsOf('{id: s, match: [{path: eventName, eq: X}]}')).toEqual([
      `the logs of aws.cloudtrail end at 2024-05-01T10:00:00Z; ${deliveryDelays['aws.cloudtrail']}`,
      'they cover 111122223333, eu-west-1; a call elsewhere stands in another trail, subscription or project',
    ])
  })

  it('may need a log that is not switched on', () => {
    expect(reasonsOf('{id: s, match: [{path: eventName, eq: X}], needs: data-events}')[0]).toBe(
      'these logs hold no data events: an event selector for AWS::EC2::Snapshot is needed',
    )
    expect(reasonsOf('{id: s, match: [{path: eventName, eq: X}], needs: data-access}')[0]).toBe(
      'these logs hold no data_access entries: data access audit logs are off by default',
    )
  })

  it('may lie behind one that did not arrive either', () => {
    const first = '{id: first, match: [{path: eventName, eq: X}]}'
    const { signals } = check(testFor(first, copy))
    expect(signals[1]?.reasons[0]).toMatch(/^a signal before it was not found/)
    expect(signals[0]?.missing?.nearest?.path).toBe('eventName')
  })

  it('may be one that must not arrive: then nothing is amiss', () => {
    const none = '{id: none, match: [{path: eventName, eq: X}], count: {max: 0}}'
    expect(check(testFor(none)).signals).toMatchObject([{ found: [], reasons: [] }])
  })
})
