import { expect, it } from 'vitest'
import { writeResource } from './azure-resource-write.ts'

const resourceId =
  '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/vm/extensions/x'
const plan = { resourceId, location: 'westeurope', properties: { size: 1 } }

it('is called by the type of the resource and answers with what was asked for', () => {
  expect(writeResource(plan)).toMatchObject({
    name: 'Microsoft.Compute/virtualMachines/extensions/write',
    request: { location: 'westeurope', properties: { size: 1 } },
    response: {
      name: 'x',
      id: resourceId,
      type: 'Microsoft.Compute/virtualMachines/extensions',
      properties: { size: 1, provisioningState: 'Creating' },
    },
  })
})

it('answers with more where more is known', () => {
  const answered = { provisioningState: 'Updating', vmId: 'v' }
  expect(writeResource({ ...plan, answered }).response).toMatchObject({
    properties: { size: 1, ...answered },
  })
})
