import { computeCall, partsOf } from './gcp-compute-call.ts'
import type { ComputeVersion } from './gcp-compute-call.ts'
import type { GcpCall } from './gcp-player.ts'

/** The get call of a resource: only in the data access log (reference/telemetry.md 2.8). */
export function getCompute(resource: string): GcpCall {
  const { type } = partsOf(resource)
  return computeCall('get', resource, {
    permissions: [{ permission: `compute.${type}.get`, resource }],
    request: {},
    log: 'data_access',
  })
}

/** What is listed, and how many were found. */
export interface ListPlan {
  readonly project: string
  readonly type: 'disks' | 'snapshots' | 'images' | 'machineImages' | 'instances'
  /** Of what lies in zones; without one, and for all zones at once, the listing is aggregated. */
  readonly zone?: string
  readonly isAggregated?: boolean
  readonly count: number
  readonly version?: ComputeVersion
}

/** The list call of a type: only in the data access log, about no resource but the API itself. */
export function listCompute(plan: ListPlan): GcpCall {
  const { project, type, zone, count, version = 'v1' } = plan
  const method = `compute.${type}.${plan.isAggregated === true ? 'aggregatedList' : 'list'}`
  const name = `projects/${project}`
  const service = 'compute.googleapis.com'
  const location = zone ?? 'global'
  return {
    service,
    method: `${version}.${method}`,
    project,
    resourceName: `${name}/${zone === undefined ? 'global' : `zones/${zone}`}/${type}`,
    resource: { type: 'api', labels: { location, method, service, version } },
    permissions: [
      {
        permission: `compute.${type}.list`,
        resource: name,
        attributes: { service: 'resourcemanager', name, type: 'resourcemanager.projects' },
      },
    ],
    request: {},
    responseItems: count,
    locations: [location],
    log: 'data_access',
  }
}
