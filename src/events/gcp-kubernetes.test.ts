import { expect, it } from 'vitest'
import { isKubernetes, orchestratorOf } from './gcp-kubernetes.ts'

const cluster = { type: 'k8s_cluster', labels: { cluster_name: 'c' } }

it.each([
  [
    'apps/v1/namespaces/kube-system/deployments/agent.x',
    {
      api_version: 'v1',
      namespace: 'kube-system',
      resource: { type: 'deployments', name: 'agent.x' },
    },
  ],
  ['core/v1beta1/nodes', { api_version: 'v1beta1', resource: { type: 'nodes' } }],
  ['apis/apps/v1', { api_version: 'v1', resource: { type: 'apps' } }],
  ['api/v1', { api_version: 'v1' }],
  ['readyz', { resource: { type: 'readyz' } }],
  ['HNAP1', {}],
])('reads the API object of %s', (name, read) => {
  expect(orchestratorOf(cluster, name)).toEqual({
    type: 'kubernetes',
    cluster: { name: 'c' },
    ...read,
  })
})

it('reads only the cluster of entries about clusters, and nothing of others', () => {
  expect(orchestratorOf({ ...cluster, type: 'gke_cluster' }, 'projects/p')).toEqual({
    type: 'kubernetes',
    cluster: { name: 'c' },
  })
  expect(orchestratorOf({ type: 'gce_disk' }, 'core/v1/nodes')).toBeUndefined()
  expect(isKubernetes(undefined)).toBe(false)
})
