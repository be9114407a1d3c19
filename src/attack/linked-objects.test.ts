import { expect, it } from 'vitest'
import {
  relationship,
  type StixFields,
  stixObject,
  technique,
} from '../../test/builders/attack-bundle.ts'
import { linkedObjects } from './linked-objects.ts'

function linked(chosen: StixFields, ...objects: readonly StixFields[]): readonly string[] {
  const all = [chosen, ...objects].map((fields) => {
    return { id: fields.id, type: fields.type, fields }
  })
  return [...linkedObjects(all, [chosen.id])].map((id) => id.replace(/--0.*-0*/, ' ')).sort()
}

const copied = technique(1, 'T1578')
const other = technique(2, 'T1530')

it('takes relationships at either end, and nothing that they do not touch', () => {
  const [tool, group] = [stixObject('tool', 1), stixObject('intrusion-set', 1)]
  const edges = [
    relationship(1, 'uses', [tool, copied]),
    relationship(2, 'unheard-of', [copied, other]),
    relationship(3, 'uses', [group, tool]),
    relationship(4, 'uses', [group, other]),
  ]
  expect(linked(copied, other, tool, group, ...edges)).toEqual([
    'attack-pattern 1',
    'attack-pattern 2',
    'relationship 1',
    'relationship 2',
    'tool 1',
  ])
})

it('takes the parent and successors of what came with a chosen one', () => {
  const [below, parent, end] = [
    technique(3, 'T1100.001'),
    technique(4, 'T1100'),
    technique(5, 'T1200'),
  ]
  const edges = [
    relationship(1, 'revoked-by', [copied, below]),
    relationship(2, 'subtechnique-of', [below, parent]),
    relationship(3, 'revoked-by', [parent, end]),
  ]
  expect(linked(copied, below, parent, end, ...edges)).toHaveLength(7)
})

it('drops a relationship whose other end is not there', () => {
  expect(linked(copied, relationship(1, 'uses', [stixObject('tool', 9), copied]))).toEqual([
    'attack-pattern 1',
  ])
})

it('follows references at any depth, but not the contents of a collection', () => {
  const holder = stixObject('x-new', 1, { a: [{ b: { some_refs: [other.id] } }] })
  const collection = stixObject('x-mitre-collection', 1, {
    x_mitre_contents: [{ object_ref: technique(7, 'T1100').id }],
  })
  expect(linked(copied, other, holder, collection, technique(7, 'T1100'))).toEqual([
    'attack-pattern 1',
    'attack-pattern 2',
    'x-mitre-collection 1',
    'x-new 1',
  ])
})
