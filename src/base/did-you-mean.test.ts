import { describe, expect, it } from 'vitest'
import { didYouMean, nearestWords } from './did-you-mean.ts'

describe('did you mean', () => {
  it('names the nearest words, nearest first', () => {
    expect(nearestWords('contians', ['endswith', 'contains', 'cased'])).toEqual(['contains'])
    expect(nearestWords('verb', ['spoor.verb', 'verbs', 'ver'])).toEqual(['ver', 'verbs'])
  })

  it('ignores letter case and stays silent when nothing is near', () => {
    expect(didYouMean('USER.NAME', ['user.name'])).toBe('did you mean "user.name"?')
    expect(didYouMean('zebra', ['contains', 'user.name'])).toBeUndefined()
  })

  it('joins several words as a person would', () => {
    expect(didYouMean('gte', ['gt', 'lte'])).toBe('did you mean "gt" or "lte"?')
  })
})
