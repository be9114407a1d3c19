import { expect, it } from 'vitest'
import { deliverTrail } from './aws-delivery.ts'
import { timeAt } from '../clock.ts'

const at = (text: string) => ({
  time: timeAt(text),
  place: '111122223333',
  part: 'eu-west-1',
  record: { at: text },
})

const nameOf = (text: string) =>
  deliverTrail([at(text)])[0]
    ?.path.split('_')
    .at(-1)

it('a file is stamped with the minute of its last record', () => {
  const [file] = deliverTrail([at('2026-09-15 23:59:58'), at('2026-09-15 00:00:01')])
  expect(file?.path).toMatch(/_20260915T2359Z_[A-Za-z0-9]{16}\.json\.gz$/)
})

it('the name of a file is the same every time, of another day another', () => {
  expect(nameOf('2026-09-15 00:00:01')).toBe(nameOf('2026-09-15 12:00:00'))
  expect(nameOf('2026-09-16 00:00:01')).not.toBe(nameOf('2026-09-15 00:00:01'))
})
