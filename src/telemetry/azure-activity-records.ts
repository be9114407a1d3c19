import { isJsonObject, type JsonObject, type JsonValue, textOf, valueAt } from '../base/json.ts'
import type { RecordShape, SkipRule } from './record-shape.ts'

/** The dialects of an Azure Activity record (reference/telemetry.md 1, 1.2), first that fits. */
export const azureShapes: readonly RecordShape[] = [
  {
    source: 'azure.activitylogs',
    dialect: 'azure-rest',
    fits: (value) =>
      'eventDataId' in value && valueAt(value, 'operationName', 'value') !== undefined,
    key: (value) => eventDataKey(textOf(value['eventDataId'])),
  },
  {
    source: 'azure.activitylogs',
    dialect: 'azure-event-hub',
    fits: (value) =>
      typeof value['time'] === 'string' &&
      typeof value['operationName'] === 'string' &&
      typeof value['resourceId'] === 'string' &&
      'category' in value &&
      ('resultType' in value || 'identity' in value),
    key: derivedKey,
  },
  {
    source: 'azure.activitylogs',
    dialect: 'azure-powershell',
    fits: (value) => 'EventTimestamp' in value && 'OperationName' in value,
    key: (value) => eventDataKey(textOf(value['EventDataId'])),
  },
  {
    source: 'azure.activitylogs',
    dialect: 'azure-log-analytics',
    fits: (value) =>
      'OperationNameValue' in value ||
      value['Type'] === 'AzureActivity' ||
      'ActivityStatusValue' in value,
    key: (value) => eventDataKey(textOf(value['EventDataId'])),
  },
]

/** The categories and tables of Azure Backup (reference/telemetry.md 1.2, 2.5). */
const backupTables: ReadonlySet<string> = new Set([
  'AddonAzureBackupJobs',
  'AddonAzureBackupAlerts',
  'AddonAzureBackupPolicy',
  'AddonAzureBackupProtectedInstance',
  'AddonAzureBackupStorage',
  'CoreAzureBackup',
  'AzureBackupReport',
])

/** What Azure delivers beside activity records. */
export const azureSkips: readonly SkipRule[] = [
  {
    reason: 'azure-backup-job',
    fits: (value) =>
      isBackupTable(value['Category']) ||
      isBackupTable(value['category']) ||
      isBackupTable(value['TableName']) ||
      isBackupTable(value['Type']),
  },
]

/** Is it the name of a category or table of Azure Backup? */
export function isBackupTable(name: JsonValue | undefined): boolean {
  return typeof name === 'string' && backupTables.has(name)
}

function eventDataKey(id: string | undefined): string | undefined {
  return id === undefined ? undefined : `azure.activitylogs ${id.toLowerCase()}`
}

/**
 * Records of an event hub carry no id. The result type and the time keep the started, accepted and
 * ended records of one operation apart (reference/telemetry.md 1.2, field table).
 */
function derivedKey(value: JsonObject): string | undefined {
  const correlation = textOf(value['correlationId'])
  if (correlation === undefined) return undefined
  const parts = [
    correlation,
    textOf(value['operationName'])?.toLowerCase(),
    textOf(value['resourceId'])?.toLowerCase(),
    resultOf(value),
    textOf(value['time']),
  ]
  return `azure.activitylogs ${JSON.stringify(parts)}`
}

function resultOf(value: JsonObject): string | undefined {
  const result = value['resultType']
  return isJsonObject(result) ? undefined : textOf(result ?? null)
}
