import { expect, it } from 'vitest'
import { timeAt } from '../clock.ts'
import { deliverSink } from './gcp-delivery.ts'

const at = (clock: string, place: string) => ({
  time: timeAt(`2026-09-15 ${clock}`),
  place,
  part: 'activity',
  record: { place },
})

it('one object holds the entries of all projects, in order of time', () => {
  const files = deliverSink([at('07:10:00', 'q'), at('06:10:00', 'p')], 6)
  expect(files).toEqual([
    {
      path: 'cloudaudit.googleapis.com/activity/2026/09/15/06-00-00_11-59-59_S0.json.gz',
      text: '{"place":"p"}\n{"place":"q"}\n',
    },
  ])
})
