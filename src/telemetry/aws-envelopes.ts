import { isJsonObject, type JsonArray, type JsonObject, textOf, valueAt } from '../base/json.ts'
import { type Envelope, wrappedBase64, wrappedText, wrappedValue } from './record-shape.ts'

/** The wrappers in which CloudTrail events travel (reference/telemetry.md 1.1). */
export const awsEnvelopes: readonly Envelope[] = [
  {
    // aws cloudtrail lookup-events
    name: 'lookup-event',
    open: (value) => wrappedText(textOf(value['CloudTrailEvent'])),
  },
  {
    // a CloudTrail Lake query that selects the column eventJson
    name: 'lake-event',
    open: (value) => wrappedText(textOf(value['eventJson'])),
  },
  {
    name: 'eventbridge',
    open: (value) =>
      'detail-type' in value && isJsonObject(value['detail'])
        ? wrappedValue(value['detail'])
        : undefined,
  },
  {
    // what a CloudWatch Logs subscription hands to a Lambda function
    name: 'awslogs',
    open: (value) => wrappedBase64(textOf(valueAt(value, 'awslogs', 'data'))),
  },
  {
    name: 'kinesis',
    open: (value) =>
      wrappedBase64(textOf(valueAt(value, 'kinesis', 'data'))) ??
      ('PartitionKey' in value ? wrappedBase64(textOf(value['Data'])) : undefined),
  },
  {
    // records of a Firehose request or transformation
    name: 'firehose',
    open: (value) =>
      'recordId' in value || Object.keys(value).length === 1
        ? wrappedBase64(textOf(value['data']))
        : undefined,
  },
  {
    // as a Lambda function or as `aws sqs receive-message` gets it
    name: 'sqs',
    open: (value) =>
      'messageId' in value
        ? wrappedText(textOf(value['body']))
        : 'MessageId' in value
          ? wrappedText(textOf(value['Body']))
          : undefined,
  },
  {
    // as a Lambda function or as a queue gets it
    name: 'sns',
    open: (value) =>
      wrappedText(textOf(valueAt(value, 'Sns', 'Message'))) ??
      ('TopicArn' in value ? wrappedText(textOf(value['Message'])) : undefined),
  },
  {
    // one event of CloudWatch Logs, from a subscription or from filter-log-events
    name: 'log-event',
    open: (value) =>
      typeof value['timestamp'] === 'number' ? wrappedText(textOf(value['message'])) : undefined,
  },
]

/**
 * The row of a CloudTrail Lake query, a list of one-key objects, as one object; `undefined` when the
 * array is something else.
 */
export function lakeRowOf(row: JsonArray): JsonObject | undefined {
  const columns = row.flatMap((column) => (isJsonObject(column) ? Object.entries(column) : []))
  const isRow = row.every(isJsonObject) && columns.length === row.length && row.length > 0
  return isRow ? Object.fromEntries(columns) : undefined
}

/** The `@message` of a row of a CloudWatch Logs Insights result: a list of fields with values. */
export function insightsMessageOf(row: JsonArray): string | undefined {
  const isRow = row.every((column) => isJsonObject(column) && 'field' in column)
  if (!isRow) return undefined
  const message = row.find((column) => valueAt(column, 'field') === '@message')
  return textOf(valueAt(message, 'value'))
}
