import { expect, it } from 'vitest'
import { flowText } from '../../../test/builders/activity-reader.ts'
import { gcpEntry, gcpEvent, gcpHome } from '../../../test/builders/gcp-builder.ts'
import type { JsonObject } from '../../base/json.ts'
import type { Activity } from '../activity.ts'
import { gcpActivity } from './gcp.ts'

const disk = `zones/${gcpHome.zone}/disks/data`
const nightly = 'regions/europe-west1/resourcePolicies/nightly'

function call(method: string, resource: string, request: JsonObject = {}): Activity | undefined {
  const parts = { method: `v1.compute.${method}`, resource, request }
  return gcpActivity(gcpEvent(gcpEntry({ ...parts, labels: {} })))
}

it('a disk is put on a schedule and taken off it, whatever the plural (emulated)', () => {
  const added = call('disks.addResourcePolicies', disk, { resourcePolicys: [nightly] })
  expect(flowText(added)).toBe('protect: resourcepolicies/nightly => disks/data')
  const removed = call('disks.removeResourcePolicies', disk, { resourcePolicies: ['nightly'] })
  expect(flowText(removed)).toBe('unprotect: resourcepolicies/nightly => disks/data')
  expect(removed?.inputs.map(({ id, kind }) => [id, kind])).toEqual(
    added?.inputs.map(({ id }) => [id, 'backup-plan']),
  )
})

it('so is a disk of a whole region (emulated)', () => {
  const twin = 'regions/europe-west1/disks/twin'
  const removed = call('regionDisks.removeResourcePolicies', twin, { resourcePolicys: [nightly] })
  expect(flowText(removed)).toBe('unprotect: resourcepolicies/nightly => disks/twin')
})

it('a schedule protects while it is there (emulated)', () => {
  const snapshotSchedulePolicy = { schedule: { dailySchedule: { daysInCycle: 1 } } }
  expect(flowText(call('resourcePolicies.insert', nightly, { snapshotSchedulePolicy }))).toBe(
    'protect:  => resourcepolicies/nightly',
  )
  const deleted = call('resourcePolicies.delete', nightly)
  expect(flowText(deleted)).toBe('unprotect:  => resourcepolicies/nightly')
  expect(deleted?.removed).toHaveLength(1)
})

it('a policy that places or starts instances is none of ours (emulated)', () => {
  const request = { groupPlacementPolicy: { vmCount: 2 } }
  expect(call('resourcePolicies.insert', nightly, request)).toBeUndefined()
})
