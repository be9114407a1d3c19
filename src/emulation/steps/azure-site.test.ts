import { describe, expect, it } from 'vitest'
import { azureScene } from '../../../test/builders/azure-scene.ts'
import { groupScopeOf, makeThing, networkOf, placeOfThing, siteOf, subnetOf } from './azure-site.ts'

const where = (step: Parameters<typeof azureScene>[0], location?: string): string => {
  const scene = azureScene(step)
  const { place, region } = siteOf(scene, scene.actor.place, location)
  return `${place.name} ${region}`
}

describe('a site', () => {
  it('is at home, where what it is made of is, unless the step says otherwise', () => {
    expect(where({})).toBe('ours westeurope')
    expect(where({}, 'uksouth')).toBe('ours uksouth')
    expect(where({ region: 'francecentral' }, 'uksouth')).toBe('ours francecentral')
  })

  it('is in the place that the step names, in the region of that place', () => {
    expect(where({ in: 'other' }, 'uksouth')).toBe('other northeurope')
    expect(where({ in: 'other', region: 'francecentral' })).toBe('other francecentral')
  })
})

it('a group, a network and a subnet have ids', () => {
  const { place } = azureScene().actor
  const group = '/subscriptions/00000000-0000-4000-8000-0000000000aa/resourceGroups/rg-ours'
  const site = { place, region: 'uksouth' }
  expect(groupScopeOf(place)).toBe(group)
  expect(networkOf(site)).toBe(`${group}/providers/Microsoft.Network/virtualNetworks/vnet-uksouth`)
  expect(subnetOf(site)).toBe(`${networkOf(site)}/subnets/default`)
  expect(placeOfThing(site)).toMatchObject({ group: 'rg-ours', location: 'uksouth' })
})

describe('a new thing', () => {
  it('has the name of the step and what else is known of it', () => {
    const scene = azureScene({ as: 'new' })
    const { place } = scene.actor
    const site = { place, region: 'uksouth' }
    expect(makeThing(scene, 'disk', { site, of: 'old' })).toMatchObject({
      name: 'new',
      kind: 'disk',
      region: 'uksouth',
      size: 128,
      since: scene.step.time,
      of: 'old',
    })
    expect(scene.world.thing('new').id).toMatch(/\/disks\/new$/)
  })

  it('may have a name and an id of its own', () => {
    const scene = azureScene({ as: 'new' })
    const site = siteOf(scene, scene.actor.place)
    const made = makeThing(scene, 'image', { site, name: 'apart', id: '/some/id', size: 5 })
    expect(made).toMatchObject({ name: 'apart', id: '/some/id', size: 5 })
  })
})
