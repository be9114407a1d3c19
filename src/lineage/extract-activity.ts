import type { Event } from '../events/event.ts'
import type { Activity } from './activity.ts'
import { awsActivity } from './aws/aws.ts'
import { azureActivity } from './azure/azure.ts'
import { gcpActivity } from './gcp/gcp.ts'

/** What an event does to data, by the cloud that wrote it; `undefined` when lineage has no use for it. */
export function extractActivity(event: Event): Activity | undefined {
  switch (event.source) {
    case 'aws.cloudtrail':
      return awsActivity(event)
    case 'azure.activitylogs':
      return azureActivity(event)
    case 'gcp.audit':
      return gcpActivity(event)
  }
}
