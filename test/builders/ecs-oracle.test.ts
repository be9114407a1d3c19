import { expect, it } from 'vitest'
import { compareDocuments, judge } from './ecs-oracle.ts'

it('compares every field that is expected, and sets as sets', () => {
  const expected = {
    a: { b: [1, { y: 1, x: 2 }], c: 'x', none: null },
    related: { ip: ['1', '2'] },
    tags: ['t'],
  }
  const ours = { a: { b: [1, { x: 2, y: 1 }], c: 'y', more: 1 }, related: { ip: ['2', '1'] } }
  expect(compareDocuments('f', expected, ours)).toEqual({
    compared: 4,
    disagreements: [{ file: 'f', field: 'a.c', expected: 'x', actual: 'y' }],
  })
})

it('names what is on no list and what is on it in vain', () => {
  const found = [
    { file: 'f', field: 'geo.name', expected: 1, actual: 2 },
    { file: 'f', field: 'geometry', expected: 1, actual: 2 },
  ]
  const geo = { field: 'geo.*', reason: '' }
  const other = { files: ['g'], field: 'geometry', reason: '' }
  expect(judge(found, [geo, other])).toEqual({ unlisted: found.slice(1), stale: [other] })
})
