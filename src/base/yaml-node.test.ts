import { expect, test } from 'vitest'
import { entryOf, shapeOf, type YamlMap, type YamlNode } from './yaml-node.ts'

const span = { start: 0, end: 0 }

function scalar(value: string | number | boolean | null): YamlNode {
  return { kind: 'scalar', value, text: String(value), span }
}

function map(entries: Readonly<Record<string, YamlNode>>): YamlMap {
  const pairs = Object.entries(entries)
  return {
    kind: 'map',
    entries: pairs.map(([key, value]) => ({ key, keySpan: span, value })),
    span,
  }
}

test('an entry is found by its exact key', () => {
  const node = map({ title: scalar('a'), Title: scalar('b') })
  expect(entryOf(node, 'Title')?.value).toEqual(scalar('b'))
  expect(entryOf(node, 'TITLE')).toBeUndefined()
})

test.each([
  [map({}), 'a map'],
  [{ kind: 'list', items: [], span } as const, 'a list'],
  [scalar(null), 'nothing'],
  [scalar('x'), 'a string'],
  [scalar(5), 'a number'],
  [scalar(true), 'a boolean'],
])('%j is called %s', (node, name) => {
  expect(shapeOf(node)).toBe(name)
})
