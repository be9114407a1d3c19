import { describe, expect, it } from 'vitest'
import {
  daily,
  day,
  type Deed,
  learnedFrom,
  month,
  start,
  user,
} from '../../../test/builders/learning-builder.ts'
import { proposeHours } from './propose-hours.ts'

/** A person at work on weekdays at some hours, UTC; the month begins on a Tuesday. */
function office(name: string, hours: readonly number[], days = 31): readonly Deed[] {
  return hours
    .flatMap((at) => daily({ by: user(name) }, { days, at }))
    .filter(({ at }) => ![0, 6].includes(new Date(at).getUTCDay()))
}

const europe = ['anna', 'bert', 'carla'].flatMap((name) => office(name, [7, 9, 11, 13, 15]))

function propose(deeds: readonly Deed[], machines: readonly string[] = []) {
  return proposeHours(learnedFrom([...month, ...deeds]), new Set(machines))
}

describe('working hours', () => {
  it('are those of the people, in UTC, with what they rest on', () => {
    const { proposals, notes } = propose(europe)
    expect(notes).toEqual([])
    expect(proposals).toEqual([
      {
        list: 'workingHours',
        entry: {
          zone: 'UTC',
          days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
          from: '07:00',
          to: '16:00',
        },
        evidence:
          '100 % of 345 active hours of 3 people, 2026-09-01 to 2026-10-01; put your zone in place of UTC and its hours, or summer time moves them',
      },
    ])
  })

  it('leave out the odd night', () => {
    const night = { by: user('anna'), at: start + 3 * day }
    expect(propose([...europe, night]).proposals).toMatchObject([
      { entry: { from: '07:00', to: '16:00' } },
    ])
  })

  it('are told apart where people live far from one another, with the names of each', () => {
    const america = ['xena', 'york', 'zoe'].flatMap((name) => office(name, [16, 18, 20, 22, 23]))
    const { proposals } = propose([...europe, ...america])
    expect(proposals).toMatchObject([
      {
        entry: {
          from: '07:00',
          to: '16:00',
          principals: ['anna', 'bert', 'carla'].map((one) => user(one).id),
        },
      },
      {
        entry: {
          from: '16:00',
          to: '00:00',
          principals: ['xena', 'york', 'zoe'].map((one) => user(one).id),
        },
      },
    ])
  })

  it('may cross midnight; the day is that on which they begin', () => {
    const asia = ['xena', 'york', 'zoe'].flatMap((name) => [
      ...office(name, [22, 23]),
      ...office(name, [22, 23]).map((deed) => ({ ...deed, at: deed.at + 4 * 60 * 60 * 1000 })),
    ])
    expect(propose(asia).proposals).toMatchObject([
      {
        entry: {
          from: '22:00',
          to: '04:00',
          days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
        },
      },
    ])
  })
})

describe('no working hours', () => {
  it.each<[string, readonly Deed[], readonly string[], string]>([
    ['of two people', europe.filter(({ by }) => by.display !== 'carla'), [], 'no custom'],
    [
      'of people at all hours',
      ['a', 'b', 'c'].flatMap((name) => office(name, [0, 4, 8, 12, 16, 20])),
      [],
      'no custom',
    ],
    [
      'of people seen on four days',
      ['a', 'b', 'c'].flatMap((name) => office(name, [9], 4)),
      [],
      'nobody',
    ],
    ['of machines', europe, ['anna', 'bert', 'carla'].map((name) => user(name).id), 'nobody'],
    ['of nobody', [], [], 'nobody'],
  ])('%s', (_, deeds, machines, reason) => {
    const { proposals, notes } = propose(deeds, machines)
    expect(proposals).toEqual([])
    expect(notes.join()).toContain(reason)
  })

  it('from less than two weeks', () => {
    const context = learnedFrom(europe.filter(({ at }) => at < start + 10 * day))
    expect(proposeHours(context, new Set()).notes.join()).toContain('less than 14 days')
    expect(proposeHours(context, new Set()).proposals).toEqual([])
  })
})
