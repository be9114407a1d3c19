import type { LogSource } from '../../telemetry/log-record.ts'
import { array, elastic, filebeat, ndjson } from './any-cloud.ts'
import { athena } from './aws-athena.ts'
import { eventbridge, sns, sqs } from './aws-event-bus.ts'
import { lake, lakeEventJson } from './aws-lake.ts'
import { cloudwatch, cloudwatchExport, firehose } from './aws-log-group.ts'
import { lookupEvents } from './aws-lookup.ts'
import { ocsf } from './aws-security-lake.ts'
import { trail } from './aws-trail.ts'
import { blob, eventHub } from './azure-export.ts'
import { cli, powershell, rest } from './azure-lists.ts'
import { logAnalytics, logAnalyticsCsv } from './azure-workspace.ts'
import type { DeliveryShape } from './delivery.ts'
import { bigquery } from './gcp-bigquery.ts'
import { gcloud } from './gcp-logging-read.ts'
import { pubsub, pubsubPull } from './gcp-pubsub.ts'
import { sink } from './gcp-sink.ts'

/** Every shape in which emulated records can be delivered (reference/telemetry.md section 1). */
export const deliveryShapes: readonly DeliveryShape[] = [
  trail,
  lookupEvents,
  lake,
  lakeEventJson,
  athena,
  cloudwatch,
  cloudwatchExport,
  firehose,
  eventbridge,
  sqs,
  sns,
  ocsf,
  blob,
  eventHub,
  rest,
  cli,
  powershell,
  logAnalytics,
  logAnalyticsCsv,
  sink,
  gcloud,
  pubsub,
  pubsubPull,
  bigquery,
  ndjson,
  array,
  filebeat,
  elastic,
]

/** The way in which each log most often reaches whoever hunts in it: the cloud's own bucket. */
export const defaultShapes: Readonly<Record<LogSource, DeliveryShape>> = {
  'aws.cloudtrail': trail,
  'azure.activitylogs': blob,
  'gcp.audit': sink,
}

/** The shape that a user asks for by name, `undefined` when there is none of that name. */
export function shapeNamed(name: string): DeliveryShape | undefined {
  return deliveryShapes.find((shape) => shape.name === name)
}
