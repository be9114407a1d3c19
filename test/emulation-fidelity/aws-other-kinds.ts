/** Blocks, keys, backups, identities, the events of services, and everyday work. */
import * as backupEvents from '../../src/emulation/calls/aws-backup-events.ts'
import * as backups from '../../src/emulation/calls/aws-backup-calls.ts'
import * as blocks from '../../src/emulation/calls/aws-block-calls.ts'
import type { AwsCaller } from '../../src/emulation/calls/aws-caller.ts'
import { serviceCaller, userCaller } from '../../src/emulation/calls/aws-caller.ts'
import * as everyday from '../../src/emulation/calls/aws-everyday-calls.ts'
import * as identities from '../../src/emulation/calls/aws-identity-calls.ts'
import {
  foreignCaller,
  infrastructureCaller,
  relayedCaller,
} from '../../src/emulation/calls/aws-indirect-callers.ts'
import * as keys from '../../src/emulation/calls/aws-key-calls.ts'
import {
  playAwsServiceEvent,
  playConsoleLogin,
  playSharedSnapshotUse,
} from '../../src/emulation/calls/aws-player.ts'
import {
  account,
  consoleRole,
  kindOf,
  random,
  recordKind,
  refusedKind,
  region,
  role,
  time,
  user,
} from './aws-kind.ts'
import type { AwsKind } from './aws-kind.ts'

const block = { snapshotId: 'snap-01', region, account }
const key = { arn: `arn:aws:kms:${region}:${account}:key/1111`, account }
const relayed = relayedCaller(role, 'ec2-frontend-api.amazonaws.com')
const machine = infrastructureCaller({ account, instanceId: 'i-01', since: time })
const place = { address: '198.51.100.7', agent: 'aws-cli/2.31.6' }
const stranger = userCaller({ ...place, account: '777788889999', name: 'mallory' })
const session = { account, role: 'ops', session: 'lena', since: time, ...place }
const recoveryPointArn = `arn:aws:ec2:${region}::snapshot/snap-01`
const resourceArn = `arn:aws:ec2:${region}:${account}:volume/vol-01`
const roleArn = `arn:aws:iam::${account}:role/backup`
const vaultArn = `arn:aws:backup:${region}:${account}:backup-vault:main`
const job = { jobId: 'job-1', roleArn, time }

const blockKinds: readonly AwsKind[] = [
  kindOf(
    blocks.startSnapshot({
      snapshotId: 'snap-01',
      owner: account,
      size: 8,
      time,
      clientToken: 'token',
    }),
  ),
  kindOf(blocks.completeSnapshot('snap-01', 5)),
  kindOf(blocks.listSnapshotBlocks(block)),
  kindOf(blocks.listChangedBlocks(block, { ...block, snapshotId: 'snap-02' })),
  kindOf(blocks.getSnapshotBlock(block, 1, random)),
  kindOf(blocks.putSnapshotBlock(block, 1, random)),
]

const grant = { key, volumeId: 'vol-01', instanceId: 'i-01', account, region }
const keyKinds: readonly AwsKind[] = [
  kindOf(keys.grantDiskKey(grant, random), { caller: relayed, form: 'for a disk' }),
  kindOf(keys.grantKey({ key, to: stranger.principal }, random), { form: 'to others' }),
  kindOf(keys.generateDiskKey(key, 'vol-01'), { caller: relayed }),
  kindOf(keys.decryptDiskKey(key, 'vol-01'), { caller: machine, form: 'for a disk' }),
  kindOf(keys.decryptDiskKey(key, 'vol-01'), {
    caller: foreignCaller(stranger),
    sharedWith: account,
    form: 'by others',
  }),
  kindOf(everyday.decrypt(key, 'arn:aws:s3:::b'), { form: 'for a bucket' }),
  kindOf(keys.disableKey(key)),
  kindOf(keys.scheduleKeyDeletion(key, time)),
]

