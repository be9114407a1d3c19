import type { JsonObject } from '../../base/json.ts'
import { presentFields } from '../present-fields.ts'
import { computeCall, partsOf } from './gcp-compute-call.ts'
import type { ComputeVersion } from './gcp-compute-call.ts'
import type { GcpCall } from './gcp-player.ts'

/** Who has a role. */
export interface PolicyBinding {
  readonly role: string
  /** `user:`, `serviceAccount:`, `group:`, `domain:` with a name; `allUsers`. */
  readonly members: readonly string[]
}

/** What a new policy changed. */
export interface PolicyChange {
  readonly action: 'ADD' | 'REMOVE'
  readonly role: string
  readonly member: string
}

/** A whole new policy. */
export interface PolicyPlan {
  readonly bindings: readonly PolicyBinding[]
  /** Told in `serviceData.policyDelta` when given; the log of Compute Engine mostly lacks it. */
  readonly changes?: readonly PolicyChange[]
}

/**
 * compute.{disks,snapshots,images,machineImages,instances}.setIamPolicy; the request states the whole
 * new policy (reference/telemetry.md 2.8).
 */
export function setPolicy(
  resource: string,
  plan: PolicyPlan & { readonly version?: ComputeVersion },
): GcpCall {
  const { type } = partsOf(resource)
  const bindings = plan.bindings.map(({ role, members }) => ({ role, members }))
  return computeCall('setIamPolicy', resource, {
    version: plan.version ?? 'v1',
    permissions: [{ permission: `compute.${type}.setIamPolicy`, resource }],
    request: { policy: { bindings, version: 1 } },
    response: policyAnswer(plan),
    more: deltaOf(plan),
  })
}

/** SetIamPolicy of a project, in the log of the resource manager. */
export function setProjectPolicy(project: string, plan: PolicyPlan): GcpCall {
  const resource = `projects/${project}`
  const service = 'cloudresourcemanager.googleapis.com'
  const bindings = plan.bindings.map(({ role, members }) => ({ role, members }))
  return {
    service,
    method: 'SetIamPolicy',
    project,
    resourceName: resource,
    resource: { type: 'project', labels: {} },
    permissions: [
      {
        permission: 'resourcemanager.projects.setIamPolicy',
        resource,
        attributes: { service, name: resource, type: `${service}/Project` },
      },
    ],
    request: {
      '@type': 'type.googleapis.com/google.iam.v1.SetIamPolicyRequest',
      resource: project,
      policy: { bindings, etag: 'BwYExample0=' },
    },
    response: policyAnswer(plan),
    more: deltaOf(plan),
  }
}

function policyAnswer({ bindings }: PolicyPlan): JsonObject {
  return {
    '@type': 'type.googleapis.com/google.iam.v1.Policy',
    bindings: bindings.map(({ role, members }) => ({ role, members })),
    etag: 'BwYExample1=',
  }
}

function deltaOf({ changes }: PolicyPlan): JsonObject {
  const bindingDeltas = changes?.map(({ action, role, member }) => ({ action, role, member }))
  return presentFields({
    serviceData: bindingDeltas && {
      '@type': 'type.googleapis.com/google.iam.v1.logging.AuditData',
      policyDelta: { bindingDeltas },
    },
  })
}
