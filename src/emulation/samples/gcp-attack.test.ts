import { expect, it } from 'vitest'
import { valueAt } from '../../base/json.ts'
import { createRandom } from '../random.ts'
import { playSnapshotTheft } from './gcp-attack.ts'
import { createGcpScene } from './gcp-scene.ts'

const scene = createGcpScene(createRandom('snapshot theft test'))
playSnapshotTheft(scene)
const records = scene.records()
const verbsOf = (email: RegExp): string =>
  [
    ...new Set(
      records.flatMap(({ role, principal }) =>
        role.kind === 'step' && email.test(principal) ? [role.verb] : [],
      ),
    ),
  ].join(' ')

it('the person takes the snapshot, the account’s key does the rest', () => {
  expect(verbsOf(/^jonas/)).toBe('create share')
  expect(verbsOf(/^deploy-bot/)).toBe('share restore launch expose access unexpose delete')
})

it('what was refused is marked as an attempt or as context', () => {
  const refused = records.filter(
    ({ record }) => valueAt(record, 'protoPayload', 'status', 'code') === 7,
  )
  expect(refused.map(({ role }) => [role.kind, 'attempt' in role])).toEqual([
    ['step', true],
    ['context', false],
  ])
})
