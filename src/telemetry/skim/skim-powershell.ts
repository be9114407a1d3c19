/** What PowerShell prints of Azure Activity, as it is passed over without being parsed (reference/telemetry.md 1.2). */
import { closed } from './member-group.ts'
import type { MemberReader } from './member-reader.ts'
import type { RecordForm, SkimTools } from './record-form.ts'
import { activityReader, eventDataKeyReader, noBackupTest } from './skim-azure-activity.ts'
import type { SkimmedRecord } from './skimmed-record.ts'

const operationName = closed(['Value', 'LocalizedValue'])
const state = closed(['Value', 'LocalizedValue'])
const printed = closed(
  [
    'Authorization',
    'Caller',
    'Category',
    'Claims',
    'CorrelationId',
    'Description',
    'EventChannels',
    'EventDataId',
    'EventName',
    'EventSource',
    'EventTimestamp',
    'HttpRequest',
    'Id',
    'Level',
    'OperationId',
    'Properties',
    'ResourceGroupName',
    'ResourceId',
    'ResourceProviderName',
    'ResourceType',
    'SubmissionTimestamp',
    'SubscriptionId',
    'SubStatus',
    'TenantId',
  ],
  { OperationName: operationName, Status: state },
)

/** As `Get-AzActivityLog | ConvertTo-Json` prints them; names are plain or objects with a `Value`. */
export const powershellForm: RecordForm = { group: printed, reader: readPrinted }

function readPrinted(tools: SkimTools): (record: SkimmedRecord) => boolean {
  const { members } = tools
  const { walker } = members
  const place = (name: string): number => walker.placeOf(printed, name)
  const category = place('Category')
  const readActivity = activityReader(
    tools,
    {
      time: timeReader(members, place('EventTimestamp')),
      operation: [place('OperationName'), walker.placeOf(operationName, 'Value')],
      status: [place('Status'), walker.placeOf(state, 'Value')],
      resource: [place('ResourceId')],
      correlation: place('CorrelationId'),
      subscriptions: [place('SubscriptionId')],
    },
    'azure-powershell',
  )
  const readKey = eventDataKeyReader(members, place('EventDataId'))
  const isNoBackup = noBackupTest(members, [category])
  return (record) =>
    (members.isObject(category) || isNoBackup()) && readActivity(record) && readKey(record)
}

/** How Windows PowerShell prints a time, milliseconds since 1970 UTC: after 1973, before 2286. */
const dated = /^\\?\/Date\(([1-9]\d{11,12})\)\\?\/$/

function timeReader(members: MemberReader, place: number): () => number | undefined {
  const { bytes } = members.walker
  return () => {
    const time = members.time(place)
    if (time !== undefined) return time
    const { from, to } = members.span(place)
    const milliseconds = dated.exec(bytes.toString('latin1', from, to))?.[1]
    return milliseconds === undefined ? undefined : Number(milliseconds)
  }
}
