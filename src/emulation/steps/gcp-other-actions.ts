import { computeCall, partsOf } from '../calls/gcp-compute-call.ts'
import { deleteCompute } from '../calls/gcp-disk-calls.ts'
import { exportImage } from '../calls/gcp-image-calls.ts'
import { getCompute, listCompute } from '../calls/gcp-read-calls.ts'
import type { ListPlan } from '../calls/gcp-read-calls.ts'
import type { Thing } from '../scenario/thing.ts'
import { databaseDeletion, databaseExport } from './gcp-database-deeds.ts'
import { gcpPlace, gcpSubject } from './gcp-deed.ts'
import type { GcpAction, GcpActions, GcpDeed } from './gcp-deed.ts'
import { deleteRule } from './gcp-network-actions.ts'
import { rawCall } from './gcp-raw-call.ts'
import { bucketOf, type Scene } from './step-action.ts'

/** Looking round, exporting, labelling, deleting, and any call at all. */
export const gcpOtherActions: GcpActions = {
  'list-snapshots': listAction('snapshots'),
  'list-disks': listAction('disks'),
  'list-images': listAction('images'),
  'list-machine-images': listAction('machineImages'),
  'list-instances': listAction('instances'),
  'look-at': {
    says: 'looks at {of}',
    needs: ['of'],
    of: ['disk', 'snapshot', 'image', 'machine-image', 'instance'],
    play: (scene) => [{ call: getCompute(gcpSubject(scene).id) }],
  },
  export: {
    says: 'exports {of} to bucket {to}[, file {text}]',
    needs: ['of', 'to'],
    takes: ['text'],
    of: ['image', 'snapshot', 'database'],
    play: exportThing,
  },
  'write-tags': {
    says: 'writes labels on {of}',
    needs: ['of', 'tags'],
    of: ['disk', 'snapshot', 'image', 'instance'],
    play: (scene) => [{ call: labelCall(gcpSubject(scene), scene.step.tags ?? {}) }],
  },
  delete: {
    says: 'deletes {of}',
    needs: ['of'],
    of: [
      'disk',
      'snapshot',
      'image',
      'machine-image',
      'instance',
      'network-group',
      'database',
      'database-snapshot',
    ],
    play: deleteThing,
  },
  call: {
    says: 'makes a call',
    needs: ['call'],
    play: (scene) => rawCall(scene),
  },
}

/** Listings stand in the log of data access; without a region they cover all zones. */
function listAction(type: ListPlan['type']): GcpAction {
  const isZonal = type === 'disks' || type === 'instances'
  return {
    says: `lists ${type === 'machineImages' ? 'machine images' : type}[ in {region}]`,
    takes: ['count'],
    play: (scene) => {
      const { region, count = 10, version = 'v1' } = scene.step
      const project = gcpPlace(scene).id
      const zone = isZonal && region !== undefined ? { zone: region } : {}
      const isAggregated = isZonal && region === undefined
      return [{ call: listCompute({ project, type, count, version, isAggregated, ...zone }) }]
    },
  }
}

/** A database as a dump; an image or snapshot by a build that runs the export tool. */
function exportThing(scene: Scene): readonly GcpDeed[] {
  const { step } = scene
  const thing = gcpSubject(scene)
  const bucket = bucketOf(scene)
  if (thing.kind === 'database') return databaseExport(scene, thing, bucket)
  const project = gcpPlace(scene).id
  // The tool takes a bare name for one of the build's own project.
  const name = thing.place.id === project ? partsOf(thing.id).name : thing.id
  const source = thing.kind === 'image' ? { image: name } : { snapshot: name }
  const destination = `gs://${bucket}/${step.text ?? `${thing.name}.tar.gz`}`
  return [{ call: exportImage({ project, source, destination }) }]
}

function labelCall({ id }: Thing, labels: Readonly<Record<string, string>>): GcpDeed['call'] {
  return computeCall('setLabels', id, {
    permissions: [{ permission: `compute.${partsOf(id).type}.setLabels`, resource: id }],
    request: { labels, labelFingerprint: 'Example0label=' },
    operation: { type: 'setLabels', target: id },
  })
}

function deleteThing(scene: Scene): readonly GcpDeed[] {
  const thing = gcpSubject(scene)
  switch (thing.kind) {
    case 'network-group':
      return deleteRule(scene, thing)
    case 'database':
    case 'database-snapshot':
      return databaseDeletion(scene, thing)
    default:
      return [{ call: deleteCompute(thing.id) }]
  }
}
