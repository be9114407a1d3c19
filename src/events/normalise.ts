import type { LogRecord } from '../telemetry/log-record.ts'
import { cloudtrailEvent } from './aws-cloudtrail.ts'
import { azureActivityEvent } from './azure-activity-log.ts'
import type { Event, Rejection } from './event.ts'
import { gcpAuditEvent } from './gcp-audit-log.ts'

/** Makes the ECS event of one record; a record that cannot be one is rejected with the reason. */
export function normalise(record: LogRecord): Event | Rejection {
  switch (record.source) {
    case 'aws.cloudtrail':
      return cloudtrailEvent(record)
    case 'azure.activitylogs':
      return azureActivityEvent(record)
    case 'gcp.audit':
      return gcpAuditEvent(record)
  }
}
