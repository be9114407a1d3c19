import { expect, test } from 'vitest'
import { eventOf } from '../../test/builders/arbitrary-predicate.ts'
import type { Predicate } from '../detections/query/query.ts'
import { createSharing } from './sharing.ts'

const presence: Predicate = {
  kind: 'presence',
  field: { document: 'native', path: 'a' },
  test: 'exists',
}

test('a part of two rules is one test, wherever it stands in them, asked once per event', () => {
  const { test: share } = createSharing()
  let asked = 0
  const make = () => () => {
    asked++
    return true
  }
  const first = share({ ...presence, span: { start: 1, end: 2 } }, make)
  const second = share({ ...presence, span: { start: 7, end: 9 } }, make)
  const [one, other] = [eventOf({}), eventOf({})]
  expect([first(one), second(one), first(other), second(one)]).toEqual([true, true, true, true])
  expect(asked).toBe(3)
})

test('other parts are other tests', () => {
  const { test: share } = createSharing()
  const yes = share(presence, () => () => true)
  const no = share({ ...presence, test: 'null' }, () => () => false)
  expect([yes(eventOf({})), no(eventOf({}))]).toEqual([true, false])
})

test('a slot folds the text of its values', () => {
  const slot = createSharing().slot({ document: 'native', path: 'a' })
  expect(slot.folded(eventOf({}, { a: ['X', null, 5, { B: 'C' }] }))).toEqual([
    'x',
    '5',
    '{"b":"c"}',
  ])
  expect(slot.folded(eventOf({}, { a: null }))).toEqual([])
})

test('leaves join with a break between them', () => {
  const slot = createSharing().leaves('native')
  expect(slot.joined(eventOf({}, { a: 'Ab', c: { d: [true, 'É'] } }))).toBe('ab\u0000true\u0000é')
})
