import { describe, expect, it } from 'vitest'
import { valueAt } from '../../base/json.ts'
import { azureScene } from '../../../test/builders/azure-scene.ts'
import { diskRestorePointOf } from '../calls/azure-restore-point-operations.ts'
import { accessOf, contentOf, diskPointOf, firstWriteOf, machineOf } from './azure-content.ts'
import { makeThing, siteOf } from './azure-site.ts'

const scene = azureScene()
const { world } = scene
const site = siteOf(scene, scene.actor.place)
const region = 'westeurope'

describe('content', () => {
  it.each([
    ['old', region, 'Copy'],
    ['spare', region, 'Copy'],
    ['old', 'northeurope', 'CopyStart'],
    ['picture', region, 'FromImage'],
    ['picture', 'northeurope', 'FromImage'],
  ])('of %s in %s comes by %s', (name, where, option) => {
    const source = world.thing(name)
    expect(contentOf(world, source, { region: where })).toEqual({ option, sourceId: source.id })
  })

  it('of a restore point is that of one of its disks, the root disk unless another is named', () => {
    const point = world.thing('point')
    const of = (disk: string): string => diskRestorePointOf(point.id, world.thing(disk).id)
    expect(contentOf(world, point, { region })).toEqual({ option: 'Restore', sourceId: of('root') })
    expect(contentOf(world, point, { region, disk: 'data' }).sourceId).toBe(of('data'))
    expect(diskPointOf(world, point)).toBe(of('root'))
  })
})

it('the machine of a copied restore point is that of the first', () => {
  const copied = makeThing(scene, 'restore-point', { site, name: 'copied', of: 'point' })
  expect(machineOf(world, copied)).toBe(world.thing('server'))
})

const origin = (name: string): unknown =>
  valueAt(firstWriteOf(world, world.thing(name)).response, 'properties', 'creationData')

describe('the first write of a thing', () => {
  it('tells what it was made of', () => {
    expect(origin('old')).toMatchObject({
      createOption: 'Copy',
      sourceResourceId: world.thing('data').id,
    })
  })

  it('is of an empty disk, or of a disk that nobody knows, where the scenario says nothing', () => {
    expect(origin('spare')).toMatchObject({ createOption: 'Empty' })
    makeThing(scene, 'snapshot', { site, name: 'orphan' })
    expect(origin('orphan')).toMatchObject({
      sourceResourceId: expect.stringMatching(/\/disks\/orphan-source$/),
    })
  })

  it('of what a backup was brought back to does not tell', () => {
    makeThing(scene, 'disk', { site, name: 'back', of: 'nightly' })
    makeThing(scene, 'disk', { site, name: 'back2', of: 'kept' })
    expect([origin('back'), origin('back2')]).toMatchObject([
      { createOption: 'Empty' },
      { createOption: 'Empty' },
    ])
  })
})

it('a step opens what it makes, shuts it, or says nothing', () => {
  expect(accessOf(azureScene({ public: true }))).toMatchObject({ networkAccessPolicy: 'AllowAll' })
  expect(accessOf(azureScene({ public: false }))).toMatchObject({ networkAccessPolicy: 'DenyAll' })
  expect(accessOf(azureScene())).toEqual({})
})

it('the machine of a restore point is found behind any number of copies, and a circle ends', () => {
  const far = azureScene()
  const point = far.world.thing('point')
  let last = point
  for (let copy = 0; copy < 20_000; copy++) {
    last = { ...point, name: `copy-${copy}`, of: last.name }
    far.world.make(last.name, {
      kind: point.kind,
      place: point.place,
      region,
      size: 0,
      since: 0,
      of: last.of ?? '',
    })
  }
  expect(machineOf(far.world, last)).toEqual(machineOf(far.world, point))
  const own = far.world.change('point', { of: 'point' })
  expect(machineOf(far.world, own).name).toBe('point')
})
