import { describe, expect, it } from 'vitest'
import { gcpNames } from './gcp-compute-call.ts'
import { setPolicy, setProjectPolicy } from './gcp-policy-calls.ts'

const bindings = [
  { role: 'roles/viewer', members: ['user:a@example.com', 'allAuthenticatedUsers'] },
  { role: 'roles/compute.imageUser', members: ['domain:example.net'] },
]
const changes = [{ action: 'ADD', role: 'roles/viewer', member: 'user:a@example.com' }] as const

describe('the policy of a resource', () => {
  it.each([
    [gcpNames.disk('p', 'europe-west1-c', 'd'), 'disks'],
    [gcpNames.instance('p', 'z', 'i'), 'instances'],
    [gcpNames.machineImage('p', 'm'), 'machineImages'],
  ])('of %s is set by the call of its type', (resource, type) => {
    const call = setPolicy(resource, { bindings })
    expect(call.method).toBe(`v1.compute.${type}.setIamPolicy`)
    expect(call.permissions).toEqual([{ permission: `compute.${type}.setIamPolicy`, resource }])
    expect(call).not.toHaveProperty('operation')
  })

  it('is stated whole, in request and answer, and its changes only on demand', () => {
    const image = gcpNames.image('p', 'i')
    const call = setPolicy(image, { bindings })
    expect(call.request).toEqual({ policy: { bindings, version: 1 } })
    expect(call.response).toMatchObject({ bindings })
    expect(call.more).toEqual({})
    expect(setPolicy(image, { bindings, changes }).more).toMatchObject({
      serviceData: { policyDelta: { bindingDeltas: changes } },
    })
  })

  it('is set with the version asked for', () => {
    const call = setPolicy(gcpNames.image('p', 'i'), { bindings, version: 'beta' })
    expect(call.method).toBe('beta.compute.images.setIamPolicy')
  })
})

it('the policy of a project is told by the resource manager', () => {
  const call = setProjectPolicy('p', { bindings, changes })
  expect(call).toMatchObject({
    service: 'cloudresourcemanager.googleapis.com',
    method: 'SetIamPolicy',
    resourceName: 'projects/p',
    request: { resource: 'p', policy: { bindings } },
    more: { serviceData: { policyDelta: { bindingDeltas: changes } } },
  })
})
