import { describe, expect, it } from 'vitest'
import { created, numbered, shared } from '../../test/builders/numbered-builder.ts'
import { actorClass, label, picture, stepMark } from './picture.ts'

it('a label is cut in its middle, and shows what is hidden or turns writing', () => {
  expect(label('snapshot-of-a-very-long-name', 11)).toBe('snaps…-name')
  expect(label('a\u202eb', 20)).toBe('a\\u{202e}b')
})

it('actors have colours of their own, up to the last of them', () => {
  expect([0, 5, 6, 99].map(actorClass)).toEqual(['actor-0', 'actor-5', 'actor-5', 'actor-5'])
})

it('a picture has whole pixels, and is left to those who see: tables tell the same', () => {
  expect(picture({ width: 10.2, height: 20 }).markup).toBe(
    '<svg viewBox="0 0 11 20" width="11" height="20" aria-hidden="true"></svg>',
  )
})

describe('the mark of a step', () => {
  const [first, second] = numbered(created, shared(1, '4444', true)).steps

  it('has its number and the colour of who did it; of a refused one it is hollow', () => {
    const marks = [first, second].map((step) =>
      step === undefined ? '' : stepMark(1, 2, step).markup,
    )
    expect(marks[0]).toMatch(
      /^<g class="step actor-0" transform="translate\(1 2\)">.*>1<\/text><\/g>$/,
    )
    expect(marks[1]).toContain('class="step actor-0 refused"')
  })
})
