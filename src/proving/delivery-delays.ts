import type { LogSource } from '../telemetry/log-record.ts'

/** When the logs of a cloud can be read after a call, as the vendors state it. */
export const deliveryDelays: Readonly<Record<LogSource, string>> = {
  'aws.cloudtrail': 'CloudTrail: within about 15 minutes',
  'azure.activitylogs': 'Activity log: within 3 to 20 minutes, an export of it later',
  'gcp.audit': 'audit logs: within a minute or so, in a bucket of a sink within the hour',
}
