import { describe, expect, it } from 'vitest'
import { readResourceId } from './azure-resource-id.ts'

const subscription = '8a4de8b5-095c-47d0-a96f-a75130c61d53'

describe('an Azure resource id', () => {
  it('tells group, provider with type, and name, in the case received', () => {
    const id = `/SUBSCRIPTIONS/${subscription}/RESOURCEGROUPS/RG/PROVIDERS/MICROSOFT.COMPUTE/SNAPSHOTS/S1`
    expect(readResourceId(id)).toEqual({
      subscription,
      resource: { id, group: 'RG', provider: 'MICROSOFT.COMPUTE/SNAPSHOTS', name: 'S1' },
    })
  })

  it('keeps a child resource in the name', () => {
    const id = `/subscriptions/${subscription}/resourcegroups/rg/providers/Microsoft.Compute/virtualMachines/vm/extensions/x`
    expect(readResourceId(id).resource).toMatchObject({
      provider: 'Microsoft.Compute/virtualMachines',
      name: 'vm/extensions/x',
    })
  })

  it('gives Event Hub authorization rules their own fields', () => {
    const id = `/subscriptions/${subscription}/resourceGroups/rg/providers/Microsoft.EventHub/namespaces/hub/authorizationRules/rule`
    expect(readResourceId(id).resource).toEqual({
      id,
      group: 'rg',
      provider: 'Microsoft.EventHub',
      namespace: 'hub',
      authorization_rule: 'rule',
    })
  })

  it('takes the rest for the provider where there is no group', () => {
    const own = `/subscriptions/${subscription}/providers/Microsoft.Authorization/roleAssignments/1`
    expect(readResourceId(own).resource).toMatchObject({
      provider: 'Microsoft.Authorization/roleAssignments/1',
    })
    const tenant = '/TeNaNtS/t1/PrOvIdErS/Microsoft.aadiam'
    expect(readResourceId(tenant)).toEqual({
      tenant: 't1',
      resource: { id: tenant, provider: 'Microsoft.aadiam' },
    })
  })

  it('reads what is there of a short or strange id', () => {
    expect(readResourceId(`/subscriptions/${subscription}`)).toEqual({
      subscription,
      resource: { id: `/subscriptions/${subscription}` },
    })
    expect(readResourceId('/subscriptions/mine/resourceGroups/rg').subscription).toBeUndefined()
    expect(readResourceId('').resource).toEqual({ id: '' })
  })
})
