import { describe, expect, it } from 'vitest'
import { cloudtrailEvent, emulatedCall } from '../../test/builders/cloudtrail-builder.ts'
import type { NarrowedRule } from '../detections/detection.ts'
import type { Event } from '../events/event.ts'
import type { FilteredMatch } from '../matching/match-filtered.ts'
import { FilteredTally } from './filtered-events.ts'

const filter = { title: 'Backup account', file: 'tuning.yml', line: 3 }
const other = { title: 'Drill', file: 'tuning.yml', line: 9 }
const where = { kind: 'constant', value: true } as const
const rule: NarrowedRule = { id: 'r1', title: 'Copied', level: 'low', where, filters: [] }
const grave: NarrowedRule = { ...rule, id: 'r2', level: 'high' }

/** An emulated call by a user. */
function call(id: string, time: number, user = 'alice'): Event {
  const arn = `arn:aws:iam::111122223333:user/${user}`
  const userIdentity = { type: 'IAMUser', arn, accountId: '111122223333', userName: user }
  const event = cloudtrailEvent(emulatedCall('ec2', 'CopySnapshot', { userIdentity }))
  return { ...event, id, time, endTime: time }
}

const seen = [
  [{ rule, filters: [filter] }, call('b', 20)],
  [{ rule, filters: [filter] }, call('a', 10)],
  [{ rule, filters: [filter] }, call('c', 10, 'bob')],
  [{ rule, filters: [filter, other] }, call('d', 40)],
  [{ rule: grave, filters: [other] }, call('e', 50)],
] as const

function told(order: readonly (readonly [FilteredMatch, Event])[], most?: number): unknown {
  const tally = new FilteredTally(most === undefined ? {} : { most })
  for (const [match, event] of order) tally.see(match, event)
  return tally
    .groups()
    .map(({ rule: of, principal, events, from, to, record, filters }) =>
      [of.id, principal?.split('/')[1], events, from, to, record, filters.length].join(' '),
    )
}

describe('what Sigma filters took away', () => {
  it('is counted by rule, filters and principal, gravest rule first', () => {
    expect(told(seen)).toEqual([
      'r2 alice 1 50 50 e 1',
      'r1 alice 1 40 40 d 2',
      'r1 alice 2 10 20 a 1',
      'r1 bob 1 10 10 c 1',
    ])
  })

  it('does not name principals where there are too many, and loses no count', () => {
    const joined = ['r2  1 50 50 e 1', 'r1  1 40 40 d 2', 'r1  3 10 20 a 1']
    expect(told(seen, 3)).toEqual(joined)
    expect(told(seen, 2)).toEqual(joined)
  })

  it('names nobody who comes after there were too many', () => {
    const people = ['alice', 'bob', 'carol', 'dave'].map(
      (user, time) => [{ rule, filters: [filter] }, call(user, time, user)] as const,
    )
    expect(told(people, 2)).toEqual(['r1  4 0 3 alice 1'])
  })

  it('is the same in whatever order the events come', () => {
    for (const most of [3, 10]) {
      expect(told(seen.toReversed(), most)).toEqual(told(seen, most))
      expect(told([...seen.slice(2), ...seen.slice(0, 2)], most)).toEqual(told(seen, most))
    }
  })
})
