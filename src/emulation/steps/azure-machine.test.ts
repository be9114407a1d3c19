import { describe, expect, it } from 'vitest'
import { azureScene } from '../../../test/builders/azure-scene.ts'
import { nameOf } from '../calls/azure-ids.ts'
import { disksOf, groupOf, interfaceOf, machineAsItIs } from './azure-machine.ts'
import { makeThing, siteOf } from './azure-site.ts'

const scene = azureScene()
const { world } = scene
const site = siteOf(scene, scene.actor.place)

describe('the disks of a machine', () => {
  it('that was there before are those on it, the first of them to boot from', () => {
    const { osDiskId, dataDiskIds } = disksOf(world, world.thing('server'))
    expect(nameOf(osDiskId)).toBe('root')
    expect(dataDiskIds.map(nameOf)).toEqual(['data'])
  })

  it('that was made of a disk begin with that one', () => {
    makeThing(scene, 'disk', { site, name: 'beside', on: 'booted' })
    makeThing(scene, 'disk', { site, name: 'boot', on: 'booted' })
    const booted = makeThing(scene, 'instance', { site, name: 'booted', of: 'boot' })
    const { osDiskId, dataDiskIds } = disksOf(world, booted)
    expect([nameOf(osDiskId), ...dataDiskIds.map(nameOf)]).toEqual(['boot', 'beside'])
  })

  it('that Azure made of an image begin with the one it made', () => {
    const bare = makeThing(scene, 'instance', { site, name: 'bare', of: 'picture' })
    makeThing(scene, 'disk', { site, name: 'extra', on: 'bare' })
    const { osDiskId, dataDiskIds } = disksOf(world, bare)
    expect([nameOf(osDiskId), ...dataDiskIds.map(nameOf)]).toEqual(['bare_OsDisk_1', 'extra'])
  })

  it('of an image nobody knows, likewise', () => {
    const stock = makeThing(scene, 'instance', { site, name: 'stock' })
    makeThing(scene, 'disk', { site, name: 'put-on-later', on: 'stock' })
    makeThing(scene, 'disk', { site, name: 'stock_OsDisk_1', on: 'stock' })
    const { osDiskId, dataDiskIds } = disksOf(world, stock)
    expect([nameOf(osDiskId), ...dataDiskIds.map(nameOf)]).toEqual([
      'stock_OsDisk_1',
      'put-on-later',
    ])
  })
})

describe('interface and group of a machine', () => {
  it('are named after it', () => {
    const server = world.thing('server')
    expect(nameOf(interfaceOf(world, server))).toBe('server-nic')
    expect(nameOf(groupOf(world, server))).toBe('server-nsg')
  })

  it('are those that the scenario knows', () => {
    world.change('card', { on: 'server' })
    const server = world.change('server', { groups: ['door'] })
    expect(nameOf(interfaceOf(world, server))).toBe('card')
    expect(nameOf(groupOf(world, server))).toBe('door')
  })
})

describe('a machine as it is', () => {
  it('says when it was made, and how it came to its disk', () => {
    expect(machineAsItIs(world, world.thing('booted'))).toMatchObject({
      since: scene.step.time,
      osDisk: 'Attach',
    })
    expect(machineAsItIs(world, world.thing('bare'))).toMatchObject({
      osDisk: 'FromImage',
      imageId: world.thing('picture').id,
    })
    expect(machineAsItIs(world, world.thing('stock'))).not.toHaveProperty('imageId')
  })
})
