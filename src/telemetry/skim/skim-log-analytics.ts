/** Rows of the table AzureActivity, as they are passed over without being parsed (reference/telemetry.md 1.2). */
import { closed } from './member-group.ts'
import type { RecordForm, SkimTools } from './record-form.ts'
import { activityReader, eventDataKeyReader, noBackupTest } from './skim-azure-activity.ts'
import type { SkimmedRecord } from './skimmed-record.ts'

/** The columns of the table, those of any table (with an underscore), and what `az` names the result. */
const row = closed([
  'TenantId',
  'SourceSystem',
  'CallerIpAddress',
  'CategoryValue',
  'CorrelationId',
  'Authorization',
  'Authorization_d',
  'Claims',
  'Claims_d',
  'Level',
  'OperationNameValue',
  'Properties',
  'Properties_d',
  'Caller',
  'EventDataId',
  'EventSubmissionTimestamp',
  'HTTPRequest',
  'HTTPRequest_d',
  'OperationId',
  'ResourceGroup',
  'ResourceProviderValue',
  'ActivityStatusValue',
  'ActivitySubstatusValue',
  'Hierarchy',
  'TimeGenerated',
  'SubscriptionId',
  'OperationName',
  'ActivityStatus',
  'ActivitySubstatus',
  'Category',
  'ResourceId',
  'ResourceProvider',
  'Resource',
  'Type',
  '_ResourceId',
  '_SubscriptionId',
  '_BilledSize',
  '_IsBillable',
  '_ItemId',
  'TableName',
])

/**
 * A row as an object of its columns. Only what the present form of the table has is read: rows of the older
 * one name operations and states as they are displayed. A column of no text is null or empty.
 */
export const logAnalyticsForm: RecordForm = { group: row, reader: readRow }

function readRow(tools: SkimTools): (record: SkimmedRecord) => boolean {
  const { members } = tools
  const place = (name: string): number => members.walker.placeOf(row, name)
  const time = place('TimeGenerated')
  const readActivity = activityReader(
    tools,
    {
      time: () => members.time(time),
      operation: [place('OperationNameValue')],
      status: [place('ActivityStatusValue')],
      resource: [place('ResourceId'), place('_ResourceId')],
      correlation: place('CorrelationId'),
      subscriptions: [place('SubscriptionId'), place('_SubscriptionId')],
    },
    'azure-log-analytics',
  )
  const readKey = eventDataKeyReader(members, place('EventDataId'))
  const isNoBackup = noBackupTest(members, ['Category', 'Type', 'TableName'].map(place))
  return (record) => isNoBackup() && readActivity(record) && readKey(record)
}
