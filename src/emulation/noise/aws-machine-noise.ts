/** What services do to machines and disks: groups grow and shrink, backups come and go. */
import { newEc2Id } from '../calls/aws-call.ts'
import { changeInstanceState, dryRunInstances, runInstances } from '../calls/aws-compute-calls.ts'
import type { LaunchPlan } from '../calls/aws-compute-calls.ts'
import { playSharedSnapshotUse } from '../calls/aws-player.ts'
import { createSnapshot, deleteSnapshot } from '../calls/aws-snapshot-calls.ts'
import { hour, second } from '../clock.ts'
import { awsEstateOf } from './aws-estate.ts'
import type { VendorImage } from './aws-estate.ts'
import { awsRecord } from '../steps/aws-played-record.ts'
import { callRecord } from './aws-noise-record.ts'
import { awsStaffOf } from './aws-staff.ts'
import type { NoiseKind, NoiseMoment } from './noise-kind.ts'

/**
 * A group grows by one machine from a vendor's image, whose snapshot is thereby used in this account
 * (reference/telemetry.md section 0 fact 2), and shrinks again some hours later.
 */
export const awsScaling: NoiseKind = (moment) => {
  const { time, place, random } = moment
  const image = random.pick(awsEstateOf(place).vendorImages)
  const plan = newMachine(moment, image)
  const group = awsStaffOf(place).scaling
  const use = {
    time: time + 2 * second,
    region: place.region,
    snapshotId: image.snapshotId,
    owner: imageVendor,
    consumer: place.id,
  }
  const launch = callRecord(moment, group(time), runInstances(plan, random))
  const used = playSharedSnapshotUse(use, random).consumer
  // Bounded, because whatever is yet to come is held in memory.
  const end = time + Math.min(12 * hour, Math.round(random.exponential(2 * hour)) + 10 * second)
  const shrinking = changeInstanceState('TerminateInstances', plan.instanceId)
  return [
    launch,
    awsRecord(used, use.time, 'svc:ec2.amazonaws.com'),
    callRecord({ ...moment, time: end }, group(end), shrinking),
  ]
}

/** The account that publishes the images. */
const imageVendor = '333344445555'

/** A node group asks whether it may launch. */
export const awsDryRuns: NoiseKind = (moment) => {
  const { time, place, random } = moment
  const image = random.pick(awsEstateOf(place).vendorImages)
  const call = dryRunInstances(newMachine(moment, image), random)
  return [callRecord(moment, awsStaffOf(place).nodeGroups(time), call)]
}

function newMachine({ time, place, random }: NoiseMoment, image: VendorImage): LaunchPlan {
  const { subnet, groupId } = awsEstateOf(place)
  return {
    instanceId: newEc2Id('i', random),
    imageId: image.imageId,
    owner: place.id,
    time,
    subnet,
    groupId,
    type: 'm7i.large',
  }
}

/** AWS Backup takes a snapshot of a volume and lets one go that has been kept long enough. */
export const awsBackups: NoiseKind = (moment) => {
  const { time, place, random } = moment
  const backup = awsStaffOf(place).backup
  const { volumeId, size } = random.pick(awsEstateOf(place).servers)
  const taken = createSnapshot({
    volumeId,
    snapshotId: newEc2Id('snap', random),
    owner: place.id,
    time,
    size,
    description: 'This snapshot is created by the AWS Backup service.',
    tags: { 'aws:backup:source-resource': volumeId },
  })
  const later = time + random.whole(5, 60) * second
  // One of long ago, so the log has no more of it than its end.
  const expired = deleteSnapshot(newEc2Id('snap', random))
  return [
    callRecord(moment, backup(time), taken),
    callRecord({ ...moment, time: later }, backup(later), expired),
  ]
}
