import { newEc2Id } from '../calls/aws-call.ts'
import { gcpNames } from '../calls/gcp-compute-call.ts'
import type { RandomSource } from '../random.ts'
import { newAzureId } from './azure-thing-id.ts'
import type { ThingKind } from './scenario.ts'
import type { Thing } from './thing.ts'

type Named = Pick<Thing, 'name' | 'kind' | 'place' | 'region' | 'of'>

/** The id that a cloud gives a new thing, or the name by which its owner called it. */
export function newThingId(thing: Named, random: RandomSource): string {
  const { cloud } = thing.place
  if (cloud === 'aws') return newAwsId(thing, random)
  return cloud === 'azure' ? newAzureId(thing, random) : newGcpId(thing, random)
}

/** Kinds whose ids begin with a word of their own: `snap-0...`. */
const awsPrefixes: Partial<Record<ThingKind, string>> = {
  disk: 'vol',
  snapshot: 'snap',
  image: 'ami',
  instance: 'i',
  'network-group': 'sg',
  'file-system': 'fs',
  'shared-file-system': 'fs',
  'file-backup': 'backup',
}

function newAwsId({ kind, name, place, region }: Named, random: RandomSource): string {
  const prefix = awsPrefixes[kind]
  if (prefix !== undefined) return newEc2Id(prefix, random)
  if (kind === 'key') return `arn:aws:kms:${region}:${place.id}:key/${random.uuid()}`
  if (kind === 'recovery-point')
    return `arn:aws:backup:${region}:${place.id}:recovery-point:${random.uuid()}`
  return name.toLowerCase()
}

function newGcpId({ kind, name, place, region }: Named, random: RandomSource): string {
  const project = place.id
  switch (kind) {
    case 'disk':
      return gcpNames.disk(project, region, name)
    case 'snapshot':
      return gcpNames.snapshot(project, name)
    case 'image':
      return gcpNames.image(project, name)
    case 'machine-image':
      return `projects/${project}/global/machineImages/${name}`
    case 'instance':
      return gcpNames.instance(project, region, name)
    case 'network-group':
      return gcpNames.firewall(project, name)
    case 'database-snapshot':
    case 'recovery-point':
      return random.text(13, '123456789')
    default:
      return name
  }
}
