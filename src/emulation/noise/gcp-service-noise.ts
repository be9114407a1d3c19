/** What is done to topics, buckets, services, accounts and policies. */
import type { GcpCall } from '../calls/gcp-player.ts'
import { setProjectPolicy } from '../calls/gcp-policy-calls.ts'
import { regionOf } from '../calls/gcp-compute-call.ts'
import { gcpEstateOf } from './gcp-estate.ts'
import { callRecords } from './gcp-noise-record.ts'
import type { NoiseKind } from './noise-kind.ts'

/** The deployment account rolls out topics, buckets and services. */
export const gcpDeployments: NoiseKind = (moment) => {
  const { place, random } = moment
  const { project, topics, buckets, services, deployer } = gcpEstateOf(place)
  const location = regionOf(place.region)
  const turn = random.whole(0, 4)
  const call =
    turn < 2
      ? updateTopic(project, random.pick(topics))
      : turn < 4
        ? updateBucket(project, random.pick(buckets), location)
        : replaceService(project, random.pick(services), location)
  return callRecords(moment, deployer, call)
}

function updateTopic(project: string, name: string): GcpCall {
  const resourceName = `projects/${project}/topics/${name}`
  return {
    service: 'pubsub.googleapis.com',
    method: 'google.pubsub.v1.Publisher.UpdateTopic',
    project,
    resourceName,
    resource: { type: 'pubsub_topic', labels: { topic_id: resourceName } },
    permissions: [{ permission: 'pubsub.topics.update', resource: resourceName }],
    request: { topic: { name: resourceName, labels: { team: 'shop' } }, updateMask: 'labels' },
    response: { '@type': 'type.googleapis.com/google.pubsub.v1.Topic', name: resourceName },
  }
}

function updateBucket(project: string, name: string, location: string): GcpCall {
  const resourceName = `projects/_/buckets/${name}`
  return {
    service: 'storage.googleapis.com',
    method: 'storage.buckets.update',
    project,
    resourceName,
    resource: { type: 'gcs_bucket', labels: { bucket_name: name, location } },
    permissions: [{ permission: 'storage.buckets.update', resource: resourceName }],
    locations: [location],
  }
}

function replaceService(project: string, name: string, location: string): GcpCall {
  const resourceName = `namespaces/${project}/services/${name}`
  const labels = { service_name: name, location, revision_name: '', configuration_name: '' }
  return {
    service: 'run.googleapis.com',
    method: 'google.cloud.run.v1.Services.ReplaceService',
    project,
    resourceName,
    resource: { type: 'cloud_run_revision', labels },
    permissions: [{ permission: 'run.services.update', resource: resourceName }],
    locations: [location],
  }
}

/** Roles are given to people of the organisation, and taken from them. */
export const gcpPolicies: NoiseKind = (moment) => {
  const { place, random } = moment
  const { project, people } = gcpEstateOf(place)
  const member = `user:${random.pick(people).email}`
  const role = random.pick(['roles/viewer', 'roles/logging.viewer', 'roles/pubsub.editor'])
  const action = random.pick(['ADD', 'ADD', 'REMOVE'] as const)
  const plan = { bindings: [{ role, members: [member] }], changes: [{ action, role, member }] }
  return callRecords(moment, random.pick(people), setProjectPolicy(project, plan))
}

/** Service accounts are made for new programs, and described anew. */
export const gcpAccounts: NoiseKind = (moment) => {
  const { place, random } = moment
  const { project, programs, deployer } = gcpEstateOf(place)
  const call =
    random.fraction() < 0.3
      ? newAccount(project, `program-${random.hex(6)}`, random.text(21, '123456789'))
      : describeAccount(project, random.pick(programs))
  return callRecords(moment, deployer, call)
}

const iam = 'iam.googleapis.com'
const iamTypes = 'type.googleapis.com/google.iam.admin.v1'

function newAccount(project: string, name: string, uniqueId: string): GcpCall {
  const resource = `projects/${project}`
  const email = `${name}@${project}.iam.gserviceaccount.com`
  return {
    service: iam,
    method: 'google.iam.admin.v1.CreateServiceAccount',
    project,
    resourceName: resource,
    resource: { type: 'service_account', labels: { email_id: email, unique_id: uniqueId } },
    permissions: [{ permission: 'iam.serviceAccounts.create', resource, attributes: {} }],
    request: {
      '@type': `${iamTypes}.CreateServiceAccountRequest`,
      account_id: name,
      name: resource,
      service_account: {},
    },
    response: {
      '@type': `${iamTypes}.ServiceAccount`,
      name: `${resource}/serviceAccounts/${email}`,
      email,
      project_id: project,
      unique_id: uniqueId,
      oauth2_client_id: uniqueId,
      etag: 'MDEwMjE5MjA=',
    },
  }
}

function describeAccount(project: string, email: string): GcpCall {
  const resource = `projects/${project}/serviceAccounts/${email}`
  return {
    service: iam,
    method: 'google.iam.admin.v1.PatchServiceAccount',
    project,
    resourceName: resource,
    resource: { type: 'service_account', labels: { email_id: email } },
    permissions: [{ permission: 'iam.serviceAccounts.update', resource, attributes: {} }],
  }
}
