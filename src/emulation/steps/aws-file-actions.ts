import * as files from '../calls/aws-file-calls.ts'
import type { Thing } from '../scenario/thing.ts'
import { callDeed, makeFrom, originOf, regionOf, subjectOf } from './aws-deed.ts'
import type { AwsActions, AwsDeed } from './aws-deed.ts'
import { subnetOf } from './aws-network-place.ts'
import { receiversOf } from './aws-receivers.ts'
import type { Scene } from './step-action.ts'

/**
 * File systems (reference/telemetry.md 2.5): those of FSx, which are backed up and restored, and those
 * of EFS, called shared ones, which are replicated and let others in by a policy.
 */
export const awsFileActions: AwsActions = {
  'create-snapshot': {
    says: 'creates snapshot {as} of {of}',
    needs: ['of', 'as'],
    of: ['file-system'],
    play: (scene) => {
      const source = subjectOf(scene)
      const made = makeFrom(scene, 'file-backup', source)
      const ids = { fileSystem: source.id, backup: made.id }
      return deed(scene, files.backUpFiles(ids, placeOf(scene, made), scene.random), source)
    },
  },
  copy: {
    says: 'copies {of} to {as}[ in {region}]',
    needs: ['of', 'as'],
    of: ['file-backup', 'shared-file-system'],
    play: (scene) =>
      subjectOf(scene).kind === 'file-backup' ? copyBackup(scene) : replicate(scene),
  },
  share: {
    says: 'shares {of} with {with}',
    needs: ['of', 'with'],
    of: ['shared-file-system'],
    play: (scene) => {
      const thing = subjectOf(scene)
      return deed(scene, files.shareFiles(thing.id, receiversOf(scene)), thing)
    },
  },
  restore: {
    says: 'restores {of} to {as}',
    needs: ['of', 'as'],
    of: ['file-backup'],
    play: (scene) => {
      const backup = subjectOf(scene)
      const made = makeFrom(scene, 'file-system', backup)
      const place = placeOf(scene, made)
      const subnet = subnetOf(place.account, place.region).subnetId
      const ids = { backup: backup.id, fileSystem: made.id, subnet }
      return deed(scene, files.restoreFiles(ids, place, scene.random), backup)
    },
  },
  delete: {
    says: 'deletes {of}',
    needs: ['of'],
    of: ['file-backup'],
    play: (scene) => {
      const backup = subjectOf(scene)
      return deed(scene, files.deleteFileBackup(backup.id, scene.random), backup)
    },
  },
}

function copyBackup(scene: Scene): readonly AwsDeed[] {
  const source = subjectOf(scene)
  const made = makeFrom(scene, 'file-backup', source)
  const copy = {
    source: source.id,
    sourceRegion: source.region,
    backup: made.id,
    fileSystem: originOf(source).id,
  }
  const call = files.copyFileBackup(copy, placeOf(scene, made), scene.random)
  return [callDeed(call, made.region, arnOf(source))]
}

/** Asked for where the source is; the replica lives in the region of the step. */
function replicate(scene: Scene): readonly AwsDeed[] {
  const source = subjectOf(scene)
  const made = makeFrom(scene, 'shared-file-system', source)
  const plan = { source: source.id, replica: made.id, targetRegion: made.region }
  const place = { account: source.place.id, region: source.region, time: scene.step.time }
  return [callDeed(files.replicateFiles(plan, place), source.region, arnOf(source))]
}

function placeOf(scene: Scene, { place, region }: Thing): files.FilePlace {
  return { account: place.id, region, time: scene.step.time }
}

/** The deed with what was refused: the ARN of the thing. */
function deed(
  scene: Scene,
  call: Parameters<typeof callDeed>[0],
  thing: Thing,
): readonly AwsDeed[] {
  return [callDeed(call, regionOf(scene, thing), arnOf(thing))]
}

function arnOf({ id, place, region, kind }: Thing): string {
  const service = kind === 'shared-file-system' ? 'elasticfilesystem' : 'fsx'
  const type = kind === 'file-backup' ? 'backup' : 'file-system'
  return `arn:aws:${service}:${region}:${place.id}:${type}/${id}`
}
