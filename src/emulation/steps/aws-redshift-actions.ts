import * as redshift from '../calls/aws-redshift-calls.ts'
import type { Thing } from '../scenario/thing.ts'
import { callDeed, makeFrom, originOf, regionOf, subjectOf } from './aws-deed.ts'
import type { AwsActions, AwsDeed } from './aws-deed.ts'
import { defaultGroup, subnetOf } from './aws-network-place.ts'
import { receiversOf } from './aws-receivers.ts'
import type { Scene } from './step-action.ts'

/** Redshift (reference/telemetry.md 2.5): clusters, called warehouses, and their snapshots. */
export const awsRedshiftActions: AwsActions = {
  'create-snapshot': {
    says: 'creates snapshot {as} of {of}',
    needs: ['of', 'as'],
    of: ['warehouse'],
    play: (scene) => {
      const source = subjectOf(scene)
      const made = makeFrom(scene, 'warehouse-snapshot', source)
      return deed(scene, redshift.createWarehouseSnapshot(snapshotOf(made)), source)
    },
  },
  copy: {
    says: 'copies {of} to {as}[ in {region}]',
    needs: ['of', 'as'],
    of: ['warehouse-snapshot'],
    play: (scene) => {
      const source = subjectOf(scene)
      const made = makeFrom(scene, 'warehouse-snapshot', source)
      const call = redshift.copyWarehouseSnapshot(source.id, snapshotOf(made))
      return deed(scene, call, source)
    },
  },
  share: sharingAction('shares {of} with {with}', 'add'),
  unshare: sharingAction('takes {of} back from {with}', 'remove'),
  restore: {
    says: 'restores {of} to {as}',
    needs: ['of', 'as'],
    takes: ['public'],
    of: ['warehouse-snapshot'],
    play: (scene) => {
      const { public: isPublic = false } = scene.step
      const source = subjectOf(scene)
      const target = { ...warehouseOf(makeFrom(scene, 'warehouse', source)), isPublic }
      return deed(scene, redshift.restoreWarehouse(snapshotOf(source), target), source)
    },
  },
  delete: {
    says: 'deletes {of}',
    needs: ['of'],
    of: ['warehouse-snapshot'],
    play: (scene) => {
      const snapshot = subjectOf(scene)
      return deed(scene, redshift.deleteWarehouseSnapshot(snapshotOf(snapshot)), snapshot)
    },
  },
}

/** One call for each account: Redshift takes one at a time. */
function sharingAction(says: string, change: 'add' | 'remove'): AwsActions[string] {
  return {
    says,
    needs: ['of', 'with'],
    of: ['warehouse-snapshot'],
    play: (scene) => {
      const snapshot = subjectOf(scene)
      return receiversOf(scene).flatMap((account) =>
        deed(
          scene,
          redshift.changeWarehouseSharing(snapshotOf(snapshot), change, account),
          snapshot,
        ),
      )
    },
  }
}

function snapshotOf(snapshot: Thing): redshift.WarehouseSnapshot {
  const { id, place, since } = snapshot
  return { name: id, of: warehouseOf(originOf(snapshot)), owner: place.id, since }
}

function warehouseOf({ id, place, region, since }: Thing): redshift.Warehouse {
  return {
    name: id,
    account: place.id,
    region,
    vpcId: subnetOf(place.id, region).vpcId,
    groupId: defaultGroup(place.id, region),
    since,
  }
}

/** The deed with what Redshift says was refused: the ARN of the thing. */
function deed(
  scene: Scene,
  call: Parameters<typeof callDeed>[0],
  thing: Thing,
): readonly AwsDeed[] {
  const { id, place, region, kind } = thing
  const end = kind === 'warehouse' ? `cluster:${id}` : `snapshot:${originOf(thing).id}/${id}`
  return [callDeed(call, regionOf(scene, thing), `arn:aws:redshift:${region}:${place.id}:${end}`)]
}
