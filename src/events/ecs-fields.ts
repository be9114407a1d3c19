/**
 * The fields that the documents of events may have, each with its type: what a rule is checked
 * against. ECS itself, the fields of Elastic's integrations of our three logs as our normalisers fill
 * them (reference/telemetry.md section 5), and our own `spoor.*` (design section 3).
 */
import { ecsCoreFields } from './ecs-core-fields.ts'

/** What kind of value a field holds; a subset of the types of queries. */
export type EcsFieldType = 'string' | 'number' | 'decimal' | 'boolean' | 'date' | 'ip'

/**
 * Fields below a path, written like those of the generated file: `name` or `name:type`. An `open`
 * field holds an object of the vendor whose members nobody lists; Elastic maps such objects as
 * flattened, so every leaf is a string (eql.md section 6).
 */
const ownFields: Readonly<Record<string, string>> = {
  'aws.cloudtrail': `
    additional_eventdata api_version error_code error_message event_category event_type event_version
    management_event read_only:boolean recipient_account_id request_id request_parameters
    response_elements service_event_details session_credential_from_console shared_event_id
    vpc_endpoint_id resources:open flattened.additional_eventdata:open flattened.digest:open
    flattened.insight_details:open flattened.request_parameters:open
    flattened.response_elements:open flattened.service_event_details:open`,
  'aws.cloudtrail.console_login.additional_eventdata': `
    login_to mfa_used:boolean mobile_version:boolean`,
  'aws.cloudtrail.user_identity': `
    access_key_id arn invoked_by principal_id type session_context.creation_date:date
    session_context.ec2_role_delivery session_context.mfa_authenticated
    session_context.session_issuer.account_id session_context.session_issuer.arn
    session_context.session_issuer.principal_id session_context.session_issuer.type`,
  azure: `
    correlation_id subscription_id resource.authorization_rule resource.group resource.id
    resource.name resource.namespace resource.provider`,
  'azure.activitylogs': `
    category event_category identity_name level:number operation_name operation_version
    result_signature result_type tenant_id properties:open`,
  'azure.activitylogs.identity': `
    claims:open claims_initiated_by_user.fullname claims_initiated_by_user.givenname
    claims_initiated_by_user.name claims_initiated_by_user.schema claims_initiated_by_user.surname
    authorization:open`,
  'gcp.audit': `
    labels:open metadata:open num_response_items:number policy_violation_info:open
    receive_timestamp:date request:open resource.type resource.labels:open
    resource_location.current_locations resource_name response:open
    service_data.policy_delta.binding_deltas:open status.code:number status.details:open
    status.message type`,
  'gcp.audit.authentication_info': `
    authority_selector service_account_delegation_info:open service_account_key_name
    third_party_principal:open`,
  'gcp.audit.authorization_info': `
    granted:boolean permission permissionType resource resource_attributes:open`,
  'gcp.audit.logentry_operation': 'first:boolean id last:boolean producer',
  // Fields of no set of ECS that Elastic's integrations fill.
  actor: 'entity.id',
  cloud: 'resource_id',
  geo: 'name',
  orchestrator: 'resource.ip:ip',
  related: 'entity',
  service: 'target.entity.id',
  target: 'entity.id',
  spoor: 'attempt:boolean inputs outputs time.off_hours:boolean verb',
  'spoor.chain': `
    account_changed:boolean id principal_changed:boolean region_changed:boolean root
    source_unseen:boolean step:number`,
  'spoor.exposure': 'cidrs ports world_open:boolean',
  'spoor.principal': `
    account automation behind.account behind.evidence behind.id behind.kind behind.session
    first_seen:date id is_new:boolean key_created:date kind session`,
  'spoor.resource': 'id kind',
  'spoor.target': 'accounts public:boolean trust',
}

const writtenTypes = ['string', 'number', 'decimal', 'boolean', 'date', 'ip', 'open'] as const

type WrittenType = (typeof writtenTypes)[number]

let table: ReadonlyMap<string, WrittenType> | undefined

/** Every field with its type; read from the tables when first asked for. */
function fields(): ReadonlyMap<string, WrittenType> {
  table ??= new Map(
    [ecsCoreFields, ownFields].flatMap((sets) =>
      Object.entries(sets).flatMap(([set, words]) => words.trim().split(/\s+/).map(readWord(set))),
    ),
  )
  return table
}

function readWord(set: string): (word: string) => readonly [string, WrittenType] {
  return (word) => {
    const [name = '', type = 'string'] = word.split(':')
    const path = name === '' ? set : `${set}.${name}`
    return [path, writtenTypes.find((one) => one === type) ?? 'string']
  }
}

/** The type of a field, those inside open ones too; `undefined` when there is no such field. */
export function ecsFieldType(path: string): EcsFieldType | undefined {
  const known = fields().get(path)
  if (known !== undefined) return known === 'open' ? 'string' : known
  for (let end = path.lastIndexOf('.'); end > 0; end = path.lastIndexOf('.', end - 1)) {
    const outer = fields().get(path.slice(0, end))
    if (outer !== undefined) return outer === 'open' ? 'string' : undefined
  }
  return undefined
}

/** The names of all fields, open ones without what is inside them. */
export function ecsFieldNames(): Iterable<string> {
  return fields().keys()
}
