/** Cloud SQL: backups, clones, restores, exports, and who may connect. */
import { type JsonObject, objectOf, textOf, valueAt } from '../../base/json.ts'
import type { IngressRule } from '../activity.ts'
import { type Effects, linkOf } from '../effects.ts'
import type { GcpCall } from './gcp-call.ts'
import { bucketResource, sqlResource } from './gcp-resource.ts'
import { ingressRule } from '../ingress.ts'
import { objectsIn, textAt } from '../json-lists.ts'
import type { Resource } from '../resource.ts'

/** The ports of MySQL, PostgreSQL and SQL Server: which of them the log of a change does not say. */
const databasePorts: IngressRule['ports'] = [
  [3306, 3306],
  [5432, 5432],
  [1433, 1433],
]

/** `backupRuns.create`, `backupRuns.insert`; the number of the backup only if the response has it. */
export function createBackup(call: GcpCall): Effects {
  const database = databaseOf(call)
  const number = textOrNumber(valueAt(call.payload, 'response', 'backupContext', 'backupId'))
  const backup = number === undefined ? undefined : backupOf(database, number)
  return {
    verb: 'create',
    inputs: [database],
    outputs: [backup],
    links: [linkOf('snapshot-of', { from: database, to: backup })],
  }
}

/** `backupRuns.delete`. */
export function deleteBackup(call: GcpCall): Effects {
  const last = call.resourceName?.split('/').at(-1)
  const number = textOrNumber(call.request['id']) ?? last
  const backup = number === undefined ? undefined : backupOf(databaseOf(call), number)
  return { verb: 'delete', outputs: [backup], removed: [backup] }
}

/** `instances.clone`. */
export function cloneDatabase(call: GcpCall): Effects {
  const source = databaseOf(call)
  const name = textAt(bodyOf(call), 'cloneContext', 'destinationInstanceName')
  const clone = sqlResource({ project: source?.account ?? call.place.project, instance: name })
  return {
    verb: 'copy',
    inputs: [source],
    outputs: [clone],
    links: [linkOf('copy-of', { from: source, to: clone })],
  }
}

/** `instances.restoreBackup`: the backup may be of another instance, even of another project. */
export function restoreDatabase(call: GcpCall): Effects {
  const database = databaseOf(call)
  const context = valueAt(bodyOf(call), 'restoreBackupContext')
  const source = sqlResource({
    project: textAt(context, 'project') ?? database?.account ?? call.place.project,
    instance: textAt(context, 'instanceId') ?? lastSegment(database?.id),
  })
  const number = textOrNumber(valueAt(context, 'backupRunId'))
  const backup = number === undefined ? undefined : backupOf(source, number)
  return {
    verb: 'restore',
    inputs: [backup],
    outputs: [database],
    links: [
      linkOf('snapshot-of', { from: source, to: backup, evidence: 'inferred' }),
      linkOf('restored-from', { from: backup, to: database }),
    ],
  }
}

/** `instances.export`: a dump into a bucket. */
export function exportDatabase(call: GcpCall): Effects {
  const database = databaseOf(call)
  const bucket = bucketResource(textAt(bodyOf(call), 'exportContext', 'uri'))
  return {
    verb: 'export',
    inputs: [database],
    outputs: [bucket],
    links: [linkOf('exported-to', { from: database, to: bucket })],
  }
}

/** `users.update`: a new password, which opens the database to whoever set it. */
export function accessDatabase(call: GcpCall): Effects {
  return { verb: 'access', outputs: [databaseOf(call)] }
}

/** `instances.delete`. */
export function deleteDatabase(call: GcpCall): Effects {
  const database = databaseOf(call)
  return { verb: 'delete', outputs: [database], removed: [database] }
}

/** `instances.patch`, `.update`, `.create`, where they state which networks may connect. */
export function changeDatabase(call: GcpCall): Effects | undefined {
  const database = databaseOf(call)
  const address = objectOf(valueAt(bodyOf(call), 'settings', 'ipConfiguration'))
  const isPrivate = address?.['ipv4Enabled'] === false || address?.['ipv4Enabled'] === 'false'
  const networks = address?.['authorizedNetworks']
  if (database === undefined || (networks === undefined && !isPrivate)) return undefined
  const rules = isPrivate
    ? []
    : objectsIn(networks).flatMap((one) => networkRule(textOf(one['value'])))
  return {
    verb: rules.length > 0 ? 'expose' : 'unexpose',
    outputs: [database],
    exposures: [{ resource: database, change: 'replace', rules }],
  }
}

function networkRule(network: string | undefined): readonly IngressRule[] {
  if (network === undefined) return []
  return [ingressRule({ key: network, sources: [network], ports: databasePorts, protocol: 'tcp' })]
}

/** The instance of the entry: `database_id` is `<project>:<instance>` (reference/telemetry.md 3.1). */
export function databaseOf(call: GcpCall): Resource | undefined {
  const label = textOf(call.labels['database_id'])
  const colon = label?.lastIndexOf(':') ?? -1
  if (label !== undefined && colon > 0) {
    return sqlResource({ project: label.slice(0, colon), instance: label.slice(colon + 1) })
  }
  const project = textOf(call.request['project']) ?? call.place.project
  return sqlResource({ project, instance: textOf(call.request['instance']) })
}

function backupOf(database: Resource | undefined, backup: string): Resource | undefined {
  return sqlResource({ project: database?.account, instance: lastSegment(database?.id), backup })
}

function bodyOf(call: GcpCall): JsonObject | undefined {
  return objectOf(call.request['body'])
}

function lastSegment(id: string | undefined): string | undefined {
  return id?.slice(id.lastIndexOf('/') + 1)
}

/** Backup numbers are 64-bit and therefore text, mostly. */
function textOrNumber(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value !== '' ? value : undefined
}
