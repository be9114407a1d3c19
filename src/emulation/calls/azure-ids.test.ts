import { expect, it } from 'vitest'
import { groupOf, typeOf } from './azure-ids.ts'

const group = '/subscriptions/s/resourceGroups/rg'
const machine = `${group}/providers/Microsoft.Compute/virtualMachines/vm`

it.each([
  [machine, 'Microsoft.Compute/virtualMachines'],
  [`${machine}/extensions/x`, 'Microsoft.Compute/virtualMachines/extensions'],
  [`${machine}/providers/Microsoft.Authorization/locks/l`, 'Microsoft.Authorization/locks'],
  [group, 'Microsoft.Resources/subscriptions/resourceGroups'],
])('%s is a %s', (resourceId, type) => {
  expect(typeOf(resourceId)).toBe(type)
})

it('a resource lies in its group, an assignment on a subscription in none', () => {
  expect(groupOf(machine)).toBe('rg')
  expect(groupOf('/subscriptions/s/providers/Microsoft.Authorization/locks/l')).toBeUndefined()
})
