import { describe, expect, it } from 'vitest'
import { diffItems, diffText, type Item } from './diff-parts.ts'

const item = (key: string, text?: string, label = key.toUpperCase()): Item => ({ key, label, text })

describe('diffText', () => {
  it('tells a text that changed, came or went', () => {
    const kind = { kind: 'text', part: 'name' }
    expect(diffText('name', 'a', 'b')).toEqual([{ ...kind, before: 'a', after: 'b' }])
    expect(diffText('name', undefined, 'b')).toEqual([{ ...kind, after: 'b' }])
    expect(diffText('name', 'a', undefined)).toEqual([{ ...kind, before: 'a' }])
  })

  it('sees no change in white space', () => {
    expect(diffText('name', ' a\r\nb ', 'a b')).toEqual([])
    expect(diffText('name', undefined, undefined)).toEqual([])
  })
})

describe('diffItems', () => {
  it('tells what came, went, was renamed or is told otherwise', () => {
    const before = [item('d'), item('a', 'same'), item('b', 'old'), item('c', 'x', 'Old name')]
    const after = [item('e'), item('c', 'x'), item('b', 'new'), item('a', 'same')]
    expect(diffItems('mitigations', before, after)).toEqual([
      {
        kind: 'list',
        part: 'mitigations',
        added: ['E'],
        removed: ['D'],
        changed: [
          { item: 'B', text: { before: 'old', after: 'new' } },
          { item: 'C', renamedFrom: 'Old name' },
        ],
      },
    ])
  })

  it('sees no change in order or white space', () => {
    expect(
      diffItems('platforms', [item('a', 'x  y'), item('b')], [item('b'), item('a', 'x y')]),
    ).toEqual([])
  })

  it('takes items of one key for one, in any order', () => {
    const [one, other] = [item('a', 'one'), item('a', 'other')]
    expect(diffItems('references', [one, other, one], [other, one])).toEqual([])
    expect(diffItems('references', [one, other], [one])).toMatchObject([
      { changed: [{ item: 'A', text: { before: 'one\nother', after: 'one' } }] },
    ])
  })
})
