import type { Event } from '../events/event.ts'
import type { Activity } from './activity.ts'
import { awsTags } from './aws/aws-tags.ts'
import { azureTags } from './azure/azure-tags.ts'
import { gcpTags } from './gcp/gcp-tags.ts'
import type { TaggedResource } from './resource-tag.ts'

/**
 * The tags that an event puts on resources, or shows on them, by the cloud that wrote it. What was denied
 * or failed puts none. `activity` is what lineage reads in the same event.
 */
export function extractTags(
  event: Event,
  activity: Activity | undefined,
): readonly TaggedResource[] {
  if (activity?.attempt === true) return []
  switch (event.source) {
    case 'aws.cloudtrail':
      return awsTags(event, activity)
    case 'azure.activitylogs':
      return azureTags(event)
    case 'gcp.audit':
      return gcpTags(event, activity)
  }
}
