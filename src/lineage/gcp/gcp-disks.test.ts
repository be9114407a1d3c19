import { describe, expect, it } from 'vitest'
import { flowText, linkTexts } from '../../../test/builders/activity-reader.ts'
import {
  type GcpCallParts,
  gcpEntry,
  gcpEvent,
  gcpHome,
  globalId,
} from '../../../test/builders/gcp-builder.ts'
import type { Activity } from '../activity.ts'
import { gcpActivity } from './gcp.ts'

const disk = `zones/${gcpHome.zone}/disks/data`

function call(method: string, parts: Partial<GcpCallParts> = {}): Activity | undefined {
  return gcpActivity(gcpEvent(gcpEntry({ method: `v1.${method}`, resource: disk, ...parts })))
}

describe('snapshots (emulated)', () => {
  it('createSnapshot names the snapshot in its request alone', () => {
    const activity = call('compute.disks.createSnapshot', { request: { name: 'Snap-1' } })
    expect(flowText(activity)).toBe('create: disks/data => snapshots/snap-1')
    expect(linkTexts(activity)).toEqual(['snapshot-of disks/data -> snapshots/snap-1'])
    expect(activity?.outputs[0]?.id).toBe(globalId('snapshots/snap-1'))
    expect([activity?.account, activity?.region]).toEqual([gcpHome.project, 'europe-west1'])
  })

  it('snapshots.insert names the disk in its request, be it foreign', () => {
    const resource = 'global/snapshots/s'
    const sourceDisk = `projects/victim/zones/${gcpHome.zone}/disks/d`
    const activity = call('compute.snapshots.insert', { resource, request: { sourceDisk } })
    expect(linkTexts(activity)).toEqual(['snapshot-of disks/d -> snapshots/s'])
    expect(activity?.inputs[0]?.account).toBe('victim')
  })

  it('the last entry of an operation states no link', () => {
    expect(flowText(call('compute.disks.createSnapshot'))).toBe('create: disks/data => ')
    expect(call('compute.disks.createSnapshot')?.links).toEqual([])
  })

  it('a schedule snapshots a disk and nobody asked for it', () => {
    const targetLink = `https://www.googleapis.com/compute/v1/projects/${gcpHome.project}/${disk}`
    const payload = { methodName: 'ScheduledSnapshots', response: { targetLink } }
    expect(flowText(call('', { payload }))).toBe('create: disks/data => ')
  })

  it('a failed one is an attempt without links', () => {
    const payload = { status: { code: 7, message: 'PERMISSION_DENIED' } }
    const activity = call('compute.disks.createSnapshot', { request: { name: 's' }, payload })
    expect(flowText(activity)).toBe('create (attempt): disks/data => snapshots/s')
    expect(activity?.links).toEqual([])
  })
})

function diskFrom(request: GcpCallParts['request'] = {}): string {
  return linkTexts(call('compute.disks.insert', { request })).join()
}

describe('disks.insert (emulated)', () => {
  it('from a snapshot, an image or a disk is a restore', () => {
    expect(diskFrom({ sourceSnapshot: 'global/snapshots/s' })).toBe(
      'restored-from snapshots/s -> disks/data',
    )
    expect(diskFrom({ sourceImage: 'projects/x/global/images/i' })).toBe(
      'restored-from images/i -> disks/data',
    )
    expect(diskFrom({ sourceDisk: 'other' })).toBe('restored-from disks/other -> disks/data')
    expect(diskFrom({ sourceStorageObject: 'gs://b/o' })).toBe(
      'restored-from storage.googleapis.com/b -> disks/data',
    )
  })

  it('of nothing is a creation; of a last entry nobody knows', () => {
    expect(call('compute.disks.insert', { request: { sizeGb: '500' } })?.verb).toBe('create')
    expect(call('compute.disks.insert')?.verb).toBe('other')
  })
})

describe('disks of a whole region (emulated)', () => {
  const resource = 'regions/europe-west1/disks/twin'

  it('are made, copied and deleted as those of a zone', () => {
    const request = { sourceSnapshot: 'global/snapshots/s' }
    expect(linkTexts(call('compute.regionDisks.insert', { resource, request }))).toEqual([
      'restored-from snapshots/s -> disks/twin',
    ])
    const named = { resource, request: { name: 's-2' } }
    expect(linkTexts(call('compute.regionDisks.createSnapshot', named))).toEqual([
      'snapshot-of disks/twin -> snapshots/s-2',
    ])
    expect(call('compute.regionDisks.delete', { resource })?.removed).toHaveLength(1)
    expect(call('compute.regionDisks.insert', { resource, request })?.region).toBe('europe-west1')
  })
})

describe('instant snapshots (emulated)', () => {
  it.each([
    ['instantSnapshots', `zones/${gcpHome.zone}/instantSnapshots/now`],
    ['regionInstantSnapshots', 'regions/europe-west1/instantSnapshots/now'],
  ])('%s.insert copies a disk', (collection, resource) => {
    const request = { sourceDisk: `projects/${gcpHome.project}/${disk}` }
    expect(linkTexts(call(`compute.${collection}.insert`, { resource, request }))).toEqual([
      'snapshot-of disks/data -> instantsnapshots/now',
    ])
    expect(call(`compute.${collection}.delete`, { resource })?.removed).toHaveLength(1)
  })
})

describe('disks.bulkInsert (emulated)', () => {
  const method = 'compute.disks.bulkInsert'

  it('copies a consistency group, of which no disk is named', () => {
    const request = { sourceConsistencyGroupPolicy: 'regions/europe-west1/resourcePolicies/all' }
    expect(flowText(call(method, { request }))).toBe('copy:  => ')
  })

  it('is none of ours without a group', () => {
    expect(call(method, { request: { sourceInstantSnapshotGroup: 'x' } })).toBeUndefined()
  })
})

it('a replicated disk is a copy (emulated)', () => {
  const request = { asyncSecondaryDisk: 'zones/us-east1-b/disks/mirror' }
  expect(linkTexts(call('compute.disks.startAsyncReplication', { request }))).toEqual([
    'copy-of disks/data -> disks/mirror',
  ])
})

it('a deleted disk is gone, a failed delete is not (emulated)', () => {
  expect(call('compute.disks.delete')?.removed?.length).toBe(1)
  const payload = { status: { code: 7 } }
  expect(call('compute.disks.delete', { payload })?.removed).toBeUndefined()
})
