import { expect, it } from 'vitest'
import { isEcsWithoutOriginal, looksLikeJson } from './elastic-envelopes.ts'

it('knows an ECS document by its dataset, nested or flat', () => {
  expect(isEcsWithoutOriginal({ event: { dataset: 'gcp.audit' } })).toBe(true)
  expect(isEcsWithoutOriginal({ 'event.dataset': 'azure.activitylogs' })).toBe(true)
  expect(isEcsWithoutOriginal({ event: { dataset: 'nginx.access' } })).toBe(false)
})

it('tells JSON from other messages by their first character', () => {
  expect([' {"a":1}', '[1]', 'hello', ''].map(looksLikeJson)).toEqual([true, true, false, false])
})
