/**
 * Where Elastic's integrations put what searches ask for (reference/telemetry.md section 5; fields of flow
 * and sign-in logs are unverified, but aws.vpcflow.instance_id).
 */
import type { Cloud } from './follow-up-search.ts'
import { awsActor, azureObject, withoutKind } from './searched-names.ts'

/** The data streams of the audit logs. */
export const streams: Readonly<Record<Cloud, string>> = {
  aws: 'logs-aws.cloudtrail-*',
  azure: 'logs-azure.activitylogs-*',
  gcp: 'logs-gcp.audit-*',
}

const objectId =
  'azure.activitylogs.identity.claims.`http://schemas_microsoft_com/identity/claims/objectidentifier`'

const cloudTrailTexts = [
  'aws.cloudtrail.request_parameters',
  'aws.cloudtrail.response_elements',
  'aws.cloudtrail.service_event_details',
]

/** Fields that hold names of resources, and of those whom a call lets in. */
export const textFields: Readonly<
  Record<'resource' | 'identity', Readonly<Record<Cloud, readonly string[]>>>
> = {
  resource: {
    aws: cloudTrailTexts,
    azure: ['azure.resource.id'],
    gcp: [
      'gcp.audit.resource_name',
      'gcp.audit.authorization_info.resource',
      'gcp.audit.request.sourceSnapshot',
      'gcp.audit.request.sourceDisk',
      'gcp.audit.request.sourceImage',
    ],
  },
  identity: {
    aws: cloudTrailTexts,
    azure: ['azure.resource.id'],
    gcp: ['gcp.audit.resource_name', 'gcp.audit.request.policy.bindings.members'],
  },
}

/** Rows of the Activity log as Elastic keeps them name what a thing was made from in objects, not in text. */
export const bodyOnly =
  'what a disk or machine was made from stands only in the body of its row; compare the rows by hand'

/** The field that holds a principal, and its value there. */
export function actorField(
  cloud: Cloud,
  id: string,
): { readonly field: string; readonly value: string } | undefined {
  if (cloud === 'azure') return { field: objectId, value: azureObject(id) }
  if (cloud === 'gcp') return { field: 'client.user.email', value: withoutKind(id) }
  const actor = awsActor(id)
  switch (actor?.kind) {
    case 'user':
      return { field: 'aws.cloudtrail.user_identity.arn', value: actor.arn }
    case 'role':
      return {
        field: 'aws.cloudtrail.user_identity.session_context.session_issuer.arn',
        value: actor.arn,
      }
    case 'account':
      return { field: 'cloud.account.id', value: actor.id }
    case 'service':
      return { field: 'aws.cloudtrail.user_identity.invoked_by', value: actor.id }
    case undefined:
      return undefined
  }
}
