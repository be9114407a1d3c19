import { expect, it } from 'vitest'
import { noiseMoment, playMoments } from '../../../test/builders/noise-builder.ts'
import { azureHealth, azurePolicy } from './azure-notice-noise.ts'

const moment = noiseMoment('azure', { azureDialect: 'azure-rest' })

it.each([
  [azurePolicy, 'Policy', /^Microsoft\.Authorization\/policies\/(audit|auditIfNotExists)\/action$/],
  [azureHealth, 'ResourceHealth', /^Microsoft\.Resourcehealth\/healthevent\/Activated\/action$/],
])('a notice is one row about a machine of the place', (kind, category, operation) => {
  for (const records of playMoments(kind, moment)) {
    expect(records).toHaveLength(1)
    expect(records[0]?.record).toMatchObject({
      category: { value: category },
      operationName: { value: expect.stringMatching(operation) },
      resourceId: expect.stringContaining('/virtualMachines/vm-'),
    })
  }
})
