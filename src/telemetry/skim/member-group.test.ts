import { expect, it } from 'vitest'
import { JsonWalker } from './json-walker.ts'
import { mostNames } from '../kernel/kernel-layout.ts'
import { closed, open } from './member-group.ts'

const inner = open(['a', 'b'])
const outer = closed(['a', 'c'], { inner })

it('gives every member of every group a place of its own', () => {
  const walker = new JsonWalker([outer, inner])
  const places = [
    walker.placeOf(outer, 'a'),
    walker.placeOf(outer, 'c'),
    walker.placeOf(outer, 'inner'),
    walker.placeOf(inner, 'a'),
    walker.placeOf(inner, 'b'),
  ]
  expect(new Set(places).size).toBe(5)
  expect(walker.groupOf(inner)).not.toBe(walker.groupOf(outer))
})

it('knows no member but those it was given', () => {
  const walker = new JsonWalker([outer])
  expect(() => walker.placeOf(outer, 'b')).toThrow('does not know')
  expect(() => walker.placeOf(open(['a']), 'a')).toThrow('does not know')
})

it('has no room for names without end', () => {
  const names = Array.from({ length: mostNames }, (_, index) => `name${index}`)
  expect(() => new JsonWalker([open(names)])).toThrow('more names')
  expect(() => new JsonWalker([open(['x'.repeat(31)])])).toThrow('longer')
  expect(() => new JsonWalker([open([])])).toThrow('without members')
})
