import { googleSystem } from '../calls/gcp-caller.ts'
import * as disks from '../calls/gcp-disk-calls.ts'
import * as instances from '../calls/gcp-instance-calls.ts'
import { gcpNames } from '../calls/gcp-compute-call.ts'
import type { GcpCall } from '../calls/gcp-player.ts'
import { hour, minute, second } from '../clock.ts'
import * as cast from './gcp-cast.ts'
import type { GcpScene } from './gcp-scene.ts'
import { benign, storyDays, timeOn } from './story.ts'

const { projects, homeZone, awayZone } = cast
const { production, recovery, build } = projects

/** Who rolls which server back, and when. */
const restores = [
  ['sofia', 'wiki', 14, '09:30:12'],
  ['david', 'search', 15, '13:05:41'],
  ['sofia', 'analytics', 16, '10:18:20'],
  ['david', 'files', 17, '14:40:33'],
] as const

/**
 * Class A, administrators' routine: one person at the console snapshots a disk before a change, makes
 * a disk of the snapshot and puts it onto the instance it came from.
 */
export function playGcpRoutine(scene: GcpScene): void {
  for (const [who, name, date, clock] of restores) {
    const [start, role] = [timeOn(date, clock), benign('A', `restore ${name}`)]
    const { disk, instance } = cast.gcpServerNamed(name)
    const snapshot = `${name}-before-change`
    const restored = gcpNames.disk(production, homeZone, `${name}-data-2`)
    const steps: readonly (readonly [number, GcpCall])[] = [
      [0, disks.snapshotDisk(disk, snapshot, 'eu')],
      [55, disks.restoreDisk(restored, gcpNames.snapshot(production, snapshot))],
      [58, instances.instanceAction(instance, 'stop', {})],
      [60, instances.detachDisk(instance)],
      [61, instances.attachDisk(instance, restored)],
      [62, instances.instanceAction(instance, 'start', {})],
    ]
    const actor = scene.actor(cast.googlePerson(who))
    for (const [after, call] of steps) actor(start + after * minute, call, role)
  }
}

/** Class B: the snapshot schedule takes every disk every four hours and names no person. */
export function playGcpSchedule(scene: GcpScene): void {
  const system = scene.actor(googleSystem)
  for (const midnight of storyDays) {
    for (let turn = 0; turn < 6; turn++) {
      let time = midnight + turn * 4 * hour + 3 * minute
      for (const { disk } of cast.gcpServers) {
        time += Math.round(scene.random.exponential(20)) * second + second
        system(time, disks.scheduledSnapshot(disk), benign('B', 'snapshot schedule'))
      }
    }
  }
}

/** When drills are held, and which servers they bring back. */
const drills = [
  [15, '19:00:00', ['invoices-db', 'shop-web']],
  [17, '19:00:00', ['catalog-db', 'payroll-db']],
] as const

/**
 * Class C, disaster-recovery drills: the backup account snapshots a disk and lets the recovery
 * project's account read it; that account restores and starts it in a network without a way in from
 * the internet, and deletes it an hour later.
 */
export function playGcpDrills(scene: GcpScene): void {
  const backup = scene.actor(
    cast.projectAccount('backup-runner', production, {
      address: '192.0.2.81',
      agent: cast.gcpAgents.python,
    }),
  )
  const runner = scene.actor(
    cast.projectAccount('drill-runner', recovery, {
      address: '192.0.2.82',
      agent: cast.gcpAgents.terraform,
    }),
  )
  const reader = `serviceAccount:${cast.accountEmail('drill-runner', recovery)}`
  for (const [date, clock, names] of drills) {
    for (const [order, name] of names.entries()) {
      const start = timeOn(date, clock) + order * 5 * minute
      const role = benign('C', `drill ${name}`)
      const snapshot = gcpNames.snapshot(production, `${name}-drill-${date}`)
      const disk = cast.gcpServerNamed(name).disk
      const shared = disks.setResourcePolicy(snapshot, 'roles/compute.storageAdmin', [reader])
      backup(start, disks.snapshotDisk(disk, `${name}-drill-${date}`, 'eu'), role)
      backup(start + 6 * minute, shared, role)
      for (const [after, call] of recoverySteps(`drill-${name}`, snapshot)) {
        runner(start + after * minute, call, role)
      }
      backup(start + 110 * minute, disks.deleteCompute(snapshot), role)
    }
  }
}

function recoverySteps(name: string, snapshot: string): readonly (readonly [number, GcpCall])[] {
  const disk = gcpNames.disk(recovery, awayZone, name)
  const instance = gcpNames.instance(recovery, awayZone, name)
  const firewall = gcpNames.firewall(recovery, `${name}-office`)
  const network = cast.networks.recovery
  const boot = { disk }
  const inside = { network, ranges: ['10.0.0.0/8'], port: '22', tags: [name] }
  return [
    [15, disks.restoreDisk(disk, snapshot)],
    [18, instances.allowIngress(firewall, inside)],
    [20, instances.launchInstance({ instance, boot, network, tags: [name], external: false })],
    [95, disks.deleteCompute(instance)],
    [98, disks.deleteCompute(disk)],
    [99, disks.deleteCompute(firewall)],
  ]
}

/**
 * Class D, the image pipeline: every day Packer starts a public image, opens port 22 of that instance's
 * tag to the world, makes an image of its disk, lets the production project use it, and clears up.
 */
export function playGcpImages(scene: GcpScene): void {
  const builder = scene.actor(
    cast.projectAccount('packer', build, { address: '192.0.2.83', agent: cast.gcpAgents.packer }),
  )
  const user = `serviceAccount:${cast.accountEmail('deploy-bot', production)}`
  for (const midnight of storyDays) {
    const start = midnight + 10 * hour
    const name = `packer-${scene.random.hex(12)}`
    const instance = gcpNames.instance(build, homeZone, name)
    const disk = gcpNames.disk(build, homeZone, name)
    const firewall = gcpNames.firewall(build, name)
    const date = new Date(start).toISOString().slice(0, 10).replaceAll('-', '')
    const image = gcpNames.image(build, `base-${date}`)
    const network = cast.networks.build
    const boot = { image: 'projects/debian-cloud/global/images/debian-13-trixie-v20260811' }
    const world = { network, ranges: ['0.0.0.0/0'], port: '22', tags: [name] }
    const steps: readonly (readonly [number, GcpCall])[] = [
      [0, instances.allowIngress(firewall, world)],
      [1, instances.launchInstance({ instance, boot, network, tags: [name], external: true })],
      [16, instances.instanceAction(instance, 'stop', {})],
      [18, disks.imageDisk(image, disk)],
      [24, disks.setResourcePolicy(image, 'roles/compute.imageUser', [user])],
      [26, disks.deleteCompute(instance)],
      [27, disks.deleteCompute(disk)],
      [28, disks.deleteCompute(firewall)],
    ]
    for (const [after, call] of steps) {
      builder(start + after * minute, call, benign('D', 'image build'))
    }
  }
}
