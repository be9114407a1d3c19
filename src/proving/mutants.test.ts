import { describe, expect, it } from 'vitest'
import { testOf, testText, theft } from '../../test/builders/test-document.ts'
import { loadDetections } from '../detections/load-detection.ts'
import { runMutants, type MutationOutcome } from './mutants.ts'
import { runTest } from './run-test.ts'

const rule = `title: shared
logsource: {product: aws, service: cloudtrail}
detection:
  a: {eventName: ModifySnapshotAttribute, eventSource: ec2.amazonaws.com}
  condition: a
`
const eql = `sequence by cloud.account.id with maxspan=10m
  [any where event.action == "CreateSnapshot"]
  [any where event.action == "ModifySnapshotAttribute"]`

async function outcomeOf(text: string, file: string, rest: string): Promise<MutationOutcome> {
  const { detections } = loadDetections(text, file)
  const result = await runTest(testOf(testText(theft, rest)), detections)
  const [outcome] = runMutants([result], detections)
  if (outcome === undefined) throw new Error('there is a detection')
  return outcome
}

describe('a mutant', () => {
  it('is noticed when a case that must fire does not, or one that must not does', async () => {
    const both = await outcomeOf(
      rule,
      'shared.yml',
      'expect: {detections: {fire: [shared]}}\nnearMisses: [{name: kept, drop: [give]}]\n',
    )
    const alone = await outcomeOf(rule, 'shared.yml', 'expect: {detections: {fire: [shared]}}\n')
    expect(both.mutants).toBe(6)
    expect(both.survivors).toHaveLength(2)
    expect(both.survivors).toEqual([
      expect.stringMatching(/^without event.provider = ec2|^without eventSource = ec2/),
      expect.stringMatching(/eventSource|event.provider/),
    ])
    expect(alone.survivors.length).toBeGreaterThan(both.survivors.length)
  })

  it('survives when no case is about the detection', async () => {
    const { mutants, survivors } = await outcomeOf(
      rule,
      'shared.yml',
      'expect: {findings: {chains: 1}}\n',
    )
    expect(survivors).toHaveLength(mutants)
  })

  it('is not noticed by a case that fails', async () => {
    const { mutants, survivors } = await outcomeOf(
      rule,
      'shared.yml',
      'expect: {detections: {silent: [shared]}}\n',
    )
    expect(survivors).toHaveLength(mutants)
  })

  it('of a sequence is asked for all events of a case', async () => {
    const { survivors } = await outcomeOf(
      eql,
      'theft.eql',
      'expect: {detections: {fire: [theft]}}\nnearMisses: [{name: kept, drop: [give]}]\n',
    )
    expect(survivors).toContain('a hundred times the maxspan')
    expect(survivors).not.toContain('the stages in the other order')
  })
})
