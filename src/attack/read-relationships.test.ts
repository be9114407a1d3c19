import { expect, it } from 'vitest'
import {
  relationship,
  type StixFields,
  stixId,
  stixObject,
  technique,
} from '../../test/builders/attack-bundle.ts'
import { createFaults } from './faults.ts'
import { type ReadRelationships, readRelationships } from './read-relationships.ts'

const [one, other] = [technique(1, 'T1578'), technique(2, 'T1530')]

function read(
  known: readonly StixFields[],
  ...relationships: readonly StixFields[]
): ReadRelationships & { readonly codes: readonly string[] } {
  const faults = createFaults(undefined)
  const objects = relationships.map((fields) => {
    return { id: fields.id, type: 'relationship', fields }
  })
  const ids = known.map(({ id }) => id)
  const found = readRelationships(objects, (id) => ids.includes(id), faults)
  return { ...found, codes: faults.diagnostics().map(({ code }) => code) }
}

it('keeps what a relationship says and cites', () => {
  const { relationships } = read(
    [one, other],
    relationship(1, 'uses', [one, other], {
      description: 'Seen.(Citation: A)',
      external_references: [{ source_name: 'A', url: 'https://a/' }],
    }),
  )
  expect(relationships).toEqual([
    {
      stixId: stixId('relationship', 1),
      kind: 'uses',
      source: one.id,
      target: other.id,
      description: 'Seen.(Citation: A)',
      modified: '2025-01-01T00:00:00.000Z',
      references: [{ name: 'A', url: 'https://a/' }],
    },
  ])
})

it('sorts by kind, source, target and id', () => {
  const edges = [
    relationship(1, 'revoked-by', [one, other]),
    relationship(2, 'uses', [other, one]),
    relationship(4, 'uses', [one, other]),
    relationship(3, 'uses', [one, other]),
    relationship(5, 'uses', [one, one]),
  ]
  const { relationships } = read([one, other], ...edges)
  expect(relationships.map(({ stixId: id }) => id.slice(-1))).toEqual(['5', '3', '4', '2', '1'])
})

it('counts what it leaves out, by reason', () => {
  const { relationships, leftOut, codes } = read(
    [one],
    stixObject('relationship', 1, { relationship_type: 'uses' }),
    relationship(2, 'targets', [one, one]),
    relationship(3, 'uses', [one, other]),
    relationship(4, 'uses', [one, one], { revoked: true }),
  )
  expect(relationships).toEqual([])
  expect(leftOut).toEqual([
    { what: 'relationship without a type or an end', count: 1 },
    { what: 'relationship targets', count: 1 },
    { what: 'relationship to an object that was not read', count: 1 },
    { what: 'relationship that is revoked or deprecated', count: 1 },
  ])
  expect(codes).toEqual([
    'attack-field-invalid',
    'attack-field-invalid',
    'attack-reference-dangling',
  ])
})
