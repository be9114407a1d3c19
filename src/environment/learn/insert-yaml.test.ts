import { describe, expect, it } from 'vitest'
import { entryOf, type YamlEntry, type YamlMap } from '../../base/yaml-node.ts'
import { readYaml } from '../../base/yaml-tree.ts'
import { insertEntries, insertKey, type Insertion } from './insert-yaml.ts'
import type { Proposal } from './proposal.ts'

const entries: readonly Proposal[] = [{ list: 'own.aws', entry: 'new', evidence: 'seen' }]

function rootOf(text: string): YamlMap {
  const codes = { invalid: '', duplicateKey: '', tooLarge: '' }
  const root = readYaml({ text }, codes, () => {})[0]?.root
  if (root?.kind !== 'map') throw new TypeError('not a map')
  return root
}

function listAt(text: string): YamlEntry {
  const entry = entryOf(rootOf(text), 'a')
  if (entry === undefined) throw new TypeError('no key a')
  return entry
}

function applied(text: string, insertion: Insertion | undefined): string | undefined {
  if (insertion === undefined) return undefined
  return text.slice(0, insertion.at) + insertion.text + text.slice(insertion.at)
}

describe('entries go behind the last one of a list', () => {
  it.each([
    ['a:\n  - x\nb: 1\n', 'a:\n  - x\n  # seen\n  - "new"\nb: 1\n'],
    ['a:\n- x # why\n\n# of b\nb: 1\n', 'a:\n- x # why\n# seen\n- "new"\n\n# of b\nb: 1\n'],
    ['a:\n    - k: x\n      l: y\n', 'a:\n    - k: x\n      l: y\n    # seen\n    - "new"\n'],
    ['a:\n  - k: |\n      text\nb: 1\n', 'a:\n  - k: |\n      text\n  # seen\n  - "new"\nb: 1\n'],
    ['a:\n  - x', 'a:\n  - x\n  # seen\n  - "new"\n'],
    ['a: [x, y] # why\n', 'a: [x, y, "new"] # why\n'],
    ['a: [x, y, ]\n', 'a: [x, y, "new", ]\n'],
    ['a: []\n', 'a: ["new"]\n'],
    ['a: [\n  x, # why\n  y\n]\n', 'a: [\n  x, # why\n  y, "new"\n]\n'],
  ])('%j', (text, wanted) => {
    expect(applied(text, insertEntries({ text, entry: listAt(text) }, entries))).toBe(wanted)
  })

  it('and nowhere else', () => {
    for (const text of ['a: x\n', 'a:\n', 'a: ~\n', 'a: {k: 1}\n', '? a\n: - - x\n']) {
      expect(insertEntries({ text, entry: listAt(text) }, entries)).toBeUndefined()
    }
  })
})

describe('a key goes behind the last one of a map', () => {
  it.each([
    ['b: 1\n', ['a'], 'b: 1\n\na:\n  # seen\n  - "new"\n'],
    ['b: 1', ['a'], 'b: 1\n\na:\n  # seen\n  - "new"\n'],
    ['b: 1\n# the end\n', ['a'], 'b: 1\n# the end\n\na:\n  # seen\n  - "new"\n'],
    ['b: 1\n', ['a', 'c'], 'b: 1\n\na:\n  c:\n    # seen\n    - "new"\n'],
    ['{b: 1}\n', ['a', 'c'], '{b: 1, "a": {"c":["new"]}}\n'],
    ['b: 1\n...\n', ['a'], 'b: 1\n\na:\n  # seen\n  - "new"\n...\n'],
  ])('%j %j', (text, keys, wanted) => {
    expect(applied(text, insertKey({ text, map: rootOf(text), keys }, entries))).toBe(wanted)
  })

  it('of an inner map', () => {
    const text = 'a:\n   k: 1 # why\nb: 1\n'
    const { value } = listAt(text)
    if (value.kind !== 'map') throw new TypeError('not a map')
    const insertion = insertKey({ text, map: value, keys: ['aws'] }, entries)
    expect(applied(text, insertion)).toBe(
      'a:\n   k: 1 # why\n   aws:\n     # seen\n     - "new"\nb: 1\n',
    )
  })
})
