/** Who can reach a database: public access, its security groups, the old database groups. */
import type { ExposureChange, IngressRule } from '../activity.ts'
import { linksBetween, type AwsEffect, type AwsReader } from './aws-action.ts'
import { allPorts, canonicalCidr, publicRule } from './aws-ingress.ts'
import { rds, readRds } from './aws-rds-field.ts'
import {
  firstTextsAt,
  flagAt,
  numberAt,
  objectsAt,
  textAt,
  textsAt,
  type AwsCall,
} from './aws-request.ts'
import { ec2Resource } from './aws-resource.ts'
import { isWorld } from '../ingress.ts'
import type { Link } from '../link.ts'
import type { Resource } from '../resource.ts'
import type { Verb } from '../../environment/verb.ts'

/** The port of each engine where neither request nor response names one; matched by beginning. */
const enginePorts: readonly (readonly [engine: string, port: number])[] = [
  ['aurora-postgresql', 5432],
  ['aurora', 3306],
  ['mysql', 3306],
  ['mariadb', 3306],
  ['postgres', 5432],
  ['oracle', 1521],
  ['custom-oracle', 1521],
  ['sqlserver', 1433],
  ['custom-sqlserver', 1433],
  ['db2', 50_000],
  ['docdb', 27_017],
  ['neptune', 8182],
]

/**
 * The way in to databases that a call has just made: the response states it, defaults included. The
 * port is what the service listens on unless told otherwise, where it has one for all its engines.
 */
export function readAccess(
  call: AwsCall,
  databases: readonly Resource[],
  usualPort?: number,
): AwsEffect {
  const made = databases.filter(({ kind }) => kind === 'database')
  const isPublic =
    flagAt(call.parts, 'response.publiclyAccessible') ??
    flagAt(call.parts, 'request.publiclyAccessible')
  const port = portOf(call) ?? usualPort
  const exposures = isPublic === true ? made.flatMap((one) => publicAccess(one, 'open', port)) : []
  return {
    links: groupLinks(call, made),
    ...(exposures.length === 0 ? {} : { exposures }),
  }
}

/**
 * ModifyDBInstance and ModifyDBCluster. Only what the request asks for counts: the response repeats
 * the whole database, and may still show the state before.
 */
export function readAccessChange(call: AwsCall, databases: readonly Resource[]): AwsEffect {
  const isPublic = flagAt(call.parts, 'request.publiclyAccessible')
  const verb = verbOfChange(call, isPublic)
  const change = isPublic === true ? 'open' : 'close'
  return {
    outputs: databases,
    links: groupLinks(call, databases),
    ...(verb === undefined ? {} : { verb }),
    ...(isPublic === undefined
      ? {}
      : { exposures: databases.flatMap((one) => publicAccess(one, change, portOf(call))) }),
  }
}

/** The gravest thing that one modification asks for. */
function verbOfChange(call: AwsCall, isPublic: boolean | undefined): Verb | undefined {
  const guard = flagAt(call.parts, 'request.deletionProtection')
  if (isPublic === true) return 'expose'
  if (textAt(call.parts, 'request.masterUserPassword') !== undefined) return 'access'
  if (guard === false || numberAt(call.parts, 'request.backupRetentionPeriod') === 0) {
    return 'unprotect'
  }
  if (isPublic === false) return 'unexpose'
  return guard === true ? 'protect' : undefined
}

function publicAccess(
  resource: Resource,
  change: ExposureChange['change'],
  port: number | undefined,
): readonly ExposureChange[] {
  const rule = publicRule('publicly-accessible', port === undefined ? [] : [[port, port]])
  return [{ resource, change, rules: [rule] }]
}

/** 0 is what the response says before the port is known. */
function portOf(call: AwsCall): number | undefined {
  const paths = [
    'response.endpoint.port',
    'response.port',
    'response.dbInstancePort',
    'request.port',
  ]
  const named = paths
    .map((path) => numberAt(call.parts, path))
    .find((port) => port !== undefined && port > 0)
  if (named !== undefined) return named
  const engine = textAt(call.parts, 'response.engine', 'request.engine')?.toLowerCase()
  return enginePorts.find(([name]) => engine?.startsWith(name))?.[1]
}

/** The groups that the request sets, else those of the response that are not just leaving. */
function groupLinks(call: AwsCall, databases: readonly Resource[]): readonly Link[] {
  const requested = firstTextsAt(call.parts, ['request.vpcSecurityGroupIds'])
  const stated = objectsAt(call.parts, 'response.vpcSecurityGroups')
    .filter((group) => textAt(group, 'status') !== 'removing')
    .flatMap((group) => textsAt(group, 'vpcSecurityGroupId'))
  const ids = requested.length > 0 ? requested : stated
  const groups = ids.map((id) => ec2Resource('network-group', id, call))
  return linksBetween('member-of', { from: databases, to: groups })
}

const databaseGroup = rds('secgrp', 'request.dBSecurityGroupName', 'response.dBSecurityGroupName')

/** Groups of databases outside any VPC; which port they guard is that of each database. */
export function readsGroupIngress(change: ExposureChange['change']): AwsReader {
  return (call) => {
    const outputs = readRds(call, databaseGroup)
    const [resource] = outputs
    if (resource === undefined) return undefined
    const cidrs = textsAt(call.parts, 'request.cidrip').map(canonicalCidr)
    const groups = firstTextsAt(call.parts, [
      'request.eC2SecurityGroupId',
      'request.eC2SecurityGroupName',
    ])
    const rules = [
      ...cidrs.map((cidr) => groupRule(resource, cidr, [cidr])),
      ...groups.map((group) => groupRule(resource, group.toLowerCase(), [])),
    ]
    return { outputs, exposures: [{ resource, change, rules }] }
  }
}

function groupRule(group: Resource, source: string, cidrs: readonly string[]): IngressRule {
  const rule = publicRule(`${group.id} tcp all ${source}`, [allPorts])
  return { ...rule, cidrs, worldOpen: cidrs.some(isWorld) }
}
