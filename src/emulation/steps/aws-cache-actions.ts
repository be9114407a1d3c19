import * as caches from '../calls/aws-cache-calls.ts'
import type { Thing } from '../scenario/thing.ts'
import { callDeed, makeFrom, originOf, regionOf, subjectOf } from './aws-deed.ts'
import type { AwsActions, AwsDeed } from './aws-deed.ts'
import { bucketOf, type Scene } from './step-action.ts'

/** ElastiCache (reference/telemetry.md 2.5): caches and their snapshots. */
export const awsCacheActions: AwsActions = {
  'create-snapshot': {
    says: 'creates snapshot {as} of {of}',
    needs: ['of', 'as'],
    of: ['cache'],
    play: (scene) => {
      const source = subjectOf(scene)
      const made = makeFrom(scene, 'cache-snapshot', source)
      return deed(scene, caches.createCacheSnapshot(cacheOf(source), made.id), source)
    },
  },
  copy: {
    says: 'copies {of} to {as}[ in {region}]',
    needs: ['of', 'as'],
    of: ['cache-snapshot'],
    play: (scene) => {
      const source = subjectOf(scene)
      const target = makeFrom(scene, 'cache-snapshot', source).id
      const copy = { cache: cacheOf(originOf(source)), source: source.id, target }
      return deed(scene, caches.copyCacheSnapshot(copy), source)
    },
  },
  export: {
    says: 'exports {of} to bucket {to}',
    needs: ['of', 'to'],
    of: ['cache-snapshot'],
    play: (scene) => {
      const source = subjectOf(scene)
      // In the bucket the snapshot is a file of this name.
      const target = `${source.id}-file`
      const copy = { cache: cacheOf(originOf(source)), source: source.id, target }
      return deed(scene, caches.copyCacheSnapshot(copy, bucketOf(scene)), source)
    },
  },
  restore: {
    says: 'restores {of} to {as}',
    needs: ['of', 'as'],
    of: ['cache-snapshot'],
    play: (scene) => {
      const source = subjectOf(scene)
      const made = makeFrom(scene, 'cache', source)
      return deed(scene, caches.restoreCache(cacheOf(made), source.id), source)
    },
  },
  delete: {
    says: 'deletes {of}',
    needs: ['of'],
    of: ['cache-snapshot'],
    play: (scene) => {
      const snapshot = subjectOf(scene)
      const call = caches.deleteCacheSnapshot(cacheOf(originOf(snapshot)), snapshot.id)
      return deed(scene, call, snapshot)
    },
  },
}

function cacheOf({ id, place, region }: Thing): caches.Cache {
  return { name: id, account: place.id, region }
}

/** The deed with what ElastiCache says was refused: the ARN of the thing. */
function deed(
  scene: Scene,
  call: Parameters<typeof callDeed>[0],
  thing: Thing,
): readonly AwsDeed[] {
  const { id, place, region, kind } = thing
  const type = kind === 'cache' ? 'replicationgroup' : 'snapshot'
  const arn = `arn:aws:elasticache:${region}:${place.id}:${type}:${id}`
  return [callDeed(call, regionOf(scene, thing), arn)]
}
