import { expect, it } from 'vitest'
import { attempted, background, benign, context, step } from './story.ts'
import type { StoryRecord, StoryRole } from './story.ts'
import { truthOf } from './truth.ts'

const record = (id: string, time: number, role: StoryRole): StoryRecord => ({
  id,
  time,
  role,
  source: 'aws.cloudtrail',
  deliveredAt: time,
  place: 'account',
  part: '',
  principal: 'who',
  record: {},
})

it('counts the rows of one operation as one event', () => {
  const truth = truthOf([record('1', 0, background), record('1', 5, background)])
  expect(truth).toEqual({ records: 2, events: 1, chains: [], benign: {} })
})

it('tells the steps of a chain in order of time, what was refused as attempt', () => {
  const common = { principal: 'who', account: 'account' }
  const { chains } = truthOf([
    record('3', 2000, step('c', 'copy')),
    record('1', 0, attempted('c', 'share')),
    record('2', 1000, context('c')),
  ])
  expect(chains).toEqual([
    {
      name: 'c',
      steps: [
        { ...common, id: '1', verb: 'share', attempt: true, time: '1970-01-01T00:00:00.000Z' },
        { ...common, id: '3', verb: 'copy', attempt: false, time: '1970-01-01T00:00:02.000Z' },
      ],
      context: ['2'],
    },
  ])
})

it('lists what is benign by class and case', () => {
  const truth = truthOf([
    record('1', 0, benign('B', 'nightly')),
    record('2', 1, benign('A', 'restore')),
    record('3', 2, benign('B', 'nightly')),
  ])
  expect(truth['benign']).toEqual({ A: { restore: ['2'] }, B: { nightly: ['1', '3'] } })
})
