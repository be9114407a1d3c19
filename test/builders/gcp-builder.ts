import type { JsonObject, JsonValue } from '../../src/base/json.ts'
import type { Event } from '../../src/events/event.ts'

/** Project and zone of emulated entries. */
export const gcpHome = { project: 'payroll-prod', zone: 'europe-west1-b' }

/** Canonical id of a zonal compute resource of the emulated project: `zonalId('disks/d')`. */
export function zonalId(path: string, project = gcpHome.project): string {
  return `//compute.googleapis.com/projects/${project}/zones/${gcpHome.zone}/${path}`
}

/** Canonical id of a global compute resource of the emulated project: `globalId('snapshots/s')`. */
export function globalId(path: string, project = gcpHome.project): string {
  return `//compute.googleapis.com/projects/${project}/global/${path}`
}

/** An event around a LogEntry; lineage and principals read nothing but the entry. */
export function gcpEvent(native: JsonObject): Event {
  const time = Date.UTC(2024, 4, 1, 10)
  const event = { id: 'e-1', time, endTime: time, document: {}, records: [] }
  return { source: 'gcp.audit', ...event, native }
}

/** What tells emulated calls apart. */
export interface GcpCallParts {
  /** With its version: `v1.compute.disks.insert`. */
  readonly method: string
  /** Path below the project: `zones/<zone>/disks/d`, `global/snapshots/s`. */
  readonly resource: string
  readonly request?: JsonObject
  readonly response?: JsonObject
  readonly labels?: JsonObject
  /** Further fields of the payload; they replace those of the builder. */
  readonly payload?: { readonly [key: string]: JsonValue }
}

/** An emulated entry of a call by a person, first and last merged into one. */
export function gcpEntry(call: GcpCallParts): JsonObject {
  const { method, resource, request, response, labels, payload } = call
  const type = method.replace(/^[a-z0-9]+\./, '')
  return {
    insertId: '-rqdnbhdej9s',
    logName: `projects/${gcpHome.project}/logs/cloudaudit.googleapis.com%2Factivity`,
    timestamp: '2024-05-01T10:00:00.631786Z',
    resource: {
      type: 'gce_disk',
      labels: { project_id: gcpHome.project, ...(labels ?? { zone: gcpHome.zone }) },
    },
    operation: { id: 'operation-1', producer: 'compute.googleapis.com', first: true, last: true },
    protoPayload: {
      '@type': 'type.googleapis.com/google.cloud.audit.AuditLog',
      authenticationInfo: { principalEmail: 'alice@example.com' },
      requestMetadata: { callerIp: '198.51.100.7' },
      serviceName: 'compute.googleapis.com',
      methodName: method,
      resourceName: `projects/${gcpHome.project}/${resource}`,
      request: { '@type': `type.googleapis.com/${type}`, ...request },
      ...(response === undefined ? {} : { response }),
      ...payload,
    },
  }
}
