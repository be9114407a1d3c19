/** What is done to machines, disks and the network between them. */
import { googleSystem } from '../calls/gcp-caller.ts'
import { computeCall, gcpNames, partsOf } from '../calls/gcp-compute-call.ts'
import { deleteCompute, scheduledSnapshot } from '../calls/gcp-disk-calls.ts'
import { changeFirewall, insertFirewall } from '../calls/gcp-firewall-calls.ts'
import { instanceAction, launchInstance } from '../calls/gcp-instance-calls.ts'
import type { GcpCall } from '../calls/gcp-player.ts'
import { hour, minute, second } from '../clock.ts'
import { gcpEstateOf } from './gcp-estate.ts'
import { callRecords } from './gcp-noise-record.ts'
import type { NoiseKind } from './noise-kind.ts'

/** A managed group makes a machine of a public image and deletes it some hours later. */
export const gcpScaling: NoiseKind = (moment) => {
  const { time, place, random } = moment
  const { project, zone, network, groups, programs } = gcpEstateOf(place)
  const instance = gcpNames.instance(project, zone, `shop-web-${random.hex(6)}`)
  const launch = launchInstance({
    instance,
    boot: { image: publicImage },
    network,
    tags: ['shop-web'],
    external: false,
    serviceAccount: programs[0] ?? '',
  })
  // Bounded, because whatever is yet to come is held in memory.
  const end = time + Math.min(12 * hour, Math.round(random.exponential(2 * hour)) + minute)
  return [
    ...callRecords(moment, groups, launch),
    ...callRecords({ ...moment, time: end }, groups, deleteCompute(instance)),
  ]
}

const publicImage = 'projects/debian-cloud/global/images/debian-12-bookworm-v20260910'

/** People start and stop machines, and give them another size. */
export const gcpMachines: NoiseKind = (moment) => {
  const { place, random } = moment
  const { servers, people } = gcpEstateOf(place)
  const { instance } = random.pick(servers)
  const machineType = `zones/${place.region}/machineTypes/e2-standard-4`
  const [verb, request] = random.pick([
    ['start', {}],
    ['stop', {}],
    ['reset', {}],
    ['setMachineType', { machineType }],
  ] as const)
  const duration = random.whole(3, 60) * second
  const call = instanceAction(instance, verb, request)
  return callRecords(moment, random.pick(people), call, duration)
}

/** People look after the labels of machines and disks. */
export const gcpLabels: NoiseKind = (moment) => {
  const { place, random } = moment
  const { servers, people } = gcpEstateOf(place)
  const { instance, disk } = random.pick(servers)
  const labels = { team: random.pick(['shop', 'finance', 'platform']) }
  const call =
    random.fraction() < 0.6
      ? instanceAction(instance, 'setLabels', { labels })
      : computeCall('setLabels', disk, {
          permissions: [{ permission: 'compute.disks.setLabels', resource: disk }],
          request: { labels },
          operation: { type: 'setLabels', target: disk },
        })
  return callRecords(moment, random.pick(people), call)
}

/** The deployment account lets parts of the network reach one another, and nobody else. */
export const gcpFirewalls: NoiseKind = (moment) => {
  const { place, random } = moment
  const { project, network, firewalls, deployer } = gcpEstateOf(place)
  const inside = [`10.${random.whole(0, 255)}.${random.whole(0, 255)}.0/24`]
  const old = random.pick(firewalls)
  const name = `${partsOf(old).name}-${random.hex(4)}`
  const call: GcpCall =
    random.fraction() < 0.5
      ? changeFirewall(old, { verb: 'patch', network, rule: { ranges: inside } })
      : insertFirewall(gcpNames.firewall(project, name), {
          network,
          direction: 'INGRESS',
          priority: 1000,
          ranges: inside,
          targetTags: ['shop-web'],
          allowed: [{ protocol: 'tcp', ports: [random.pick(['443', '8080', '9100'])] }],
        })
  return callRecords(moment, deployer, call)
}

/** The snapshot schedule takes a disk; the system event log has it (reference/telemetry.md 2.8). */
export const gcpSchedules: NoiseKind = (moment) => {
  const { disk } = moment.random.pick(gcpEstateOf(moment.place).servers)
  return callRecords(moment, googleSystem, scheduledSnapshot(disk))
}
