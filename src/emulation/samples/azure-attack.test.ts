import { expect, it } from 'vitest'
import { createRandom } from '../random.ts'
import { playDiskTheft } from './azure-attack.ts'
import { createAzureScene } from './azure-scene.ts'

const scene = createAzureScene(createRandom('disk theft test'))
playDiskTheft(scene)
const started = scene.records().filter(({ record }) => record['resultType'] === 'Start')

it('the chain goes from a snapshot to a machine that the world reaches, and clears up', () => {
  const verbs = started.flatMap(({ role }) => (role.kind === 'step' ? [role.verb] : []))
  expect(verbs.slice(0, 8).join(' ')).toBe(
    'create export export copy restore launch expose access',
  )
  expect(new Set(verbs.slice(8))).toEqual(new Set(['delete']))
})

it('the person is refused the link that the pipeline then gets', () => {
  const exports = started.filter(({ role }) => role.kind === 'step' && role.verb === 'export')
  expect(exports.map(({ role }) => 'attempt' in role)).toEqual([true, false])
  expect(exports[0]?.record['resourceId']).toBe(exports[1]?.record['resourceId'])
  expect(exports[0]?.principal).not.toBe(exports[1]?.principal)
})
