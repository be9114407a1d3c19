import { partitionOf, readArn, type AwsPlace } from './aws-arn.ts'
import type { Resource, ResourceKind } from '../resource.ts'

/** The resources whose EC2 id tells their kind by its beginning. */
const kindsByPrefix: ReadonlyMap<string, ResourceKind> = new Map([
  ['vol', 'disk'],
  ['snap', 'snapshot'],
  ['ami', 'image'],
  ['i', 'instance'],
  ['sg', 'network-group'],
  ['eni', 'network-interface'],
])

/** The resource types in an RDS ARN. */
const kindsByRdsType: ReadonlyMap<string, ResourceKind> = new Map([
  ['db', 'database'],
  ['cluster', 'database'],
  ['snapshot', 'database-snapshot'],
  ['cluster-snapshot', 'database-snapshot'],
  ['auto-backup', 'database-snapshot'],
  ['cluster-auto-backup', 'database-snapshot'],
  ['secgrp', 'network-group'],
])

/** The type of an RDS resource as its ARN spells it. */
export type RdsType =
  | 'db'
  | 'cluster'
  | 'snapshot'
  | 'cluster-snapshot'
  | 'auto-backup'
  | 'cluster-auto-backup'
  | 'secgrp'

const legacyId = /^[a-z]{1,8}-[0-9a-f]{8}$/

/**
 * A resource of EC2 by its id or ARN. Ids of 17 digits are the same in every account and stand bare;
 * legacy ids of 8 are unique only within a region (reference/telemetry.md section 3.1). Any other
 * text, as denied calls may hold, is kept as it is.
 */
export function ec2Resource(kind: ResourceKind, text: string, place: AwsPlace): Resource {
  const arn = readArn(text)
  const where = arn === undefined ? place : { ...place, ...arn.place }
  const bare = (arn === undefined ? text : afterLast(arn.rest, '/')).toLowerCase()
  const id = legacyId.test(bare) && where.region !== undefined ? `${where.region}/${bare}` : bare
  return resourceAt({ id: id.toLowerCase(), kind }, where)
}

/** A security group that the event names by its name alone: names are unique within a default VPC. */
export function namedSecurityGroup(name: string, place: AwsPlace): Resource {
  const id = `ec2:${place.account ?? ''}:${place.region ?? ''}:security-group:${name}`
  return resourceAt({ id: id.toLowerCase(), kind: 'network-group' }, place)
}

/**
 * A resource of RDS by its ARN, or by its name completed to an ARN with the place of the event
 * (reference/telemetry.md section 3.1). The type is that of the ARN where there is one.
 */
export function rdsResource(type: RdsType, text: string, place: AwsPlace): Resource {
  const arn = readArn(text)
  const kind = kindsByRdsType.get(arn?.rest.split(':', 1)[0] ?? type) ?? 'database'
  if (arn !== undefined) return resourceAt({ id: text.toLowerCase(), kind }, arn.place)
  const { account = '', region = '' } = place
  const id = `arn:${partitionOf(region)}:rds:${region}:${account}:${type}:${text}`
  return resourceAt({ id: id.toLowerCase(), kind }, place)
}

/** A database known only by its immutable `db-...` or `cluster-...` id, an alias of its ARN. */
export function databaseById(resourceId: string, place: AwsPlace): Resource {
  return resourceAt({ id: resourceId.toLowerCase(), kind: 'database' }, place)
}

/** The same resource, also known by other ids. */
export function alsoKnownAs(known: Resource, ...ids: readonly (string | undefined)[]): Resource {
  const aliases = ids.filter((id) => id !== undefined).map((id) => id.toLowerCase())
  return aliases.length === 0 ? known : { ...known, aliases }
}

/** The node of an account; the id keeps its leading zeros. */
export function accountResource(account: string): Resource {
  return { id: `aws:acct:${account.toLowerCase()}`, kind: 'account', provider: 'aws', account }
}

/** The node that stands for everyone. */
export const publicResource: Resource = { id: 'aws:public', kind: 'account', provider: 'aws' }

/** The node of an organisation or of a unit of one. */
export function organizationResource(arn: string): Resource {
  return { id: `aws:org:${arn.toLowerCase()}`, kind: 'account', provider: 'aws' }
}

/** A bucket; its owner is unknown from the events that name it. */
export function bucketResource(name: string): Resource {
  return { id: `aws:s3:${name.toLowerCase()}`, kind: 'bucket', provider: 'aws' }
}

/** What an EC2 id names, by its beginning; `undefined` for text that is no such id. */
export function ec2KindOf(text: string): ResourceKind | undefined {
  const [prefix, digits, ...more] = text.split('-', 3)
  const isId = digits !== undefined && more.length === 0 && /^[0-9a-f]+$/i.test(digits)
  return isId ? kindsByPrefix.get(prefix ?? '') : undefined
}

/** What an RDS ARN names, by the type in it; `undefined` for types that lineage does not follow. */
export function rdsKindOf(type: string): ResourceKind | undefined {
  return kindsByRdsType.get(type)
}

/** A resource of AWS where it lives. */
export function resourceAt(
  known: { readonly id: string; readonly kind: ResourceKind },
  place: AwsPlace,
): Resource {
  const { account, region } = place
  return {
    id: known.id,
    kind: known.kind,
    provider: 'aws',
    ...(account === undefined ? {} : { account }),
    ...(region === undefined ? {} : { region }),
  }
}

function afterLast(text: string, separator: string): string {
  return text.slice(text.lastIndexOf(separator) + 1)
}
