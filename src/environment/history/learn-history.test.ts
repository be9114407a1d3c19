import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cloudtrailEvent, emulatedCall, home } from '../../../test/builders/cloudtrail-builder.ts'
import { type History, type HistoryKind, mergeHistories } from './history.ts'
import { accountRegionKey, principalVerbKey } from './history-key.ts'
import { HistoryLearner, type LearnedEvent, type LearnOptions } from './learn-history.ts'
import type { Principal } from '../principals/principal.ts'

const time = Date.UTC(2026, 2, 1, 9)
const alice: Principal = {
  id: 'arn:aws:iam::111122223333:user/alice',
  kind: 'human',
  display: 'alice',
}
const receiver = { kind: 'account', id: '444455556666' } as const
const share: LearnedEvent['activity'] = {
  verb: 'share',
  attempt: false,
  sharing: { change: 'add', grantees: [receiver] },
}

function call(name: string, more: Partial<LearnedEvent> = {}, at = time): LearnedEvent {
  const [service = '', action = ''] = name.split(':')
  const event = { ...cloudtrailEvent(emulatedCall(service, action)), time: at, endTime: at }
  return { event, principal: alice, ...more }
}

function learn(events: readonly LearnedEvent[], options: Partial<LearnOptions> = {}): History {
  const learner = new HistoryLearner({ scope: 'followed', latest: Infinity, ...options })
  for (const event of events) learner.see(event)
  return learner.history()
}

function keys(history: History, kind: HistoryKind): readonly string[] {
  const shelf = history[kind]
  return shelf === 'full' ? [] : [...shelf.keys()]
}

it.each(['followed', 'whole'] as const)(
  'learns of a record that is known by its account alone what it learns of its log: %s',
  (scope) => {
    const options = { scope, latest: time }
    const learner = new HistoryLearner(options)
    expect(learner.seeLog(home.account, time)).toBe(true)
    expect(learner.seeLog(home.account, time + 1)).toBe(false)
    expect(learner.seeLog(home.account, 0)).toBe(false)
    expect(learner.implausibleEvents).toBe(2)
    const whole = learn([call('ec2:DescribeTags')], options)
    expect(learner.history()).toEqual({ ...whole, principal: new Map() })
  },
)

describe('what is learned of a call that lineage follows', () => {
  const history = learn([call('ec2:ModifySnapshotAttribute', { activity: share })])

  it.each([
    ['log-account', home.account],
    ['principal', alice.id],
    ['principal-verb', principalVerbKey(alice, 'share')],
    ['account-region', accountRegionKey(home.account, home.region)],
    ['grantee', receiver.id],
  ] as const)('%s', (kind, key) => {
    expect(keys(history, kind)).toEqual([key])
  })

  it('is only who tried, where it was refused', () => {
    const tried = learn([call('ec2:X', { activity: { ...share, attempt: true } })])
    expect(keys(tried, 'principal')).toEqual([alice.id])
    for (const kind of ['principal-verb', 'account-region', 'grantee'] as const) {
      expect(keys(tried, kind)).toEqual([])
    }
  })

  it.each(['remove', 'clear'] as const)('is nobody who loses access: %s', (change) => {
    const sharing = { change, grantees: [receiver] }
    const lost = learn([call('ec2:X', { activity: { ...share, sharing } })])
    expect(keys(lost, 'grantee')).toEqual([])
  })
})

describe('what is learned of any other call', () => {
  it('is that the log was read, unless every record counts', () => {
    const read = [call('ec2:DescribeVolumes')]
    expect(keys(learn(read), 'principal')).toEqual([])
    expect(keys(learn(read), 'log-account')).toEqual([home.account])
    expect(keys(learn(read), 'whole-log-account')).toEqual([])
    const whole = learn(read, { scope: 'whole' })
    expect(keys(whole, 'principal')).toEqual([alice.id])
    expect(keys(whole, 'whole-log-account')).toEqual([home.account])
  })

  it('is who acts in a call about identities, and whom he becomes', () => {
    const roleArn = 'arn:aws:iam::111122223333:role/deploy'
    const native = emulatedCall('sts', 'AssumeRole', { requestParameters: { roleArn } })
    const event = { ...cloudtrailEvent(native), time }
    expect(keys(learn([{ event, principal: alice }]), 'principal')).toEqual([alice.id, roleArn])
  })
})

describe('a time that cannot be right', () => {
  it('is not learned, and counted', () => {
    const learner = new HistoryLearner({ scope: 'whole', latest: time })
    for (const at of [0, time + 1, NaN]) learner.see(call('ec2:X', {}, at))
    expect(learner.implausibleEvents).toBe(3)
    expect(keys(learner.history(), 'log-account')).toEqual([])
    learner.see(call('ec2:X', {}, time))
    expect(learner.implausibleEvents).toBe(3)
    expect(keys(learner.history(), 'log-account')).toEqual([home.account])
  })
})

describe('learning', () => {
  const event = fc
    .record({
      at: fc.integer({ min: 0, max: 500 * 24 }),
      who: fc.constantFrom('alice', 'bob', 'carol'),
      verb: fc.constantFrom('create', 'copy', undefined),
      name: fc.constantFrom('ec2:CreateSnapshot', 'iam:CreateUser', 'ec2:DescribeImages'),
    })
    .map(({ at, who, verb, name }) =>
      call(
        name,
        {
          principal: { ...alice, id: who },
          activity: verb && { verb, attempt: false },
        },
        time + at * 3_600_000,
      ),
    )
  const log = fc.array(event, { maxLength: 30 })

  it('knows no order, no repetition, and no border between two logs', () => {
    fc.assert(
      fc.property(log, log, fc.constantFrom('whole', 'followed'), (a, b, scope) => {
        const whole = learn([...a, ...b], { scope })
        expect(learn([...b, ...a].reverse(), { scope })).toEqual(whole)
        expect(learn([...a, ...b, ...a], { scope })).toEqual(whole)
        expect(mergeHistories(learn(a, { scope }), learn(b, { scope }))).toEqual(whole)
      }),
    )
  })

  it('goes on after a look at what was learned, which stays as it was', () => {
    const learner = new HistoryLearner({ scope: 'whole', latest: Infinity })
    learner.see(call('ec2:X'))
    const before = learner.history()
    learner.see(call('ec2:X', { principal: { ...alice, id: 'bob' } }))
    expect(keys(before, 'principal')).toEqual([alice.id])
    expect(keys(learner.history(), 'principal')).toEqual([alice.id, 'bob'])
  })
})
