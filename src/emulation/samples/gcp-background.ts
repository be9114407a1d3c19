import type { JsonObject } from '../../base/json.ts'
import { serviceAccount } from '../calls/gcp-caller.ts'
import * as disks from '../calls/gcp-disk-calls.ts'
import * as instances from '../calls/gcp-instance-calls.ts'
import { gcpNames } from '../calls/gcp-compute-call.ts'
import type { GcpCall } from '../calls/gcp-player.ts'
import { workTimes } from '../clock.ts'
import type { RandomSource } from '../random.ts'
import * as cast from './gcp-cast.ts'
import type { GcpScene } from './gcp-scene.ts'
import { background, storyDays } from './story.ts'

const { production, recovery, build } = cast.projects

/** What an ordinary week holds, in calls, and how far each kind keeps office hours. */
const amounts = [
  [playDeployments, 640, 0.7],
  [playScaling, 260, 0.5],
  [playPeople, 400, 0.95],
  [playPolicies, 90, 0.9],
] as const

/** Everyday noise of three projects. Data access logs are off, as they are unless somebody asks. */
export function playGcpBackground(scene: GcpScene): void {
  for (const [play, count, office] of amounts) {
    for (const time of workTimes({ days: storyDays, count, office }, scene.random)) {
      play(scene, time)
    }
  }
}

/** The deployment account rolls out topics, buckets, services. */
function playDeployments(scene: GcpScene, time: number): void {
  const { random } = scene
  const project = random.pick([production, production, recovery, build])
  const account = cast.projectAccount('deploy-bot', production, {
    address: '192.0.2.80',
    agent: cast.gcpAgents.terraform,
  })
  const [make, name] = random.pick([
    [topicCall, 'orders'],
    [topicCall, 'invoices'],
    [bucketCall, `${project}-exports`],
    [bucketCall, `${project}-assets`],
    [serviceCall, 'shop-api'],
  ] as const)
  scene.actor(account)(time, make(project, name), background)
}

function topicCall(project: string, name: string): GcpCall {
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

function bucketCall(project: string, name: string): GcpCall {
  const resourceName = `projects/_/buckets/${name}`
  return {
    service: 'storage.googleapis.com',
    method: 'storage.buckets.update',
    project,
    resourceName,
    resource: { type: 'gcs_bucket', labels: { bucket_name: name, location: 'europe-west1' } },
    permissions: [{ permission: 'storage.buckets.update', resource: resourceName }],
    locations: ['europe-west1'],
  }
}

function serviceCall(project: string, name: string): GcpCall {
  const resourceName = `namespaces/${project}/services/${name}`
  return {
    service: 'run.googleapis.com',
    method: 'google.cloud.run.v1.Services.ReplaceService',
    project,
    resourceName,
    resource: {
      type: 'cloud_run_revision',
      labels: {
        service_name: name,
        location: 'europe-west1',
        revision_name: '',
        configuration_name: '',
      },
    },
    permissions: [{ permission: 'run.services.update', resource: resourceName }],
    locations: ['europe-west1'],
  }
}

/** A managed instance group makes and deletes machines from the golden image. */
function playScaling(scene: GcpScene, time: number): void {
  const { random } = scene
  const agent = serviceAccount({
    email: '100000000001@cloudservices.gserviceaccount.com',
    agent: 'GCE Managed Instance Group for Tesseract,gzip(gfe)',
  })
  const instance = gcpNames.instance(production, cast.homeZone, `shop-web-${random.hex(4)}`)
  const launch = instances.launchInstance({
    instance,
    boot: { image: `projects/${build}/global/images/base-20260907` },
    network: cast.networks.production,
    tags: ['shop-web'],
    external: false,
    serviceAccount: cast.accountEmail('shop-web', production),
  })
  const call = random.pick([launch, disks.deleteCompute(instance)])
  scene.actor(agent)(time, call, background)
}

/** People restart and label machines and look after their labels on disks and snapshots. */
function playPeople(scene: GcpScene, time: number): void {
  const { random } = scene
  const server = random.pick(cast.gcpServers)
  const labels: JsonObject = { labels: { team: random.pick(['shop', 'finance', 'platform']) } }
  const [verb, request] = random.pick([
    ['start', {}],
    ['stop', {}],
    ['reset', {}],
    ['setLabels', labels],
    ['setMachineType', { machineType: 'zones/europe-west1-c/machineTypes/e2-standard-4' }],
  ] as const)
  const person = cast.googlePerson(random.pick(['sofia', 'david', 'jonas']))
  scene.actor(person)(time, instances.instanceAction(server.instance, verb, request), background)
}

/** Roles are given to people of the organisation, project by project. */
function playPolicies(scene: GcpScene, time: number): void {
  const person = cast.googlePerson(scene.random.pick(['sofia', 'david']))
  scene.actor(person)(time, policyCall(scene.random), background)
}

function policyCall(random: RandomSource): GcpCall {
  const project = random.pick([production, recovery, build])
  const member = random.pick(['user:jonas.weiss@example.com', 'group:developers@example.com'])
  const role = random.pick(['roles/viewer', 'roles/logging.viewer', 'roles/pubsub.editor'])
  const resource = `projects/${project}`
  const bindings = [{ role, members: [member] }]
  const action = random.pick(['ADD', 'ADD', 'REMOVE'])
  return {
    service: 'cloudresourcemanager.googleapis.com',
    method: 'SetIamPolicy',
    project,
    resourceName: resource,
    resource: { type: 'project', labels: {} },
    permissions: [{ permission: 'resourcemanager.projects.setIamPolicy', resource }],
    request: { resource: project, policy: { bindings, etag: 'BwYExample0=' } },
    response: {
      '@type': 'type.googleapis.com/google.iam.v1.Policy',
      bindings,
      etag: 'BwYExample1=',
    },
    more: {
      serviceData: {
        '@type': 'type.googleapis.com/google.iam.v1.logging.AuditData',
        policyDelta: { bindingDeltas: [{ action, role, member }] },
      },
    },
  }
}
