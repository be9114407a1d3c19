import { expect, it } from 'vitest'
import { gcpNames } from './gcp-compute-call.ts'
import { getCompute, listCompute } from './gcp-read-calls.ts'

it('a get reads the resource', () => {
  const snapshot = gcpNames.snapshot('p', 's')
  expect(getCompute(snapshot)).toMatchObject({
    method: 'v1.compute.snapshots.get',
    log: 'data_access',
    resourceName: snapshot,
    resource: { type: 'gce_snapshot' },
    permissions: [{ permission: 'compute.snapshots.get', resource: snapshot }],
  })
})

it.each([
  [{ type: 'snapshots' }, 'v1.compute.snapshots.list', 'projects/p/global/snapshots'],
  [{ type: 'disks', zone: 'z-a' }, 'v1.compute.disks.list', 'projects/p/zones/z-a/disks'],
  [
    { type: 'instances', isAggregated: true, version: 'beta' },
    'beta.compute.instances.aggregatedList',
    'projects/p/global/instances',
  ],
] as const)('a listing of %o is %s on %s', (plan, method, resourceName) => {
  const call = listCompute({ project: 'p', count: 3, ...plan })
  expect(call).toMatchObject({ method, resourceName, responseItems: 3, log: 'data_access' })
  expect(call.resource).toMatchObject({
    type: 'api',
    labels: { method: method.slice(method.indexOf('.') + 1) },
  })
})
