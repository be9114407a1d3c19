import { gcpNames } from '../calls/gcp-compute-call.ts'
import * as disks from '../calls/gcp-disk-calls.ts'
import * as images from '../calls/gcp-image-calls.ts'
import * as snapshots from '../calls/gcp-snapshot-calls.ts'
import type { Thing } from '../scenario/thing.ts'
import { databaseBackup, databaseClone } from './gcp-database-deeds.ts'
import {
  gcpPlace,
  gcpRegion,
  gcpSubject,
  gcpZone,
  makeGcpThing,
  storageLocation,
} from './gcp-deed.ts'
import type { GcpActions, GcpDeed } from './gcp-deed.ts'
import type { Scene } from './step-action.ts'

/** What makes a copy of data: snapshots and images, and copies of them. */
export const gcpCopyActions: GcpActions = {
  'create-snapshot': {
    says: 'creates snapshot {as} of {of}',
    needs: ['of', 'as'],
    of: ['disk', 'database'],
    play: (scene) => {
      const source = gcpSubject(scene)
      if (source.kind === 'database') return databaseBackup(scene, source, 'create')
      if (scene.actor.kind === 'system') return scheduledSnapshot(scene, source)
      return isForeign(scene, source) ? takenSnapshot(scene, source) : snapshotDisk(scene, source)
    },
  },
  'insert-snapshot': {
    says: 'inserts snapshot {as} of {of}',
    needs: ['of', 'as'],
    of: ['disk', 'database'],
    play: (scene) => {
      const source = gcpSubject(scene)
      if (source.kind === 'database') return databaseBackup(scene, source, 'insert')
      return isForeign(scene, source) ? takenSnapshot(scene, source) : insertSnapshot(scene, source)
    },
  },
  'create-instant-snapshot': {
    says: 'creates instant snapshot {as} of {of}',
    needs: ['of', 'as'],
    of: ['disk'],
    play: (scene) => {
      const disk = gcpSubject(scene)
      const { place, region } = disk
      const id = gcpNames.instantSnapshot(place.id, region, scene.step.as ?? '')
      const made = makeGcpThing(scene, 'snapshot', disk, { place, region, id })
      return [{ call: snapshots.insertInstantSnapshot(made.id, disk.id) }]
    },
  },
  'create-image': {
    says: 'creates image {as} of {of}[, file {text}][ in family {to}]',
    needs: ['of', 'as'],
    takes: ['text', 'to'],
    of: ['disk', 'snapshot', 'bucket'],
    play: createImage,
  },
  'create-machine-image': {
    says: 'creates machine image {as} of {of}',
    needs: ['of', 'as'],
    of: ['instance'],
    play: (scene) => {
      const instance = gcpSubject(scene)
      const made = makeGcpThing(scene, 'machine-image', instance)
      return [{ call: images.insertMachineImage(made.id, instance.id) }]
    },
  },
  copy: {
    says: 'copies {of} to {as}',
    needs: ['of', 'as'],
    of: ['image', 'database'],
    play: (scene) => {
      const source = gcpSubject(scene)
      return source.kind === 'database' ? databaseClone(scene, source) : createImage(scene)
    },
  },
  replicate: {
    says: 'replicates {of} to {to}',
    needs: ['of', 'to'],
    of: ['disk'],
    names: { to: 'thing' },
    play: (scene) => {
      const secondary = scene.world.thing(scene.step.to ?? '')
      return [{ call: disks.replicateDisk(gcpSubject(scene).id, secondary.id) }]
    },
  },
  'add-schedule': {
    says: 'puts {of} on the snapshot schedule {text}',
    needs: ['of', 'text'],
    of: ['disk'],
    play: (scene) => scheduleChange(scene, 'add'),
  },
  'remove-schedule': {
    says: 'takes {of} off the snapshot schedule {text}',
    needs: ['of', 'text'],
    of: ['disk'],
    play: (scene) => scheduleChange(scene, 'remove'),
  },
}

/** Is the disk one of another project than the one in which the step happens? */
function isForeign(scene: Scene, disk: Thing): boolean {
  return disk.place.id !== gcpPlace(scene).id
}

/** disks.createSnapshot: the disk's own method, as the console and gcloud's `disks snapshot` call it. */
function snapshotDisk(scene: Scene, disk: Thing): readonly GcpDeed[] {
  const made = makeGcpThing(scene, 'snapshot', disk)
  return [{ call: disks.snapshotDisk(disk.id, made.name, storageLocation(disk.region)) }]
}

/** snapshots.insert, as gcloud's `snapshots create` calls it. */
function insertSnapshot(scene: Scene, disk: Thing): readonly GcpDeed[] {
  const made = makeGcpThing(scene, 'snapshot', disk)
  return [{ call: snapshots.insertSnapshot(made.id, disk.id, storageLocation(disk.region)) }]
}

/**
 * A snapshot taken into another project: the log of the disk's project has an entry about the disk,
 * that of the taker an ordinary one (reference/telemetry.md 2.8).
 */
function takenSnapshot(scene: Scene, disk: Thing): readonly GcpDeed[] {
  return [{ call: snapshots.foreignSnapshot(disk.id) }, ...insertSnapshot(scene, disk)]
}

function scheduledSnapshot(scene: Scene, disk: Thing): readonly GcpDeed[] {
  makeGcpThing(scene, 'snapshot', disk, { place: disk.place })
  return [{ call: disks.scheduledSnapshot(disk.id) }]
}

function createImage(scene: Scene): readonly GcpDeed[] {
  const source = gcpSubject(scene)
  const made = makeGcpThing(scene, 'image', source)
  const { to } = scene.step
  const call = images.insertImage(made.id, originOf(scene, source), {
    location: storageLocation(gcpZone(scene, source)),
    ...(to === undefined ? {} : { family: to }),
    ...(source.kind === 'bucket' ? { guestOsFeatures: ['VIRTIO_SCSI_MULTIQUEUE'] } : {}),
  })
  return [{ call }]
}

function originOf({ step }: Scene, { kind, id }: Thing): images.ImageOrigin {
  if (kind === 'disk') return { disk: id }
  if (kind === 'bucket') {
    return { file: `https://storage.googleapis.com/${id}/${step.text ?? 'disk.raw.tar.gz'}` }
  }
  return kind === 'image' ? { image: id } : { snapshot: id }
}

function scheduleChange(scene: Scene, change: 'add' | 'remove'): readonly GcpDeed[] {
  const { id, place, region } = gcpSubject(scene)
  const policy = gcpNames.resourcePolicy(place.id, gcpRegion(region), scene.step.text ?? '')
  return [{ call: disks.changeSchedules(id, change, [policy]) }]
}
