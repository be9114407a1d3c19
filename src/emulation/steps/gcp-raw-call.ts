import type { World } from '../scenario/world.ts'
import { monitoredResource } from '../calls/gcp-compute-call.ts'
import type { GcpCall } from '../calls/gcp-player.ts'
import { gcpPlace } from './gcp-deed.ts'
import type { GcpDeed } from './gcp-deed.ts'
import { withIds } from './named-ids.ts'
import type { Scene } from './step-action.ts'

/**
 * Any call of any service, as the log has it, about `resource` or the project: one entry, or the two of
 * an operation where it changes something of Compute Engine. What only reads stands in the log of data
 * access.
 */
export function rawCall(scene: Scene): readonly GcpDeed[] {
  const { step, world } = scene
  const { call } = step
  if (call === undefined) return []
  const { service, name, readOnly = false } = call
  const project = gcpPlace(scene).id
  const resource = textWithIds(call.resource ?? `projects/${project}`, world)
  const request = withIds(call.request, world)
  const response = withIds(call.response, world)
  const permission = name.replace(/^(?:v1|beta|alpha)\./, '')
  return [
    {
      call: {
        service,
        method: name,
        project,
        resourceName: resource,
        resource: { type: 'audited_resource', labels: { method: name, service } },
        ...(service === 'compute.googleapis.com' ? ofCompute(name, resource, readOnly) : {}),
        permissions: [{ permission, resource }],
        ...(request === undefined ? {} : { request }),
        ...(response === undefined ? {} : { response }),
        ...(readOnly ? { log: 'data_access' } : {}),
      },
    },
  ]
}

/** A policy is set at once; every other change is an operation (reference/telemetry.md section 0 fact 8). */
function ofCompute(method: string, target: string, isRead: boolean): Partial<GcpCall> {
  const type = method.slice(method.lastIndexOf('.') + 1)
  const isAtOnce = isRead || type === 'setIamPolicy'
  return {
    resource: monitoredResource(target, method),
    ...(isAtOnce ? {} : { operation: { type, target } }),
  }
}

function textWithIds(text: string, world: World): string {
  return (text.startsWith('@') ? world.idOf(text.slice(1)) : undefined) ?? text
}
