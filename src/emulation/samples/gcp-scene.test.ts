import { expect, it } from 'vitest'
import { googleSystem } from '../calls/gcp-caller.ts'
import { scheduledSnapshot, snapshotDisk } from '../calls/gcp-disk-calls.ts'
import { createRandom } from '../random.ts'
import { gcpServerNamed, googlePerson, projects } from './gcp-cast.ts'
import { createGcpScene } from './gcp-scene.ts'
import { background } from './story.ts'

const { disk } = gcpServerNamed('wiki')
const scene = () => createGcpScene(createRandom('gcp scene test'))

it('both entries of an operation go by the insertId of the first', () => {
  const one = scene()
  const sofia = googlePerson('sofia')
  one.actor(sofia)(0, snapshotDisk(disk, 's', 'eu'), background)
  const [first, last] = one.records()
  expect(first?.id).toBe(first?.record['insertId'])
  expect(last?.id).toBe(first?.id)
  expect(last?.record['insertId']).not.toBe(first?.id)
  expect(first).toMatchObject({
    place: projects.production,
    part: 'activity',
    principal: sofia.email,
  })
})

it('what the system does lies in its own log', () => {
  const one = scene()
  one.actor(googleSystem)(0, scheduledSnapshot(disk), background)
  expect(one.records().map(({ part }) => part)).toEqual(['system_event'])
})
