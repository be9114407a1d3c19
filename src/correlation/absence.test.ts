import { describe, expect, it } from 'vitest'
import { queryOf } from '../../test/builders/eql-builder.ts'
import type { SequenceQuery } from '../detections/query/query.ts'
import { AbsenceCheck, type Verdict } from './absence.ts'
import type { Moment } from './kept-event.ts'

const key = { id: 'k', values: ['k'] }
const at = (time: number): Moment => ({ time, nanos: 0 })

function sequence(text: string): SequenceQuery {
  const query = queryOf(`sequence with maxspan=10ms ${text.replaceAll('[]', '[any where true]')}`)
  if (query.kind !== 'sequence') throw new TypeError(query.kind)
  return query
}

/** The verdict on events at these times when those that should be missing came at others, by stage. */
function decide(
  text: string,
  times: readonly number[],
  seen: Readonly<Record<number, readonly number[]>> = {},
): Verdict {
  const check = new AbsenceCheck(sequence(text))
  for (const [stage, moments] of Object.entries(seen)) {
    for (const time of moments) check.see(Number(stage), at(time), [key])
  }
  return check.decide(times.map(at), key, at(1000))
}

describe('missing events (eql.md 10)', () => {
  it('between two others: strictly between, whatever the span', () => {
    expect(decide('[] ![] []', [100, 105], { 1: [100, 105] })).toBe('holds')
    expect(decide('[] ![] []', [100, 105], { 1: [99, 101] })).toBe('disproved')
  })

  it('before: the latest earlier one, measured to the last event', () => {
    expect(decide('![] [] []', [100, 105], { 0: [50, 94, 100, 103] })).toBe('holds')
    expect(decide('![] [] []', [100, 105], { 0: [50, 95] })).toBe('disproved')
  })

  it('after: the earliest later one, measured from the first event', () => {
    expect(decide('[] [] ![]', [100, 105], { 2: [100, 105, 111, 200] })).toBe('holds')
    expect(decide('[] [] ![]', [100, 105], { 2: [110, 200] })).toBe('disproved')
  })

  it('at both ends: only the distance of the two counts, if both are there', () => {
    expect(decide('![] [] ![]', [100], { 0: [95], 2: [106] })).toBe('holds')
    expect(decide('![] [] ![]', [100], { 0: [95], 2: [105] })).toBe('disproved')
    expect(decide('![] [] ![]', [100], { 0: [99] })).toBe('holds')
    expect(decide('![] [] ![]', [100], { 2: [101] })).toBe('holds')
  })

  it('of another key do not count', () => {
    const check = new AbsenceCheck(sequence('[] ![] []'))
    check.see(1, at(102), [{ id: 'other', values: ['other'] }])
    expect(check.decide([at(100), at(105)], key, at(1000))).toBe('holds')
  })

  it('at the end are undecided until the input has passed the span', () => {
    const check = new AbsenceCheck(sequence('[] [] ![]'))
    expect(check.decide([at(100), at(105)], key, at(110))).toBe('open')
    expect(check.decide([at(100), at(105)], key, at(111))).toBe('holds')
  })
})
