/** Calls that failed: refused by IAM, malformed, over a limit. */
import { failedCall, throttledCall } from '../../src/emulation/calls/aws-call.ts'
import type { AwsCall } from '../../src/emulation/calls/aws-call.ts'
import {
  getConsoleScreenshot,
  getPasswordData,
} from '../../src/emulation/calls/aws-access-calls.ts'
import * as compute from '../../src/emulation/calls/aws-compute-calls.ts'
import * as databases from '../../src/emulation/calls/aws-database-calls.ts'
import { exportDbSnapshot } from '../../src/emulation/calls/aws-database-restore-calls.ts'
import { assumeRole } from '../../src/emulation/calls/aws-everyday-calls.ts'
import { exportInstance } from '../../src/emulation/calls/aws-export-calls.ts'
import { stopLogging } from '../../src/emulation/calls/aws-identity-calls.ts'
import * as images from '../../src/emulation/calls/aws-image-calls.ts'
import { guardInstance } from '../../src/emulation/calls/aws-instance-calls.ts'
import * as network from '../../src/emulation/calls/aws-network-calls.ts'
import * as settings from '../../src/emulation/calls/aws-region-setting-calls.ts'
import * as snapshots from '../../src/emulation/calls/aws-snapshot-calls.ts'
import * as volumes from '../../src/emulation/calls/aws-volume-calls.ts'
import { database } from './aws-database-kinds.ts'
import { account, kindOf, random, refusedKind, region, role, time } from './aws-kind.ts'
import type { AwsKind } from './aws-kind.ts'
import { bareLaunch } from './aws-machine-kinds.ts'

const anything = `arn:aws:ec2:${region}:${account}:*/*`
const anyDatabase = `arn:aws:rds:${region}:${account}:*:*`
const [snapshotId, volumeId, instanceId, groupId] = ['snap-01', 'vol-01', 'i-01', 'sg-01'] as const
const rule = { groupId, owner: account, cidr: '0.0.0.0/0', port: 22 }
const group = { groupId, groupName: 'web', groupDescription: 'web', vpcId: 'vpc-01' }
const volume = {
  volumeId,
  zone: `${region}a`,
  size: 8,
  time,
  clientToken: 'token',
  type: 'gp2',
} as const
const image = { instanceId, imageId: 'ami-01', name: 'base', description: 'base' }
const session = { account, role: 'ops', session: 'lena', since: time, address: '', agent: '' }
const exportPlan = {
  snapshot: 'copy',
  database,
  task: 'out',
  bucket: 'b.example.com',
  roleArn: `arn:aws:iam::${account}:role/exports`,
  kmsKeyId: 'key',
  time,
}

/** EC2 keeps the request of a refused call, so these prove requests too. */
const refusedKinds: readonly AwsKind[] = [
  refusedKind(snapshots.shareSnapshot(snapshotId, 'remove', '777788889999'), anything),
  refusedKind(settings.getDefaultEncryption()),
  refusedKind(settings.setSerialConsole('enabled')),
  refusedKind(volumes.createVolume(volume), anything),
  refusedKind(images.createImage(image), anything),
  refusedKind(
    exportInstance({ instanceId, to: { bucket: 'b.example.com', prefix: 'p/' } }, random),
    anything,
  ),
  refusedKind(compute.runInstances(bareLaunch, random), anything, role),
  refusedKind(compute.createKeyPair('door', random), anything),
  refusedKind(getPasswordData(instanceId), anything, role),
  refusedKind(getConsoleScreenshot(instanceId), anything),
  refusedKind(network.createSecurityGroup(group), anything),
  refusedKind(network.authorizeIngress(rule, 'nested', random), anything),
  refusedKind(network.authorizeEgress(rule, random), anything),
  refusedKind(databases.createDbSnapshot(database, 'copy'), anyDatabase),
  refusedKind(databases.shareDbSnapshot('copy', '777788889999'), anyDatabase),
  refusedKind(databases.deleteDb(database), anyDatabase),
  refusedKind(exportDbSnapshot(exportPlan), anyDatabase),
  refusedKind(assumeRole(session), `arn:aws:iam::${account}:role/ops`),
  refusedKind(stopLogging('main'), `arn:aws:cloudtrail:${region}:${account}:trail/main`),
]

const malformed = (call: AwsCall): AwsKind =>
  kindOf(failedCall(call, { code: 'Client.InvalidParameterValue', message: 'malformed' }), {
    form: 'malformed',
  })

const malformedKinds: readonly AwsKind[] = [
  malformed(volumes.attachVolume({ volumeId, instanceId, device: '/dev/sdf', time })),
  malformed(snapshots.deleteSnapshot(snapshotId)),
  malformed(volumes.deleteVolume(volumeId)),
  malformed(compute.changeInstanceState('StartInstances', instanceId)),
  malformed(compute.changeInstanceState('StopInstances', instanceId)),
  malformed(compute.changeInstanceState('TerminateInstances', instanceId)),
  malformed(compute.runInstances({ ...bareLaunch, keyName: 'door' }, random)),
  malformed(guardInstance(instanceId, 'off')),
  malformed(snapshots.shareSnapshot(snapshotId, 'remove', '777788889999')),
]

/** One record of every way to fail. */
export const failureKinds: readonly AwsKind[] = [
  ...refusedKinds,
  ...malformedKinds,
  kindOf(throttledCall(volumes.deleteVolume(volumeId)), { form: 'throttled' }),
]
