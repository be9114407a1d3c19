import { expect, test } from 'vitest'
import { frozenLabel, freezeFacts } from './frozen-facts.ts'
import type { TechniqueFacts } from './technique-facts.ts'

const facts: TechniqueFacts = {
  id: 'T1578.001',
  name: 'Create Snapshot',
  stixId: 'attack-pattern--1',
  status: 'current',
  tactics: [],
  platforms: [],
  permissions: [],
  dataSources: [],
  strategies: [],
  usage: [],
  mitigations: [],
  references: [],
}
const from = { release: '17.1' }
const earlier = {
  detection: { text: 'Look.', references: [] },
  permissions: ['User'],
  dataSources: [],
  from,
}

test('what is gone is kept with where it was last; what never was is not', () => {
  expect(freezeFacts(facts, earlier, {})).toEqual({
    detection: { value: earlier.detection, from },
    permissions: { value: ['User'], from },
  })
})

test('what MITRE publishes again is no longer frozen', () => {
  const frozen = freezeFacts(facts, earlier, {})
  const again = { ...facts, detection: 'New words.', permissions: ['root'] }
  expect(freezeFacts(again, undefined, frozen)).toEqual({})
})

test('what was frozen before stays as it was', () => {
  const frozen = freezeFacts(facts, earlier, {})
  const nothing = {
    detection: undefined,
    permissions: [],
    dataSources: [],
    from: { release: '18.1' },
  }
  expect(freezeFacts(facts, nothing, frozen)).toEqual(frozen)
  expect(freezeFacts(facts, undefined, frozen)).toEqual(frozen)
})

test('a label says where a value comes from', () => {
  const labels = [from, { pulled: '23 June 2022' }, { newestModified: '2025-10-24' }].map((place) =>
    frozenLabel({ value: [], from: place }),
  )
  expect(labels).toEqual([
    'as last published in ATT&CK v17.1',
    'as pulled on 23 June 2022',
    'as last published in an unknown release with changes until 2025-10-24',
  ])
})
