/**
 * The EBS direct APIs: a snapshot written or read block by block, without a volume. Starting and
 * completing are management events; every block is a data event, which a trail has only when told to
 * (reference/telemetry.md 2.2, shapes of the EBS user guide).
 */
import type { JsonObject } from '../../base/json.ts'
import type { AwsCall } from './aws-call.ts'
import { spelledText } from '../clock.ts'
import { presentFields } from '../present-fields.ts'
import type { RandomSource } from '../random.ts'

/** Bytes in a block. */
export const blockSize = 524_288

/** ebs:StartSnapshot: an empty snapshot to be written, or one that changes a parent. */
export function startSnapshot(plan: {
  readonly snapshotId: string
  readonly owner: string
  /** GiB. */
  readonly size: number
  readonly time: number
  readonly clientToken: string
  readonly parentSnapshotId?: string
  readonly isEncrypted?: boolean
}): AwsCall {
  const { snapshotId, owner, size, time, clientToken, parentSnapshotId, isEncrypted } = plan
  return managementCall(
    'StartSnapshot',
    presentFields({ volumeSize: size, parentSnapshotId, clientToken, encrypted: isEncrypted }),
    presentFields({
      snapshotId,
      ownerId: owner,
      status: 'pending',
      startTime: spelledText(time),
      volumeSize: size,
      blockSize,
      parentSnapshotId,
      kmsKeyArn: isEncrypted === true ? 'HIDDEN_DUE_TO_SECURITY_REASONS' : undefined,
    }),
  )
}

/** ebs:CompleteSnapshot: nothing is written to it any more. */
export function completeSnapshot(snapshotId: string, changedBlocksCount: number): AwsCall {
  const request = { snapshotId, changedBlocksCount }
  return managementCall('CompleteSnapshot', request, { status: 'completed' })
}

/** A snapshot whose blocks are read or written. */
export interface BlockSnapshot {
  readonly snapshotId: string
  readonly region: string
  /** The account that the record names as the owner of the snapshot. */
  readonly account: string
}

/** ebs:ListSnapshotBlocks: which blocks there are, a page at a time. */
export function listSnapshotBlocks(
  snapshot: BlockSnapshot,
  page: { readonly from?: number; readonly maxResults?: number } = {},
): AwsCall {
  const { from = 0, maxResults = 10_000 } = page
  const { snapshotId } = snapshot
  const request = { snapshotId, maxResults, startingBlockIndex: from }
  return dataCall('ListSnapshotBlocks', [snapshot], request)
}

/** ebs:ListChangedBlocks: what the second snapshot has that the first has not. */
export function listChangedBlocks(
  first: BlockSnapshot,
  second: BlockSnapshot,
  page: { readonly from?: number; readonly maxResults?: number } = {},
): AwsCall {
  const { from = 0, maxResults = 10_000 } = page
  return dataCall('ListChangedBlocks', [first, second], {
    firstSnapshotId: first.snapshotId,
    secondSnapshotId: second.snapshotId,
    maxResults,
    startingBlockIndex: from,
  })
}

/** ebs:GetSnapshotBlock: one block downloaded. */
export function getSnapshotBlock(
  snapshot: BlockSnapshot,
  blockIndex: number,
  random: RandomSource,
): AwsCall {
  const blockToken = random.text(64, base64)
  const { snapshotId } = snapshot
  return dataCall('GetSnapshotBlock', [snapshot], { snapshotId, blockIndex, blockToken })
}

/** ebs:PutSnapshotBlock: one block uploaded. */
export function putSnapshotBlock(
  snapshot: BlockSnapshot,
  blockIndex: number,
  random: RandomSource,
): AwsCall {
  const sum = { checksum: `${random.text(43, base64)}=`, checksumAlgorithm: 'SHA256' }
  const { snapshotId } = snapshot
  const request = { snapshotId, blockIndex, dataLength: blockSize, ...sum }
  return { ...dataCall('PutSnapshotBlock', [snapshot], request), readOnly: false, response: sum }
}

const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

function managementCall(name: string, request: JsonObject, response: JsonObject): AwsCall {
  return { service: 'ebs', name, readOnly: false, request, response }
}

function dataCall(name: string, snapshots: readonly BlockSnapshot[], request: JsonObject): AwsCall {
  const resources = snapshots.map(({ snapshotId, region, account }) => ({
    accountId: account,
    type: 'AWS::EC2::Snapshot',
    ARN: `arn:aws:ec2:${region}::snapshot/${snapshotId}`,
  }))
  return {
    service: 'ebs',
    name,
    readOnly: true,
    request,
    response: null,
    resources,
    category: 'Data',
  }
}
