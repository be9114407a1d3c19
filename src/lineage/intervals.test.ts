import { describe, expect, it } from 'vitest'
import { step, storyBegin } from '../../test/builders/step-builder.ts'
import { effectiveSteps, Intervals } from './intervals.ts'

const at = (minutes: number): ReturnType<typeof step> => step('other', { at: minutes })

const minutes = (time: number): number => (time - storyBegin) / 60_000

/** The intervals as `value from-until`, in minutes of the story. */
function shown(intervals: Intervals<string>): readonly string[] {
  return intervals
    .all()
    .map(({ value, from, until }) => `${value} ${minutes(from)}-${minutes(until)}`)
}

describe('intervals', () => {
  it('last until they are ended, and keep the steps they rest on', () => {
    const intervals = new Intervals<string>()
    intervals.start('k', 'a', at(1))
    expect(shown(intervals)).toEqual(['a 1-Infinity'])
    intervals.end('k', at(5))
    expect(shown(intervals)).toEqual(['a 1-5'])
    expect(intervals.all()[0]?.steps.map(({ event }) => event.id)).toEqual(['other@1', 'other@5'])
  })

  it('go on when begun again while open, and begin anew once ended', () => {
    const intervals = new Intervals<string>()
    intervals.start('k', 'a', at(1))
    intervals.start('k', 'b', at(2))
    intervals.end('k', at(3))
    intervals.start('k', 'c', at(4))
    expect(shown(intervals)).toEqual(['a 1-3', 'c 4-Infinity'])
  })

  it('ignore an end without a beginning, and a second end', () => {
    const intervals = new Intervals<string>()
    intervals.end('k', at(1))
    intervals.start('k', 'a', at(2))
    intervals.end('k', at(3))
    intervals.end('k', at(9))
    expect(shown(intervals)).toEqual(['a 2-3'])
  })

  it('end together by what they are about', () => {
    const intervals = new Intervals<string>()
    intervals.start('x', 'a', at(1))
    intervals.start('y', 'b', at(2))
    intervals.start('z', 'a', at(3))
    intervals.endWhere((key, value) => value === 'a' && key !== 'z', at(4))
    expect(shown(intervals)).toEqual(['a 1-4', 'b 2-Infinity', 'a 3-Infinity'])
  })
})

it('leaves out calls that were refused', () => {
  const done = at(1)
  expect(effectiveSteps([step('share', { at: 0, attempt: true }), done])).toEqual([done])
})