const backupKinds: readonly AwsKind[] = [
  kindOf(backups.startBackupJob({ ...job, vault: 'main', resourceArn })),
  kindOf(
    backups.startCopyJob({ ...job, recoveryPointArn, fromVault: 'main', toVaultArn: vaultArn }),
  ),
  kindOf(backups.startRestoreJob({ ...job, recoveryPointArn })),
  kindOf(backups.putVaultPolicy('main', backups.copyIntoPolicy('777788889999'))),
  kindOf(backups.deleteVaultPolicy('main')),
  kindOf(backups.deleteRecoveryPoint('main', recoveryPointArn)),
  kindOf(backups.deleteVault('main')),
  kindOf(backups.unlockVault('main')),
  kindOf(backups.listRecoveryPoints('main')),
  kindOf(backups.getRestoreMetadata('main', recoveryPointArn)),
  kindOf(backups.listJobs('ListBackupJobs', time), { caller: consoleRole }),
  kindOf(backups.listJobs('ListCopyJobs', time, 'COMPLETED'), { caller: consoleRole }),
  kindOf(backups.listJobs('ListRestoreJobs', time, 'COMPLETED'), { caller: consoleRole }),
]

const point = {
  account,
  vault: 'main',
  vaultArn,
  recoveryPointArn,
  resourceArn,
  resourceType: 'EBS',
  roleArn,
}
const copy = { from: point, toVaultArn: vaultArn, toRecoveryPointArn: recoveryPointArn }
const backupEventKinds: readonly AwsKind[] = [
  backupEvents.backupJobEvent('Started', 'job-1', point),
  backupEvents.backupJobEvent('Completed', 'job-1', point),
  backupEvents.copyJobEvent('Started', 'job-1', copy),
  backupEvents.copyJobEvent('Completed', 'job-1', copy),
  backupEvents.restoreEvent('Started', 'job-1', { point, createdArn: resourceArn }),
  backupEvents.restoreEvent('Completed', 'job-1', { point, createdArn: resourceArn }),
  backupEvents.backupDeletedEvent(point),
].map((event) =>
  recordKind(playAwsServiceEvent({ ...event, time, region, recipient: account }, random)),
)

const use = { time, region, snapshotId: 'snap-01', owner: account, consumer: '777788889999' }
const { owner, consumer } = playSharedSnapshotUse(use, random)
const eventKinds: readonly AwsKind[] = [
  recordKind(owner, 'owner'),
  recordKind(consumer, 'consumer'),
  recordKind(playConsoleLogin({ caller: consoleRole, time, region }, random)),
]

const identityKinds: readonly AwsKind[] = [
  kindOf(identities.getCallerIdentity()),
  kindOf(identities.createAccessKey({ account, name: 'lena' }, time)),
  kindOf(identities.attachUserPolicy('lena', 'arn:aws:iam::aws:policy/AdministratorAccess')),
  kindOf(identities.stopLogging('main')),
  kindOf(everyday.assumeRole(session), { form: 'by a user' }),
  kindOf(everyday.assumeRole(session), {
    caller: serviceCaller('ec2.amazonaws.com', account),
    sharedWith: account,
    form: 'by a service',
  }),
]

/** Every everyday read that a long day sees, one of each. */
const reads = new Map(
  Array.from({ length: 500 }, () => everyday.everydayRead(random)).map((read) => [
    `${read.service}:${read.name}`,
    read,
  ]),
)

/** The real reads are of console sessions, this one of a user. */
const callerOfRead = (name: string): AwsCaller =>
  name === 'DescribeInstances' ? user : consoleRole

/** Reads of which a refused real record is known; EC2 keeps their requests. */
const isRefusedInReality: ReadonlySet<string> = new Set([
  'DescribeInstances',
  'DescribeVolumes',
  'DescribeSecurityGroups',
])

/** One record of every builder of the topics. */
export const otherKinds: readonly AwsKind[] = [
  ...blockKinds,
  ...keyKinds,
  ...backupKinds,
  ...backupEventKinds,
  ...eventKinds,
  ...identityKinds,
  ...[...reads.values()].map((read) =>
    kindOf(read, { form: 'everyday', caller: callerOfRead(read.name) }),
  ),
  ...[...reads.values()]
    .filter(({ name }) => isRefusedInReality.has(name))
    .map((read) => refusedKind(read)),
]
