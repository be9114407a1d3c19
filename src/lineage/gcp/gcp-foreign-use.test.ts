import { describe, expect, it } from 'vitest'
import { flowText, linkTexts } from '../../../test/builders/activity-reader.ts'
import { gcpEntry, gcpEvent, gcpHome } from '../../../test/builders/gcp-builder.ts'
import type { JsonObject } from '../../base/json.ts'
import type { Activity } from '../activity.ts'
import { gcpActivity } from './gcp.ts'

const metadata = {
  '@type': 'type.googleapis.com/google.cloud.audit.CrossEntityControlAuditMetadata',
}
const disk = `zones/${gcpHome.zone}/disks/data`

/** The entry in the owner's log: about his disk, without an address. */
function taken(method: string, resource = disk, payload: JsonObject = {}): Activity | undefined {
  const authenticationInfo = { principalSubject: 'user:Attacker@gmail.com' }
  const all = { metadata, authenticationInfo, requestMetadata: {}, ...payload }
  return gcpActivity(gcpEvent(gcpEntry({ method: `v1.compute.${method}`, resource, payload: all })))
}

describe('what somebody makes of ours in a project of his own (emulated)', () => {
  it('names the taker and says that we are the owner', () => {
    const activity = taken('snapshots.insert')
    expect(flowText(activity)).toBe('copy: disks/data => ')
    expect(linkTexts(activity)).toEqual(['exported-to disks/data -> user:attacker@gmail.com'])
    expect(activity?.counterpart).toEqual({ account: 'gmail.com', side: 'owner' })
    expect(activity?.sourceAddress).toBeUndefined()
  })

  it('names the project of a service account', () => {
    const authenticationInfo = { principalEmail: 'robot@evil-project.iam.gserviceaccount.com' }
    const activity = taken('snapshots.insert', disk, { authenticationInfo })
    expect(activity?.counterpart).toEqual({ account: 'evil-project', side: 'owner' })
  })

  it.each([
    ['disks.createSnapshot', disk, 'copy: disks/data => '],
    ['regionDisks.createSnapshot', 'regions/europe-west1/disks/data', 'copy: disks/data => '],
    ['instantSnapshots.insert', disk, 'copy: disks/data => '],
    ['images.insert', disk, 'copy: disks/data => '],
    ['machineImages.insert', `zones/${gcpHome.zone}/instances/vm`, 'copy: instances/vm => '],
    ['disks.insert', 'global/snapshots/s', 'restore: snapshots/s => '],
    ['instances.insert', 'global/images/i', 'launch: images/i => '],
  ])('%s takes what the entry is about', (method, resource, flow) => {
    const activity = taken(method, resource)
    expect(flowText(activity)).toBe(flow)
    expect(linkTexts(activity)).toHaveLength(1)
    expect(activity?.counterpart?.side).toBe('owner')
  })

  it('ties nothing when it was refused, or where nobody is named', () => {
    expect(taken('images.insert', disk, { status: { code: 7 } })).toMatchObject({
      attempt: true,
      links: [],
    })
    expect(taken('images.insert', disk, { authenticationInfo: {} })).toMatchObject({
      verb: 'copy',
      links: [],
    })
  })

  it('leaves every other call what it is', () => {
    expect(flowText(taken('disks.delete'))).toBe('delete:  => disks/data')
    expect(flowText(taken('disks.createSnapshot', disk, { metadata: {} }))).toBe(
      'create: disks/data => ',
    )
  })
})
