import { describe, expect, it } from 'vitest'
import { casts, reportedTheft, step } from '../../test/builders/reported-finding.ts'
import { verbs } from '../environment/verb.ts'
import type { ReportedChain, ReportedStep } from './report-schema.ts'
import { deedOf, repetition } from './story-deeds.ts'

const theft = reportedTheft(casts.aws).chain
if (theft === null) throw new TypeError('the theft has no chain')
const chain: ReportedChain = theft

function told(what: Pick<ReportedStep, 'verb'> & Partial<ReportedStep>): string {
  const { did, what: rest } = deedOf(chain, step(casts.aws, { action: 'Call', ...what }, 99))
  return `${did} ${rest}`
}

describe('a deed in plain words', () => {
  it.each([
    [
      { verb: 'create', inputs: ['vol-1'], outputs: ['snap-1'] },
      'made a copy of the disk vol-1: the snapshot snap-1',
    ],
    [{ verb: 'copy', inputs: ['snap-1'] }, 'made another copy of the snapshot snap-1'],
    [
      { verb: 'share', outputs: ['snap-1'], receivers: ['777788889999'] },
      'let account 777788889999 use the snapshot snap-1',
    ],
    [
      { verb: 'share', outputs: ['snap-1'], record: 'record-5' },
      'let account 777788889999 use the snapshot snap-1',
    ],
    [{ verb: 'share', outputs: ['snap-1'] }, 'let somebody else use the snapshot snap-1'],
    [{ verb: 'share', receivers: ['1', '2', '3', '4', '5'] }, 'let 1, 2, 3 and 2 more use a copy'],
    [{ verb: 'unshare', outputs: ['snap-1'] }, 'took back the share of the snapshot snap-1'],
    [
      { verb: 'export', inputs: ['snap-1'], outputs: ['snap-1#sas@2026'] },
      'made a link by which whoever has it can download the snapshot snap-1',
    ],
    [
      { verb: 'export', inputs: ['snap-1'], outputs: ['bucket-1'] },
      'wrote the snapshot snap-1 to the bucket-1',
    ],
    [
      { verb: 'restore', inputs: ['snap-1'], outputs: ['vol-2'] },
      'made the disk vol-2 out of the snapshot snap-1',
    ],
    [
      { verb: 'restore', inputs: ['snap-1'], outputs: ['aws:acct:777788889999'] },
      'made something of its own out of the snapshot snap-1; what it is stands in its own log',
    ],
    [
      { verb: 'attach', inputs: ['vol-2'], outputs: ['i-2'] },
      'connected the disk vol-2 to the machine i-2, on which it could be read from then on',
    ],
    [
      { verb: 'detach', inputs: ['vol-2'], outputs: ['i-2'] },
      'took the disk vol-2 off the machine i-2 again',
    ],
    [{ verb: 'launch', inputs: ['ami-9'], outputs: ['i-2'] }, 'started the machine i-2'],
    [
      { verb: 'launch', inputs: ['vol-2'], outputs: ['i-2'] },
      'started the machine i-2 with the disk vol-2',
    ],
    [
      { verb: 'expose', outputs: ['sg-2'], record: 'record-20' },
      'opened port 22 of the machine i-2 to the whole internet',
    ],
    [{ verb: 'expose', outputs: ['sg-2'] }, 'opened the network group sg-2'],
    [
      { verb: 'unexpose', outputs: ['sg-2'], record: 'record-50' },
      'closed port 22 of the machine i-2 again',
    ],
    [{ verb: 'delete', outputs: ['snap-1'] }, 'deleted the snapshot snap-1'],
    [
      { verb: 'access', outputs: ['i-2'] },
      'did something that gives a way into the machine i-2 (Call)',
    ],
  ] as const)('%j: %s', (what, text) => {
    expect(told(what)).toBe(text)
  })

  it('is there for every verb, also where the step names nothing', () => {
    for (const verb of verbs) {
      expect(told({ verb }).length).toBeGreaterThan(8)
      expect(told({ verb })).not.toMatch(/undefined| {2}|^ | $/)
    }
  })

  it('says how often, where one step stands for many calls', () => {
    const once = step(casts.aws, { verb: 'access', action: 'GetSnapshotBlock' }, 0)
    expect(repetition(once)).toBe('')
    expect(repetition({ ...once, times: 1204, until: '2026-03-02T15:40:00.000Z' })).toBe(
      ', in 1204 calls until 2026-03-02 15:40 UTC',
    )
  })
})
