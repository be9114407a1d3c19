/** What the platform notes by itself: policy and health. */
import { azureEstateOf } from './azure-estate.ts'
import { noticeRecord } from './azure-notice.ts'
import type { NoiseKind } from './noise-kind.ts'

/** Azure Policy notes what does not comply. */
export const azurePolicy: NoiseKind = (moment) => {
  const { place, random } = moment
  const { machines, tenant, where } = azureEstateOf(place)
  const { machineId } = random.pick(machines)
  const effect = random.pick(['audit', 'auditIfNotExists'])
  const operation = `Microsoft.Authorization/policies/${effect}/action`
  const policies = [{ policyDefinitionName: 'require-tag-owner', policyDefinitionEffect: effect }]
  return [
    noticeRecord(moment, {
      resourceId: machineId,
      operation,
      category: 'Policy',
      status: 'Succeeded',
      level: 'Warning',
      properties: {
        isComplianceCheck: 'False',
        resourceLocation: where.location,
        ancestors: tenant,
        policies: JSON.stringify(policies),
        entity: machineId,
        message: operation,
      },
    }),
  ]
}

/** The platform tells how its machines are. */
export const azureHealth: NoiseKind = (moment) => {
  const { machineId } = moment.random.pick(azureEstateOf(moment.place).machines)
  return [
    noticeRecord(moment, {
      resourceId: machineId,
      operation: 'Microsoft.Resourcehealth/healthevent/Activated/action',
      category: 'ResourceHealth',
      status: 'Active',
      level: 'Information',
      properties: {
        eventProperties: {
          title: 'Rebooted by user',
          currentHealthStatus: 'Unavailable',
          previousHealthStatus: 'Available',
          type: 'Downtime',
          cause: 'UserInitiated',
        },
      },
    }),
  ]
}
