/** What people and pipelines do all day. */
import { machineAction } from '../calls/azure-machine-operations.ts'
import { armId, plainOperation, writeDisk, writeTags } from '../calls/azure-operations.ts'
import type { AzureOperation } from '../calls/azure-player.ts'
import { second } from '../clock.ts'
import { azureEstateOf } from './azure-estate.ts'
import { operationRecords } from './azure-noise-record.ts'
import type { NoiseKind, NoiseMoment } from './noise-kind.ts'

/** The deployment pipeline rolls out templates and settings. */
export const azureDeployments: NoiseKind = (moment) => {
  const { time, place, random } = moment
  const { where, sites, pipeline } = azureEstateOf(place)
  const site = random.pick(sites)
  const name = random.pick(pipelineOperations)
  const isDeployment = name.startsWith('Microsoft.Resources/')
  const resourceId = isDeployment
    ? armId(where, 'Microsoft.Resources/deployments', `release-${random.hex(8)}`)
    : name === 'Microsoft.Web/sites/config/write'
      ? `${site}/config/appsettings`
      : site
  const course = name === 'Microsoft.Resources/deployments/write' ? 'long' : 'short'
  return operationRecords(moment, pipeline(time), plainOperation(name, resourceId, course))
}

const pipelineOperations = [
  'Microsoft.Resources/deployments/write',
  'Microsoft.Resources/deployments/validate/action',
  'Microsoft.Web/sites/config/write',
  'Microsoft.Web/sites/restart/action',
  'Microsoft.Web/sites/publishxml/action',
] as const

/** People start, stop and restart machines. */
export const azureMachines: NoiseKind = (moment) => {
  const { place, random } = moment
  const { machineId } = random.pick(azureEstateOf(place).machines)
  const action = random.pick(['start', 'deallocate', 'restart'] as const)
  const duration = random.whole(10, 60) * second
  return byPerson(moment, machineAction(machineId, action), duration)
}

/** People change alerts and what is logged of a machine. */
export const azureSettings: NoiseKind = (moment) => {
  const { place, random } = moment
  const { where, machines } = azureEstateOf(place)
  const { machineId } = random.pick(machines)
  const alert = armId(where, 'Microsoft.Insights/metricAlerts', 'cpu-high')
  const settings = `${machineId}/providers/Microsoft.Insights/diagnosticSettings/audit`
  const isAlert = random.fraction() < 0.5
  return byPerson(
    moment,
    isAlert
      ? plainOperation('Microsoft.Insights/metricAlerts/write', alert)
      : plainOperation('Microsoft.Insights/diagnosticSettings/write', settings),
  )
}

/** People look up the keys of storage accounts; now and then one may not. */
export const azureKeys: NoiseKind = (moment) => {
  const { place, random } = moment
  const account = random.pick(azureEstateOf(place).storageAccounts)
  const listing = plainOperation('Microsoft.Storage/storageAccounts/listKeys/action', account)
  return byPerson(moment, random.fraction() < 0.05 ? { ...listing, course: 'refused' } : listing)
}

/**
 * Machines get new tags, and disks too, which writes these again with the origin that they always had
 * (reference/telemetry.md section 7 K).
 */
export const azureTags: NoiseKind = (moment) => {
  const { place, random } = moment
  const { where, machines } = azureEstateOf(place)
  const { machineId, dataDiskId } = random.pick(machines)
  if (random.fraction() < 0.5) {
    const tags = `${machineId}/providers/Microsoft.Resources/tags/default`
    return byPerson(moment, plainOperation('Microsoft.Resources/tags/write', tags))
  }
  const first = writeDisk(dataDiskId, where.location, { option: 'Empty' })
  return byPerson(moment, writeTags(first, { costCenter: String(random.whole(1000, 1040)) }))
}

/** A vendor's cost tool asks for reports around the clock. */
export const azureReports: NoiseKind = (moment) => {
  const { time, place } = moment
  const report = `/subscriptions/${place.id}/providers/Microsoft.CostManagement/generateDetailedCostReport`
  const name = 'Microsoft.CostManagement/generateDetailedCostReport/action'
  return operationRecords(moment, azureEstateOf(place).reporter(time), plainOperation(name, report))
}

function byPerson(
  moment: NoiseMoment,
  operation: AzureOperation,
  duration?: number,
): ReturnType<NoiseKind> {
  const { time, place, random } = moment
  const person = random.pick(azureEstateOf(place).people)
  return operationRecords(moment, person(time), operation, duration)
}
