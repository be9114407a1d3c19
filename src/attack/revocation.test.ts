import { expect, it } from 'vitest'
import type { Relationship } from './attack-release.ts'
import { followRevocation } from './revocation.ts'

type Edge = readonly [from: string, to: string, modified?: string]

function follow(from: string, ...edges: readonly Edge[]): ReturnType<typeof followRevocation> {
  const relationships = edges.map(([source, target, modified = '2020']): Relationship => {
    return { stixId: 'r', kind: 'revoked-by', source, target, modified, references: [] }
  })
  return followRevocation(from, (id) => relationships.filter(({ source }) => source === id))
}

it('follows revocations to the end', () => {
  expect(follow('a', ['a', 'b'], ['b', 'c'])).toEqual({ end: 'c', isCyclic: false })
  expect(follow('a')).toEqual({ isCyclic: false })
})

it('ends in a circle, wherever it begins', () => {
  expect(follow('a', ['a', 'a'])).toEqual({ isCyclic: true })
  expect(follow('a', ['a', 'b'], ['b', 'c'], ['c', 'b'])).toEqual({ isCyclic: true })
})

it('takes the successor that was named last', () => {
  expect(follow('a', ['a', 'b', '2021'], ['a', 'c', '2020']).end).toBe('b')
  expect(follow('a', ['a', 'c', '2020'], ['a', 'b', '2020']).end).toBe('b')
})
