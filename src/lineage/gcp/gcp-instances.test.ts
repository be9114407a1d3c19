import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../base/json.ts'
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

const zone = `zones/${gcpHome.zone}`

function call(method: string, parts: Partial<GcpCallParts> = {}): Activity | undefined {
  const resource = `${zone}/instances/vm`
  return gcpActivity(gcpEvent(gcpEntry({ method: `v1.compute.${method}`, resource, ...parts })))
}

function permits(name: string, permission = 'compute.disks.create'): JsonObject {
  return { permission, granted: true, resourceAttributes: { name } }
}

describe('instances.insert (emulated)', () => {
  it('brings a disk along', () => {
    const activity = call('instances.insert', {
      request: { disks: [{ boot: true, source: `${zone}/disks/stolen` }] },
    })
    expect(flowText(activity)).toBe('launch: disks/stolen => instances/vm')
    expect(linkTexts(activity)).toEqual(['attached-to disks/stolen -> instances/vm'])
  })

  it('makes a disk from a snapshot, whose name the permission tells', () => {
    const authorizationInfo = [permits(`projects/${gcpHome.project}/${zone}/disks/vm`)]
    const activity = call('instances.insert', {
      request: { disks: [{ initializeParams: { sourceSnapshot: 'global/snapshots/s' } }] },
      payload: { authorizationInfo },
    })
    expect(flowText(activity)).toBe('launch: snapshots/s => instances/vm disks/vm')
    expect(linkTexts(activity)).toEqual([
      'launched-from snapshots/s -> instances/vm',
      'restored-from snapshots/s -> disks/vm',
      'attached-to disks/vm -> instances/vm',
    ])
  })

  it('does not guess which of several disks is which', () => {
    const authorizationInfo = ['a', 'b'].map((name) =>
      permits(`projects/${gcpHome.project}/${zone}/disks/${name}`),
    )
    const made = { initializeParams: { sourceSnapshot: 's' } }
    const activity = call('instances.insert', {
      request: { disks: [made, { initializeParams: { diskName: 'named' } }] },
      payload: { authorizationInfo },
    })
    expect(linkTexts(activity)).toEqual([
      'launched-from snapshots/s -> instances/vm',
      'attached-to disks/named -> instances/vm',
    ])
  })

  it('takes the image that a family meant', () => {
    const sourceImage = 'projects/ours/global/images/family/base'
    const attachedDisks = [{ isBootDisk: true, sourceImage: 'projects/ours/global/images/base-7' }]
    const activity = call('instances.insert', {
      request: { disks: [{ boot: true, initializeParams: { sourceImage } }] },
      payload: { metadata: { usedResources: { attachedDisks } } },
    })
    expect(flowText(activity)).toBe('launch: images/base-7 => instances/vm')
  })

  it('launches from a machine image', () => {
    const activity = call('instances.insert', {
      request: { sourceMachineImage: 'global/machineImages/m' },
    })
    expect(linkTexts(activity)).toEqual(['launched-from machineimages/m -> instances/vm'])
  })

  it('says how a firewall would find it and whether the internet does', () => {
    const activity = call('instances.insert', {
      request: {
        networkInterfaces: [
          { network: 'global/networks/default', accessConfigs: [{ name: 'External NAT' }] },
          { subnetwork: 'regions/europe-west1/subnetworks/inner' },
        ],
        tags: { tags: ['Web'] },
        serviceAccounts: [{ email: 'vm@payroll-prod.iam.gserviceaccount.com' }],
      },
    })
    const shared = { tags: ['web'], serviceAccounts: ['vm@payroll-prod.iam.gserviceaccount.com'] }
    expect(activity?.selectors?.map(({ selector }) => selector)).toEqual([
      { network: globalId('networks/default'), ...shared },
      { network: globalId('networks/inner'), ...shared },
    ])
    expect(activity?.selectors?.map((one) => one.hasExternalAddress)).toEqual([true, false])
  })

  it('reads tags as the API writes them too', () => {
    const request = { networkInterfaces: [{ network: 'n' }], tags: { items: ['web'] } }
    expect(call('instances.insert', { request })?.selectors?.[0]?.selector.tags).toEqual(['web'])
  })

  it('states nothing more in a last entry', () => {
    const activity = call('instances.insert')
    expect(flowText(activity)).toBe('launch:  => instances/vm')
    expect(activity?.selectors).toBeUndefined()
  })
})

it('bulkInsert launches every instance that it names (emulated)', () => {
  const instanceProperties = { disks: [{ initializeParams: { sourceSnapshot: 's' } }] }
  const perInstanceProperties = { a: {}, b: {} }
  const request = { instanceProperties, perInstanceProperties }
  expect(linkTexts(call('instances.bulkInsert', { resource: zone, request }))).toEqual([
    'launched-from snapshots/s -> instances/a',
    'launched-from snapshots/s -> instances/b',
  ])
})

describe('changes of an instance (emulated)', () => {
  it('attaches and detaches disks', () => {
    const attach = call('instances.attachDisk', { request: { source: `${zone}/disks/d` } })
    expect(linkTexts(attach)).toEqual(['attached-to disks/d -> instances/vm'])
    expect(flowText(call('instances.detachDisk'))).toBe('detach:  => instances/vm')
  })

  it('gives and takes addresses', () => {
    expect(call('instances.addAccessConfig')?.verb).toBe('expose')
    expect(call('instances.deleteAccessConfig')?.verb).toBe('unexpose')
    const calls = ['instances.addAccessConfig', 'instances.deleteAccessConfig']
    expect(
      calls.map((method) => call(method)?.addresses?.map((one) => one.hasExternalAddress)),
    ).toEqual([[true], [false]])
  })

  it('sets tags, of a network that the entry does not name', () => {
    const activity = call('instances.setTags', { request: { tags: ['Open-SSH'] } })
    expect(activity?.selectors?.[0]?.selector).toEqual({
      network: '',
      tags: ['open-ssh'],
      serviceAccounts: [],
    })
    expect(call('instances.setTags')?.selectors).toBeUndefined()
  })

  it('tells a move of an interface, and leaves the instance where it was', () => {
    const request = { network: 'global/networks/other' }
    const activity = call('instances.updateNetworkInterface', { request })
    expect(flowText(activity)).toBe('other:  => instances/vm')
    expect(activity?.selectors).toBeUndefined()
  })
})
