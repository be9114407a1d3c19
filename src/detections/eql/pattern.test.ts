import { describe, expect, it } from 'vitest'
import { likeMatcher, likeParts, luceneParts } from './pattern.ts'

const run = { any: 'run' }
const one = { any: 'one' }

describe('patterns', () => {
  it('of : and like have no escape (eql.md 5)', () => {
    expect(likeParts('a*?b')).toEqual([{ text: 'a' }, run, one, { text: 'b' }])
    expect(likeParts('c:\\*')).toEqual([{ text: 'c:\\' }, run])
    expect(likeParts('')).toEqual([])
  })

  it('without wildcards are equalities', () => {
    expect(likeMatcher('a_%', false)).toEqual({
      kind: 'equals',
      value: 'a_%',
      caseSensitive: false,
    })
    expect(likeMatcher('a*', true)).toMatchObject({ kind: 'pattern', caseSensitive: true })
  })

  it('of stringContains and endsWith know the backslash (eql.md 8)', () => {
    expect(luceneParts('=[*]')).toEqual([{ text: '=[' }, run, { text: ']' }])
    expect(luceneParts('a\\*?')).toEqual([{ text: 'a' }, { text: '*' }, one])
    expect(luceneParts('a\\')).toEqual([{ text: 'a' }, { text: '\\' }])
    expect(luceneParts('')).toEqual([])
  })
})
