/**
 * Calls to FSx and EFS: names and request keys [doc], answers as the API references have them
 * [unverified] (reference/telemetry.md 2.5).
 */
import type { JsonObject } from '../../base/json.ts'
import type { AwsCall } from './aws-call.ts'
import { spelledText } from '../clock.ts'
import type { RandomSource } from '../random.ts'

/** A file system of FSx, or a backup of one, where it lives. */
export interface FilePlace {
  readonly account: string
  readonly region: string
  /** When the call is made, in milliseconds. */
  readonly time: number
}

/** fsx:CreateBackup of a file system. */
export function backUpFiles(
  ids: { readonly fileSystem: string; readonly backup: string },
  place: FilePlace,
  random: RandomSource,
): AwsCall {
  return fileCall(
    'CreateBackup',
    { fileSystemId: ids.fileSystem, clientRequestToken: random.uuid(), tags: [] },
    { backup: backupAnswer(ids, place) },
  )
}

/** fsx:CopyBackup, made where the copy goes. */
export function copyFileBackup(
  copy: {
    readonly source: string
    readonly sourceRegion: string
    readonly backup: string
    readonly fileSystem: string
  },
  place: FilePlace,
  random: RandomSource,
): AwsCall {
  return fileCall(
    'CopyBackup',
    {
      clientRequestToken: random.uuid(),
      sourceBackupId: copy.source,
      sourceRegion: copy.sourceRegion,
      copyTags: true,
      tags: [],
    },
    {
      backup: {
        ...backupAnswer(copy, place),
        sourceBackupId: copy.source,
        sourceBackupRegion: copy.sourceRegion,
      },
    },
  )
}

/** fsx:CreateFileSystemFromBackup. */
export function restoreFiles(
  ids: { readonly backup: string; readonly fileSystem: string; readonly subnet: string },
  place: FilePlace,
  random: RandomSource,
): AwsCall {
  return fileCall(
    'CreateFileSystemFromBackup',
    {
      backupId: ids.backup,
      clientRequestToken: random.uuid(),
      subnetIds: [ids.subnet],
      tags: [],
    },
    {
      fileSystem: {
        ownerId: place.account,
        creationTime: spelledText(place.time),
        fileSystemId: ids.fileSystem,
        fileSystemType: 'WINDOWS',
        lifecycle: 'CREATING',
        subnetIds: [ids.subnet],
        resourceARN: fsxArn(place, 'file-system', ids.fileSystem),
      },
    },
  )
}

/** fsx:DeleteBackup. */
export function deleteFileBackup(backup: string, random: RandomSource): AwsCall {
  return fileCall(
    'DeleteBackup',
    { backupId: backup, clientRequestToken: random.uuid() },
    { backupId: backup, lifecycle: 'DELETED' },
  )
}

/** elasticfilesystem:CreateReplicationConfiguration: EFS makes the replica and keeps it up to date. */
export function replicateFiles(
  plan: { readonly source: string; readonly replica: string; readonly targetRegion: string },
  place: FilePlace,
): AwsCall {
  const { account, region, time } = place
  const arn = `arn:aws:elasticfilesystem:${region}:${account}:file-system/${plan.source}`
  return sharedFileCall(
    'CreateReplicationConfiguration',
    { sourceFileSystemId: plan.source, destinations: [{ region: plan.targetRegion }] },
    {
      sourceFileSystemId: plan.source,
      sourceFileSystemRegion: region,
      sourceFileSystemArn: arn,
      originalSourceFileSystemArn: arn,
      creationTime: spelledText(time),
      sourceFileSystemOwnerId: account,
      destinations: [
        {
          status: 'ENABLING',
          fileSystemId: plan.replica,
          region: plan.targetRegion,
          ownerId: account,
        },
      ],
    },
  )
}

/** elasticfilesystem:PutFileSystemPolicy that lets accounts, or everybody, mount and write. */
export function shareFiles(fileSystem: string, accounts: readonly string[]): AwsCall {
  const principals = accounts.map((one) => (one === 'all' ? '*' : `arn:aws:iam::${one}:root`))
  const policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: principals.length === 1 ? (principals[0] ?? '*') : principals },
        Action: ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'],
      },
    ],
  })
  const request = { fileSystemId: fileSystem, policy, bypassPolicyLockoutSafetyCheck: false }
  return sharedFileCall('PutFileSystemPolicy', request, { fileSystemId: fileSystem, policy })
}

function backupAnswer(
  ids: { readonly fileSystem: string; readonly backup: string },
  place: FilePlace,
): JsonObject {
  return {
    backupId: ids.backup,
    lifecycle: 'CREATING',
    type: 'USER_INITIATED',
    progressPercent: 0,
    creationTime: spelledText(place.time),
    resourceARN: fsxArn(place, 'backup', ids.backup),
    fileSystem: {
      ownerId: place.account,
      fileSystemId: ids.fileSystem,
      fileSystemType: 'WINDOWS',
      resourceARN: fsxArn(place, 'file-system', ids.fileSystem),
    },
    ownerId: place.account,
    resourceType: 'FILE_SYSTEM',
  }
}

function fsxArn({ account, region }: FilePlace, type: string, id: string): string {
  return `arn:aws:fsx:${region}:${account}:${type}/${id}`
}

function fileCall(name: string, request: JsonObject, response: JsonObject): AwsCall {
  return { service: 'fsx', name, readOnly: false, request, response }
}

function sharedFileCall(name: string, request: JsonObject, response: JsonObject): AwsCall {
  return { service: 'elasticfilesystem', name, readOnly: false, request, response }
}
