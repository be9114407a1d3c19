import * as images from '../calls/azure-image-operations.ts'
import * as operations from '../calls/azure-operations.ts'
import * as points from '../calls/azure-restore-point-operations.ts'
import type { Thing } from '../scenario/thing.ts'
import { accessOf, contentOf, machineOf } from './azure-content.ts'
import { azureSubject } from './azure-deed.ts'
import type { AzureActions, AzureDeed } from './azure-deed.ts'
import { disksOf } from './azure-machine.ts'
import { makeThing, siteOf } from './azure-site.ts'
import type { AzureSite } from './azure-site.ts'
import type { Scene } from './step-action.ts'

/** What makes a copy of data: snapshots, restore points, images, and copies of them. */
export const azureCopyActions: AzureActions = {
  'create-snapshot': {
    says: 'creates snapshot {as} of {of}',
    needs: ['of', 'as'],
    takes: ['public'],
    of: ['disk'],
    play: (scene) => {
      const disk = azureSubject(scene)
      return writeSnapshot(scene, disk, siteOf(scene, disk.place, disk.region))
    },
  },
  copy: {
    says: 'copies {of} to {as}[ in {in}][ in {region}]',
    needs: ['of', 'as'],
    takes: ['public'],
    of: ['snapshot', 'restore-point'],
    play: (scene) => {
      const source = azureSubject(scene)
      const site = siteOf(scene, scene.actor.place, source.region)
      if (source.kind === 'snapshot') return writeSnapshot(scene, source, site)
      return writePoint(scene, source, site)
    },
  },
  'create-restore-point': {
    says: 'creates restore point {as} of {of}',
    needs: ['of', 'as'],
    of: ['instance'],
    play: (scene) => {
      const machine = azureSubject(scene)
      return writePoint(scene, machine, siteOf(scene, machine.place, machine.region))
    },
  },
  'create-image': {
    says: 'creates image {as} of {of}',
    needs: ['of', 'as'],
    of: ['instance', 'disk', 'snapshot'],
    play: createImage,
  },
  publish: {
    says: 'publishes {of} as {as} in gallery {to}[ and in {region}]',
    needs: ['of', 'as', 'to'],
    of: ['instance', 'disk', 'snapshot', 'image'],
    names: { to: 'thing' },
    play: publishImage,
  },
}

function writeSnapshot(scene: Scene, source: Thing, site: AzureSite): readonly AzureDeed[] {
  const { size, name: of } = source
  const made = makeThing(scene, 'snapshot', { site, size, of })
  const content = contentOf(scene.world, source, site)
  return [{ operation: operations.writeDisk(made.id, made.region, content, accessOf(scene)) }]
}

/** The restore points of a machine stand in a collection, which is made with the first of them. */
function writePoint(scene: Scene, source: Thing, site: AzureSite): readonly AzureDeed[] {
  const { world } = scene
  const machine = machineOf(world, source)
  const made = makeThing(scene, 'restore-point', { site, of: source.name })
  const { id: machineId, region: location } = machine
  const collection = made.id.slice(0, made.id.indexOf('/restorePoints/'))
  const known = world
    .things()
    .some(({ id, name }) => name !== made.name && id.startsWith(`${collection}/`))
  const point = points.writeRestorePoint({
    resourceId: made.id,
    location,
    machineId,
    ...disksOf(world, machine),
    ...(source.kind === 'restore-point' ? { sourceRestorePointId: source.id } : {}),
  })
  const place = { resourceId: collection, location: site.region, machineId }
  return [
    { operation: point },
    ...(known ? [] : [{ operation: points.writeRestorePointCollection(place), after: -20_000 }]),
  ]
}

function createImage(scene: Scene): readonly AzureDeed[] {
  const source = azureSubject(scene)
  const site = siteOf(scene, source.place, source.region)
  const made = makeThing(scene, 'image', { site, size: source.size, of: source.name })
  const operation = images.writeImage({
    resourceId: made.id,
    location: made.region,
    source:
      source.kind === 'instance'
        ? { machineId: source.id }
        : source.kind === 'disk'
          ? { diskId: source.id }
          : { snapshotId: source.id },
  })
  return [{ operation }]
}

/** An image becomes others' through a version of it in a gallery, which Azure keeps in each region. */
function publishImage(scene: Scene): readonly AzureDeed[] {
  const { step, world } = scene
  const source = azureSubject(scene)
  const gallery = world.thing(step.to ?? '')
  const { place, region } = gallery
  const id = `${gallery.id}/images/${step.as ?? ''}/versions/1.0.0`
  const made = makeThing(scene, 'image', { site: { place, region }, id, of: source.name })
  const isPart = source.kind === 'disk' || source.kind === 'snapshot'
  const operation = images.writeImageVersion({
    resourceId: made.id,
    location: region,
    source: isPart ? { osDiskOrSnapshotId: source.id } : { id: source.id },
    regions: step.region === undefined ? [region] : [region, step.region],
  })
  return [{ operation }]
}
