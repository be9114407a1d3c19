import { describe, expect, it } from 'vitest'
import { cloudtrailEvent, emulatedCall } from '../../test/builders/cloudtrail-builder.ts'
import type { Detection } from '../detections/detection.ts'
import type { Event } from '../events/event.ts'
import type { Match } from '../matching/match.ts'
import { matchFindings } from './matches.ts'

const rule: Detection = {
  id: 'r1',
  title: 'Odd call',
  language: 'sigma',
  level: 'high',
  techniques: ['T1078'],
  falsePositives: ['a new colleague', 'a test'],
  text: '',
  query: { kind: 'event', where: { kind: 'constant', value: true } },
}

/** An emulated call by a user, in the trail of an account. */
function call(id: string, time: number, user = 'alice', account = '111122223333'): Event {
  const arn = `arn:aws:iam::111122223333:user/${user}`
  const identity = { type: 'IAMUser', arn, accountId: '111122223333', userName: user }
  const fields = { userIdentity: identity, recipientAccountId: account }
  return { ...cloudtrailEvent(emulatedCall('iam', 'ListUsers', fields)), id, time, endTime: time }
}

const matchOf = (event: Event, detection = rule): Match => ({ detection, events: [event] })

/** An emulated deed of Data Lifecycle Manager. */
const byService = (id: string): Event => {
  const identity = { type: 'AWSService', invokedBy: 'dlm.amazonaws.com' }
  const fields = { userIdentity: identity, recipientAccountId: '111122223333', eventID: id }
  return cloudtrailEvent(emulatedCall('ec2', 'DeleteSnapshot', fields))
}

const levelOf = (detection: Detection, ...events: readonly Event[]): string | undefined =>
  matchFindings([{ detection, events }])[0]?.severity

describe('matches that lineage has no say in', () => {
  it('are one finding for each detection, principal and account', () => {
    const findings = matchFindings([
      matchOf(call('a', 1)),
      matchOf(call('b', 2)),
      matchOf(call('c', 3, 'bob')),
      matchOf(call('d', 4, 'alice', '222233334444')),
      matchOf(call('e', 5), { ...rule, id: 'r2' }),
    ])
    expect(findings.map(({ events }) => events.map(({ id }) => id).join(''))).toEqual([
      'ab',
      'c',
      'd',
      'e',
    ])
    expect(new Set(findings.map(({ id }) => id)).size).toBe(4)
  })

  it('are everyday work, where known automation did all of it and a medium detection of ours saw it', () => {
    const ours = { ...rule, level: 'medium', builtIn: true } as const
    expect(levelOf(ours, byService('1'), byService('2'))).toBe('low')
    expect(levelOf(ours, byService('1'), call('a', 1))).toBe('medium')
    expect(levelOf({ ...ours, level: 'high' }, byService('1'))).toBe('high')
    expect(levelOf({ ...rule, level: 'medium' }, byService('1'))).toBe('medium')
  })

  it('take level, techniques and doubts from the detection', () => {
    expect(matchFindings([matchOf(call('a', 1))])).toMatchObject([
      {
        title: 'Odd call: alice',
        severity: 'high',
        confidence: 'medium',
        techniques: ['T1078'],
        detection: { id: 'r1' },
        chain: null,
        why: ['the Sigma rule r1 matched'],
        next: ['rule out: a new colleague', 'rule out: a test'],
      },
    ])
  })

  it('name techniques as ATT&CK v19 does, whatever the rule says', () => {
    const old = { ...rule, techniques: ['T1562.007', 'T1686.001'] }
    expect(matchFindings([matchOf(call('a', 1), old)])[0]?.techniques).toEqual(['T1686.001'])
  })

  it('put their events in time, each once, and name the first', () => {
    const [late, early] = [call('b', 60_000), call('a', 0)]
    const [finding] = matchFindings([matchOf(late), matchOf(early), matchOf(late)])
    expect(finding?.events).toEqual([early, late])
    expect(finding?.summary).toBe(
      '2 events of alice matched «Odd call», the first at 1970-01-01 00:00:00Z.',
    )
  })

  it('keep their id when more of the same happens', () => {
    const before = matchFindings([matchOf(call('a', 1))])[0]?.id
    expect(matchFindings([matchOf(call('z', 9)), matchOf(call('a', 1))])[0]?.id).toBe(before)
  })
})

function grouped(value: string, events: readonly Event[]): Match {
  return { detection: rule, events, group: [{ field: 'sid', value }] }
}

describe('matches of a correlation', () => {
  it('are one finding for each group, whoever began', () => {
    const findings = matchFindings([
      grouped('snap-1', [call('a', 1), call('b', 2)]),
      grouped('snap-2', [call('c', 3), call('d', 4, 'bob')]),
      grouped('snap-1', [call('e', 5, 'bob')]),
    ])
    expect(findings.map(({ events }) => events.map(({ id }) => id).join(''))).toEqual(['abe', 'cd'])
    expect(findings[0]?.title).toBe('Odd call: 2 principals, snap-1')
    expect(findings[0]?.summary).toContain('matched «Odd call» together, 2 times, the first at')
  })

  it('name the principal where one did it all', () => {
    const [finding] = matchFindings([grouped('snap-1', [call('a', 1), call('b', 2)])])
    expect(finding?.title).toBe('Odd call: alice')
    expect(finding?.summary).toContain('2 events of alice matched «Odd call» together, the first')
  })
})
