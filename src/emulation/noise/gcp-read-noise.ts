/** Reads: only in the data access log, which a project turns on (reference/telemetry.md 1.3). */
import type { GcpCall } from '../calls/gcp-player.ts'
import { getCompute, listCompute } from '../calls/gcp-read-calls.ts'
import { gcpEstateOf } from './gcp-estate.ts'
import { callRecords } from './gcp-noise-record.ts'
import type { NoiseKind } from './noise-kind.ts'

/** Monitoring and people look at machines and disks. */
export const gcpReads: NoiseKind = (moment) => {
  const { place, random } = moment
  const { project, zone, servers, people, monitoring } = gcpEstateOf(place)
  const { instance, disk } = random.pick(servers)
  const type = random.pick(['instances', 'instances', 'disks'] as const)
  const isListing = random.fraction() < 0.6
  const call = isListing
    ? listCompute({ project, zone, type, count: servers.length })
    : getCompute(type === 'instances' ? instance : disk)
  const caller = random.fraction() < 0.8 ? monitoring : random.pick(people)
  return callRecords(moment, caller, call)
}

/** Monitoring and people look at who may do what. */
export const gcpAccessReads: NoiseKind = (moment) => {
  const { place, random } = moment
  const { project, people, monitoring } = gcpEstateOf(place)
  const read = random.pick([listAccounts, readProject, readProjectPolicy])
  const caller = random.fraction() < 0.5 ? monitoring : random.pick(people)
  return callRecords(moment, caller, read(project))
}

function listAccounts(project: string): GcpCall {
  const resource = `projects/${project}`
  const service = 'iam.googleapis.com'
  const method = 'google.iam.admin.v1.ListServiceAccounts'
  return {
    service,
    method,
    project,
    resourceName: resource,
    resource: { type: 'api', labels: { location: 'global', method, service, version: 'v1' } },
    permissions: [{ permission: 'iam.serviceAccounts.list', resource, attributes: {} }],
    request: {
      '@type': 'type.googleapis.com/google.iam.admin.v1.ListServiceAccountsRequest',
      name: resource,
    },
    log: 'data_access',
  }
}

function readProject(project: string): GcpCall {
  return projectRead(project, 'get', {
    method: 'GetProject',
    request: {
      '@type': 'type.googleapis.com/google.cloudresourcemanager.v1.GetProjectRequest',
      projectId: project,
    },
  })
}

function readProjectPolicy(project: string): GcpCall {
  return projectRead(project, 'getIamPolicy', {
    method: 'GetIamPolicy',
    request: {
      '@type': 'type.googleapis.com/google.iam.v1.GetIamPolicyRequest',
      resource: project,
    },
  })
}

function projectRead(
  project: string,
  verb: string,
  call: Pick<GcpCall, 'method'> & { readonly request: NonNullable<GcpCall['request']> },
): GcpCall {
  const resource = `projects/${project}`
  const service = 'cloudresourcemanager.googleapis.com'
  const attributes = { service, name: resource, type: `${service}/Project` }
  return {
    service,
    project,
    resourceName: resource,
    resource: { type: 'project', labels: {} },
    permissions: [{ permission: `resourcemanager.projects.${verb}`, resource, attributes }],
    log: 'data_access',
    ...call,
  }
}
