import { isJsonObject, type JsonObject, textOf, valueAt } from '../base/json.ts'
import type { RecordShape, SkipRule } from './record-shape.ts'

/** The dialects of a CloudTrail event (reference/telemetry.md 1, 1.1), first that fits. */
export const cloudtrailShapes: readonly RecordShape[] = [
  {
    source: 'aws.cloudtrail',
    dialect: 'cloudtrail',
    fits: (value) =>
      hasAction(value) &&
      !('eventJson' in value) &&
      (isJsonObject(value['userIdentity']) || typeof value['eventType'] === 'string') &&
      !isLakeRow(value),
    key: (value) => cloudtrailKey(textOf(value['eventID']), textOf(value['recipientAccountId'])),
  },
  {
    source: 'aws.cloudtrail',
    dialect: 'cloudtrail-lake-row',
    // A row that has the whole event beside other columns is opened as an envelope instead.
    fits: (value) =>
      hasAction(value) && !('eventJson' in value) && (isLakeRow(value) || hasOnlyTexts(value)),
    key: (value) => cloudtrailKey(textOf(value['eventID']), textOf(value['recipientAccountId'])),
  },
  {
    source: 'aws.cloudtrail',
    dialect: 'cloudtrail-athena-row',
    fits: (value) =>
      typeof value['eventsource'] === 'string' && typeof value['eventname'] === 'string',
    key: (value) => cloudtrailKey(textOf(value['eventid']), textOf(value['recipientaccountid'])),
  },
  {
    source: 'aws.cloudtrail',
    dialect: 'cloudtrail-ocsf',
    fits: (value) =>
      value['class_uid'] !== undefined &&
      valueAt(value, 'metadata', 'product', 'name') === 'CloudTrail',
    key: (value) =>
      cloudtrailKey(
        textOf(valueAt(value, 'metadata', 'uid')),
        textOf(valueAt(value, 'cloud', 'account', 'uid')) ??
          textOf(valueAt(value, 'unmapped', 'recipientAccountId')),
      ),
  },
]

/** What CloudTrail and its deliveries hold beside events (reference/telemetry.md 1.1). */
export const cloudtrailSkips: readonly SkipRule[] = [
  {
    reason: 'insight',
    // A row of CloudTrail Lake has the column insightDetails for every event.
    fits: (value) =>
      value['eventType'] === 'AwsCloudTrailInsight' || (value['insightDetails'] ?? '') !== '',
  },
  { reason: 'digest', fits: (value) => 'digestStartTime' in value && 'logFiles' in value },
  {
    reason: 'lake-signature',
    fits: (value) => 'hashSignature' in value && 'queryCompleteTime' in value,
  },
  { reason: 's3-notification', fits: isS3Notification },
  {
    reason: 'control-message',
    fits: (value) =>
      value['messageType'] === 'CONTROL_MESSAGE' ||
      (textOf(value['message'])?.startsWith('CWL CONTROL MESSAGE') ?? false),
  },
  {
    reason: 'ebs-notification',
    fits: (value) =>
      isNotification(value) && textOf(value['detail-type'])?.startsWith('EBS ') === true,
  },
  { reason: 'eventbridge-notification', fits: isNotification },
]

/**
 * An organisation's trail and an account's trail deliver one event twice, with one `eventID`; the
 * two sides of a cross-account event have an `eventID` each.
 */
function cloudtrailKey(id: string | undefined, recipient: string | undefined): string | undefined {
  return id === undefined ? undefined : `aws.cloudtrail ${id} ${recipient ?? ''}`
}

function hasAction(value: JsonObject): boolean {
  return typeof value['eventSource'] === 'string' && typeof value['eventName'] === 'string'
}

/** In a row of CloudTrail Lake the nested columns are text. */
function isLakeRow(value: JsonObject): boolean {
  return typeof value['userIdentity'] === 'string'
}

/** A query that selects no nested column still gives every column as text, the time too. */
function hasOnlyTexts(value: JsonObject): boolean {
  if (typeof value['eventTime'] !== 'string') return false
  return Object.values(value).every((column) => typeof column === 'string' || column === null)
}

/** S3 tells queues and functions which object was written; a trail tells its topic the same. */
function isS3Notification(value: JsonObject): boolean {
  return (
    (value['eventSource'] === 'aws:s3' && isJsonObject(value['s3'])) ||
    value['Event'] === 's3:TestEvent' ||
    ('s3Bucket' in value && 's3ObjectKey' in value)
  )
}

/** An EventBridge event that is no CloudTrail event: its body has another form. */
function isNotification(value: JsonObject): boolean {
  if (typeof value['detail-type'] !== 'string' || !isJsonObject(value['detail'])) return false
  return !value['detail-type'].endsWith('via CloudTrail')
}
