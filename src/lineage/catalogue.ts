import { textOf } from '../base/json.ts'
import type { Event } from '../events/event.ts'
import { awsActionKeys, awsActionMarks } from './aws/aws.ts'
import { azureActionKeys } from './azure/azure.ts'
import { readAzureCall } from './azure/azure-call.ts'
import { readGcpCall } from './gcp/gcp-call.ts'
import { gcpActionKeys } from './gcp/gcp.ts'

/** Every action that lineage follows, as `aws ec2.amazonaws.com CreateSnapshot`, `azure ...`, `gcp ...`. */
export const catalogueKeys: readonly string[] = [
  ...awsActionKeys.map((key) => `aws ${key}`),
  ...azureActionKeys.map((key) => `azure ${key}`),
  ...gcpActionKeys.map((key) => `gcp ${key}`),
]

/** By key, the text without which an event of the action is not followed; lower case, looked for in any. */
export const catalogueMarks: ReadonlyMap<string, string> = new Map(
  [...awsActionMarks].map(([key, mark]) => [`aws ${key}`, mark]),
)

/** The key by which an event's action stands in the catalogue, whether or not it does. */
export function catalogueKeyOf(event: Event): string {
  switch (event.source) {
    case 'aws.cloudtrail': {
      const { native } = event
      return `aws ${textOf(native['eventSource']) ?? ''} ${textOf(native['eventName']) ?? ''}`
    }
    case 'azure.activitylogs':
      return `azure ${readAzureCall(event)?.operation ?? ''}`
    case 'gcp.audit':
      return `gcp ${readGcpCall(event)?.method ?? ''}`
  }
}
