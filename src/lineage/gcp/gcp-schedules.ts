/** Google Cloud resource policies, where they are snapshot schedules: the backups of disks. */
import { isJsonObject } from '../../base/json.ts'
import { type Effects, known } from '../effects.ts'
import { type GcpCall, namedResource, requestedResource } from './gcp-call.ts'
import { textsIn } from '../json-lists.ts'
import type { Resource } from '../resource.ts'

/** `resourcePolicies.insert`; policies that place or start instances are none of ours. */
export function insertSchedule(call: GcpCall): Effects | undefined {
  if (call.hasRequest && !isJsonObject(call.request['snapshotSchedulePolicy'])) return undefined
  return { verb: 'protect', outputs: [namedResource(call, 'resourcePolicies')] }
}

/** `resourcePolicies.delete`: the entry does not say what sort of policy it was. */
export function deleteSchedule(call: GcpCall): Effects {
  const schedule = namedResource(call, 'resourcePolicies')
  return { verb: 'unprotect', outputs: [schedule], removed: [schedule] }
}

/** `disks.addResourcePolicies`: the disk is snapshotted by schedule from now on. */
export function addSchedules(call: GcpCall): Effects {
  return { verb: 'protect', inputs: schedulesIn(call), outputs: [namedResource(call, 'disks')] }
}

/** `disks.removeResourcePolicies`: no more. */
export function removeSchedules(call: GcpCall): Effects {
  return { verb: 'unprotect', inputs: schedulesIn(call), outputs: [namedResource(call, 'disks')] }
}

/** Logs make the plural their own way, as of `alloweds`; the API says `resourcePolicies`. */
function schedulesIn(call: GcpCall): readonly Resource[] {
  const named = [
    ...textsIn(call.request['resourcePolicys']),
    ...textsIn(call.request['resourcePolicies']),
  ]
  return known(named.map((name) => requestedResource(call, name, 'resourcePolicies')))
}
