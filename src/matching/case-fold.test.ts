import { describe, expect, it } from 'vitest'
import { foldCase } from './case-fold.ts'

describe('case folding', () => {
  it.each([
    ['CreateSnapshot', 'createsnapshot'],
    ['ÄÖÜ', 'äöü'],
    ['ΣΑΣ', 'σασ'],
    ['straße', 'straße'],
  ])('folds %j to %j', (text, folded) => {
    expect(foldCase(text)).toBe(folded)
  })

  it('never changes the number of code points', () => {
    for (const text of ['İ', 'ŉ', 'ﬁ', '😀']) {
      expect(Array.from(foldCase(text))).toHaveLength(Array.from(text).length)
    }
  })
})
