import type { JsonObject } from '../../base/json.ts'
import * as operations from '../calls/azure-operations.ts'
import { armId, armIds } from '../calls/azure-operations.ts'
import type { AzureOperation } from '../calls/azure-player.ts'
import { fractionText, workTimes } from '../clock.ts'
import type { RandomSource } from '../random.ts'
import { application, machines, person, places, subscriptions, tenant } from './azure-cast.ts'
import type { AzureScene } from './azure-scene.ts'
import { background, benign, storyDays } from './story.ts'

/** What an ordinary week holds, in operations, and how far each kind keeps office hours. */
const amounts = [
  [playPipeline, 420, 0.7],
  [playPeople, 360, 0.95],
  [playReporter, 120, 0],
  [playTagging, 60, 0.9],
  [playPolicy, 380, 0.3],
  [playHealth, 60, 0],
] as const

/** Everyday noise of both subscriptions. */
export function playAzureBackground(scene: AzureScene): void {
  for (const [play, count, office] of amounts) {
    for (const time of workTimes({ days: storyDays, count, office }, scene.random)) {
      play(scene, time)
    }
  }
}

/** The deployment pipeline rolls out templates and settings. */
function playPipeline(scene: AzureScene, time: number): void {
  const { random } = scene
  const { web } = places
  const site = armId(web, 'Microsoft.Web/sites', random.pick(['example-shop', 'example-portal']))
  const deployment = armId(web, 'Microsoft.Resources/deployments', `release-${random.hex(8)}`)
  const choices: readonly AzureOperation[] = [
    operations.plainOperation('Microsoft.Resources/deployments/write', deployment, 'long'),
    operations.plainOperation('Microsoft.Resources/deployments/validate/action', deployment),
    operations.plainOperation('Microsoft.Web/sites/config/write', `${site}/config/appsettings`),
    operations.plainOperation('Microsoft.Web/sites/restart/action', site),
    operations.plainOperation('Microsoft.Web/sites/publishxml/action', site),
  ]
  scene.actor(application('deployment pipeline', time))(time, random.pick(choices), background)
}

/** People start and stop machines, list keys, change alerts. */
function playPeople(scene: AzureScene, time: number): void {
  const { random } = scene
  const machine = random.pick(machines)
  const storage = armId(places.web, 'Microsoft.Storage/storageAccounts', 'stexampleweb')
  const alert = armId(places.web, 'Microsoft.Insights/metricAlerts', 'cpu-high')
  const settings = `${machine.machineId}/providers/Microsoft.Insights/diagnosticSettings/audit`
  const choices: readonly AzureOperation[] = [
    operations.plainOperation(
      'Microsoft.Compute/virtualMachines/start/action',
      machine.machineId,
      'long',
    ),
    operations.plainOperation(
      'Microsoft.Compute/virtualMachines/deallocate/action',
      machine.machineId,
      'long',
    ),
    operations.plainOperation(
      'Microsoft.Compute/virtualMachines/restart/action',
      machine.machineId,
      'long',
    ),
    operations.plainOperation('Microsoft.Storage/storageAccounts/listKeys/action', storage),
    operations.plainOperation('Microsoft.Insights/metricAlerts/write', alert),
    operations.plainOperation('Microsoft.Insights/diagnosticSettings/write', settings),
    operations.plainOperation(
      'Microsoft.Resources/tags/write',
      `${machine.machineId}/providers/Microsoft.Resources/tags/default`,
    ),
  ]
  const who = person(random.pick(['carla', 'peter', 'marek', 'ines']), time)
  scene.actor(who)(time, random.pick(choices), background)
}

/** A vendor's cost tool asks for reports around the clock. */
function playReporter(scene: AzureScene, time: number): void {
  const subscription = scene.random.pick(Object.values(subscriptions))
  const scope = `/subscriptions/${subscription}/providers/Microsoft.CostManagement/generateDetailedCostReport`
  const name = 'Microsoft.CostManagement/generateDetailedCostReport/action'
  scene.actor(application('cost reporter', time))(
    time,
    operations.plainOperation(name, scope),
    background,
  )
}

/** Disks and snapshots get new tags, which writes them again with the origin they always had. */
function playTagging(scene: AzureScene, time: number): void {
  const { random } = scene
  const machine = random.pick(machines)
  const { place } = machine
  const snapshot = armIds.snapshot(place, `${machine.name}-quarterly`)
  const [resourceId, source] = random.pick([
    [snapshot, { option: 'Copy', sourceId: machine.dataDiskId }],
    [machine.dataDiskId, { option: 'Empty' }],
  ] as const)
  const first = operations.writeDisk(resourceId, place.location, source)
  const tags = { costCenter: String(random.whole(1000, 1040)) }
  scene.actor(person('ines', time))(
    time,
    operations.writeTags(first, tags),
    benign('K', 'tag update'),
  )
}

/** Azure Policy notes what does not comply. */
function playPolicy(scene: AzureScene, time: number): void {
  const { random } = scene
  const machine = random.pick(machines)
  const effect = random.pick(['audit', 'auditIfNotExists'])
  playNotice(scene, {
    time,
    resourceId: machine.machineId,
    operation: `Microsoft.Authorization/policies/${effect}/action`,
    category: 'Policy',
    resultType: 'Success',
    properties: {
      isComplianceCheck: 'False',
      resourceLocation: machine.place.location,
      ancestors: tenant,
      policies: JSON.stringify([
        { policyDefinitionName: 'require-tag-owner', policyDefinitionEffect: effect },
      ]),
      eventCategory: 'Policy',
      entity: machine.machineId,
      message: `Microsoft.Authorization/policies/${effect}/action`,
    },
  })
}

/** The platform tells how its parts are. */
function playHealth(scene: AzureScene, time: number): void {
  const machine = scene.random.pick(machines)
  playNotice(scene, {
    time,
    resourceId: machine.machineId,
    operation: 'Microsoft.Resourcehealth/healthevent/Activated/action',
    category: 'ResourceHealth',
    resultType: 'Active',
    properties: {
      eventCategory: 'ResourceHealth',
      eventProperties: {
        title: 'Rebooted by user',
        currentHealthStatus: 'Unavailable',
        previousHealthStatus: 'Available',
        type: 'Downtime',
        cause: 'UserInitiated',
      },
    },
  })
}

/** A row that no caller made. */
interface Notice {
  readonly time: number
  readonly resourceId: string
  readonly operation: string
  readonly category: string
  readonly resultType: string
  readonly properties: JsonObject
}

function playNotice(scene: AzureScene, notice: Notice): void {
  const correlationId = scene.random.uuid()
  scene.keep({
    time: notice.time,
    place: subscriptions.production,
    id: correlationId,
    principal: 'Microsoft.Authorization',
    role: background,
    record: noticeRow(notice, correlationId, scene.random),
  })
}

function noticeRow(notice: Notice, correlationId: string, random: RandomSource): JsonObject {
  return {
    RoleLocation: 'West Europe',
    ReleaseVersion: '6.2026.35.1+b0c2f1e9',
    time: fractionText(notice.time, 7, random),
    resourceId: notice.resourceId.toUpperCase(),
    operationName: notice.operation.toUpperCase(),
    category: notice.category,
    resultType: notice.resultType,
    resultSignature: `${notice.resultType}.`,
    durationMs: '0',
    correlationId,
    level: notice.category === 'Policy' ? 'Warning' : 'Information',
    properties: notice.properties,
    tenantId: tenant,
  }
}
