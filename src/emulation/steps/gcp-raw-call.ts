import type { World } from '../scenario/world.ts'
import { gcpPlace } from './gcp-deed.ts'
import type { GcpDeed } from './gcp-deed.ts'
import { withIds } from './named-ids.ts'
import type { Scene } from './step-action.ts'

/**
 * Any call of any service, as the log has it: one entry, about `resource` or the project. What only
 * reads stands in the log of data access.
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
        permissions: [{ permission, resource }],
        ...(request === undefined ? {} : { request }),
        ...(response === undefined ? {} : { response }),
        ...(readOnly ? { log: 'data_access' } : {}),
      },
    },
  ]
}

function textWithIds(text: string, world: World): string {
  return (text.startsWith('@') ? world.idOf(text.slice(1)) : undefined) ?? text
}
