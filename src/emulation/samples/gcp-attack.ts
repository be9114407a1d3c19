import { gcloudAgent } from '../calls/gcp-caller.ts'
import * as disks from '../calls/gcp-disk-calls.ts'
import * as instances from '../calls/gcp-instance-calls.ts'
import { gcpNames } from '../calls/gcp-compute-call.ts'
import type { GcpCall } from '../calls/gcp-player.ts'
import {
  awayZone,
  gcpServerNamed,
  googlePerson,
  networks,
  projectAccount,
  projects,
} from './gcp-cast.ts'
import type { GcpScene } from './gcp-scene.ts'
import { attempted, context, step, timeOn } from './story.ts'
import type { StoryRole } from './story.ts'

const chain = 'gcp-disk'
const { production } = projects

/**
 * The chain of a stolen disk (Thursday night): a person's session, used from elsewhere, takes a
 * snapshot of the payroll disk; the key of a service account, used from outside, lets a foreign user
 * read the snapshot, restores it in a zone nobody uses, boots an instance from it with an external
 * address and a key of its own, and opens port 22 of its tag to the world.
 */
export function playSnapshotTheft(scene: GcpScene): void {
  const { random } = scene
  const snapshot = gcpNames.snapshot(production, 'payroll-tmp')
  const share = disks.setResourcePolicy(snapshot, 'roles/compute.storageAdmin', [
    'user:someone@outside.example.org',
  ])
  const from = { address: '198.51.100.77', command: 'compute.disks.snapshot' }
  const person = scene.actor(googlePerson('jonas', from))
  person(
    timeOn(17, '00:41:15'),
    disks.snapshotDisk(gcpServerNamed('payroll-db').disk, 'payroll-tmp', 'eu'),
    step(chain, 'create'),
  )
  person(timeOn(17, '00:50:02'), { ...share, refused: true }, attempted(chain, 'share'))

  const [disk, instance] = [
    gcpNames.disk(production, awayZone, 'tmp-worker'),
    gcpNames.instance(production, awayZone, 'tmp-worker'),
  ]
  const firewall = gcpNames.firewall(production, 'allow-tmp-ssh')
  const account = scene.actor(
    projectAccount('deploy-bot', production, {
      address: '203.0.113.120',
      agent: gcloudAgent('compute.disks.create', random.hex(32)),
      keyId: random.hex(40),
    }),
  )
  const steps: readonly (readonly [string, GcpCall, StoryRole])[] = [
    ['02:17:48', share, step(chain, 'share')],
    ['02:36:20', disks.restoreDisk(disk, snapshot), step(chain, 'restore')],
    [
      '02:44:09',
      instances.launchInstance({
        instance,
        boot: { disk },
        network: networks.production,
        tags: ['tmp-worker'],
        external: true,
      }),
      step(chain, 'launch'),
    ],
    [
      '02:52:31',
      instances.allowIngress(firewall, {
        network: networks.production,
        ranges: ['0.0.0.0/0'],
        port: '22',
        tags: ['tmp-worker'],
      }),
      step(chain, 'expose'),
    ],
    ['02:55:10', instances.addSshKeys(instance), step(chain, 'access')],
    ['05:20:44', disks.deleteCompute(firewall), step(chain, 'unexpose')],
    ['05:22:02', disks.deleteCompute(instance), step(chain, 'delete')],
    ['05:26:37', disks.deleteCompute(disk), step(chain, 'delete')],
    ['05:27:19', disks.deleteCompute(snapshot), step(chain, 'delete')],
  ]
  for (const [clock, call, role] of steps) account(timeOn(17, clock), call, role)
  account(timeOn(17, '02:08:00'), tryProjectPolicy(), context(chain))
}

/** A refused change of the project's policy: the key's holder finds out what it may not do. */
function tryProjectPolicy(): GcpCall {
  const resource = `projects/${production}`
  return {
    service: 'cloudresourcemanager.googleapis.com',
    method: 'SetIamPolicy',
    project: production,
    resourceName: resource,
    resource: { type: 'project', labels: {} },
    permissions: [{ permission: 'resourcemanager.projects.setIamPolicy', resource }],
    request: { resource: production },
    refused: true,
  }
}
