import { expect, it } from 'vitest'
import { deleteResource } from '../calls/azure-operations.ts'
import { createRandom } from '../random.ts'
import { machineNamed, person, subscriptions } from './azure-cast.ts'
import { createAzureScene } from './azure-scene.ts'
import { background } from './story.ts'

const scene = () => createAzureScene(createRandom('azure scene test'))
const carla = person('carla', 0)

it('all rows of an operation go by its correlation id and its subscription', () => {
  const one = scene()
  one.actor(carla)(0, deleteResource(machineNamed('vm-wiki').machineId), background)
  const records = one.records()
  expect(records).toHaveLength(3)
  expect(new Set(records.map(({ id }) => id)).size).toBe(1)
  for (const { id, record, place, principal } of records) {
    expect(record['correlationId']).toBe(id)
    expect(place.toLowerCase()).toBe(subscriptions.production)
    expect(principal).toBe(carla.principal)
  }
})

it('a row of another category is kept as it is', () => {
  const one = scene()
  const row = { time: 1, place: 's', id: '1', principal: 'p', role: background, record: { a: 1 } }
  one.keep(row)
  expect(one.records()).toEqual([
    { ...row, source: 'azure.activitylogs', deliveredAt: 1, part: '' },
  ])
})
