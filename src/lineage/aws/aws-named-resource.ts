/**
 * Resources of the services beside EC2 and RDS. Most are known by names that are unique within an
 * account and a region only, so that the id holds both: `<service>:<account>:<region>:<type>:<name>`
 * (reference/telemetry.md section 3.1). What AWS Backup and KMS keep is known by its ARN.
 */
import { partitionOf, readArn, type AwsPlace } from './aws-arn.ts'
import { ec2KindOf, ec2Resource, rdsKindOf, rdsResource, resourceAt } from './aws-resource.ts'
import type { Resource, ResourceKind } from '../resource.ts'

/** What is known by a name, an account and a region: service and type as ARNs call them. */
const namedThings = {
  'lightsail instance': 'instance',
  'lightsail disk': 'disk',
  'lightsail snapshot': 'snapshot',
  'lightsail database': 'database',
  'lightsail database-snapshot': 'database-snapshot',
  'redshift cluster': 'database',
  'redshift snapshot': 'database-snapshot',
  'redshift-serverless namespace': 'database',
  'redshift-serverless snapshot': 'database-snapshot',
  'elasticache cluster': 'database',
  'elasticache replicationgroup': 'database',
  'elasticache snapshot': 'database-snapshot',
  'memorydb cluster': 'database',
  'memorydb snapshot': 'database-snapshot',
  'dynamodb table': 'database',
  'fsx file-system': 'file-system',
  'fsx volume': 'file-system',
  'fsx snapshot': 'snapshot',
  'fsx backup': 'recovery-point',
  'elasticfilesystem file-system': 'file-system',
  'storagegateway volume': 'disk',
  'ds directory': 'directory',
  'ds snapshot': 'snapshot',
  'dlm policy': 'backup-plan',
} as const satisfies Readonly<Record<string, ResourceKind>>

/** What is known by its ARN. */
const arnThings = {
  'backup backup-vault': 'vault',
  'backup backup-plan': 'backup-plan',
  'backup recovery-point': 'recovery-point',
  'kms key': 'key',
  'kms alias': 'key',
} as const satisfies Readonly<Record<string, ResourceKind>>

/** A service and one of its types of things that go by names: `redshift snapshot`. */
export type NamedThing = keyof typeof namedThings

/** A service and one of its types of things that go by ARNs: `kms key`. */
export type ArnThing = keyof typeof arnThings

/** The kind of resource that a thing of a service is. */
export function kindOfThing(thing: NamedThing | ArnThing): ResourceKind {
  return { ...namedThings, ...arnThings }[thing]
}

/** A resource by its name, completed with the place of the event, or by its ARN. */
export function namedResource(thing: NamedThing, text: string, place: AwsPlace): Resource {
  const arn = readArn(text)
  if (arn === undefined) return nameIn(thing, text, place)
  return resourceOfArn(text) ?? nameIn(thing, lastPart(arn.rest), arn.place)
}

/** A resource by its ARN, or by its name or id completed to one with the place of the event. */
export function arnResource(thing: ArnThing, text: string, place: AwsPlace): Resource {
  const kind = kindOfThing(thing)
  const arn = readArn(text)
  if (arn !== undefined) {
    return resourceOfArn(text) ?? resourceAt({ id: text.toLowerCase(), kind }, arn.place)
  }
  const [service = '', type = ''] = thing.split(' ')
  const { account = '', region = '' } = place
  // A key may be named by an alias, which is a resource of its own.
  const rest = text.startsWith('alias/') ? text : `${type}${service === 'kms' ? '/' : ':'}${text}`
  const id = `arn:${partitionOf(region)}:${service}:${region}:${account}:${rest}`
  return resourceAt({ id: id.toLowerCase(), kind }, place)
}

/**
 * The resource that an ARN names; `undefined` for wildcards and for what lineage knows nothing of. A
 * recovery point of a disk or an image is that snapshot or image (section 3.1).
 */
export function resourceOfArn(text: string): Resource | undefined {
  const arn = readArn(text)
  if (arn === undefined || text.includes('*')) return undefined
  const { service, rest, place } = arn
  if (service === 'ec2') {
    const kind = ec2KindOf(lastPart(rest))
    return kind === undefined ? undefined : ec2Resource(kind, text, {})
  }
  const type = typeOf(rest)
  if (service === 'rds') return rdsKindOf(type) && rdsResource('db', text, {})
  const thing = `${service} ${type}`
  if (isArnThing(thing)) {
    return resourceAt({ id: text.toLowerCase(), kind: kindOfThing(thing) }, place)
  }
  return isNamedThing(thing) ? nameIn(thing, lastPart(rest), place) : undefined
}

function isNamedThing(thing: string): thing is NamedThing {
  return Object.hasOwn(namedThings, thing)
}

function isArnThing(thing: string): thing is ArnThing {
  return Object.hasOwn(arnThings, thing)
}

function nameIn(thing: NamedThing, name: string, place: AwsPlace): Resource {
  const [service = '', type = ''] = thing.split(' ')
  const { account = '', region = '' } = place
  const id = `${service}:${account}:${region}:${type}:${name}`
  return resourceAt({ id: id.toLowerCase(), kind: kindOfThing(thing) }, place)
}

/** The type in an ARN: its first word, but of a volume below a gateway the volume. */
function typeOf(rest: string): string {
  const parts = rest.toLowerCase().split(/[/:]/)
  return parts.at(-2) === 'volume' ? 'volume' : (parts[0] ?? '')
}

/** `my-snapshot` of `snapshot:my-cluster/my-snapshot`. */
function lastPart(rest: string): string {
  return rest.slice(Math.max(rest.lastIndexOf('/'), rest.lastIndexOf(':')) + 1)
}
