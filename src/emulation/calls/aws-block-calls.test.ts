import { describe, expect, it } from 'vitest'
import * as blocks from './aws-block-calls.ts'
import { timeAt } from '../clock.ts'
import { createRandom } from '../random.ts'

const snapshot = { snapshotId: 'snap-1', region: 'eu-west-1', account: '111122223333' }
const random = createRandom('blocks')
const resource = (id: string) => ({
  accountId: '111122223333',
  type: 'AWS::EC2::Snapshot',
  ARN: `arn:aws:ec2:eu-west-1::snapshot/${id}`,
})

describe('a snapshot that is uploaded', () => {
  const plan = {
    snapshotId: 'snap-1',
    owner: '111122223333',
    size: 8,
    time: timeAt('2026-09-15 02:24:10'),
    clientToken: 'token',
  }

  it('begins empty and ends complete, as management events', () => {
    const { request, response, category } = blocks.startSnapshot(plan)
    expect(request).toEqual({ volumeSize: 8, clientToken: 'token' })
    expect(response).toMatchObject({
      snapshotId: 'snap-1',
      blockSize: 524_288,
      startTime: 'Sep 15, 2026, 2:24:10 AM',
    })
    expect(category).toBeUndefined()
    expect(blocks.completeSnapshot('snap-1', 5)).toMatchObject({
      request: { snapshotId: 'snap-1', changedBlocksCount: 5 },
      response: { status: 'completed' },
    })
  })

  it('may change a parent, and hides the key it is encrypted with', () => {
    const more = { parentSnapshotId: 'snap-0', isEncrypted: true }
    const { request, response } = blocks.startSnapshot({ ...plan, ...more })
    expect(request).toMatchObject({ parentSnapshotId: 'snap-0', encrypted: true })
    expect(response?.['kmsKeyArn']).toBe('HIDDEN_DUE_TO_SECURITY_REASONS')
  })
})

describe('events on blocks', () => {
  it.each([
    [blocks.listSnapshotBlocks(snapshot, { from: 100 }), { startingBlockIndex: 100 }],
    [blocks.getSnapshotBlock(snapshot, 7, random), { blockIndex: 7 }],
  ])('%#: read data of the snapshot they list as resource', (call, request) => {
    expect(call).toMatchObject({ service: 'ebs', category: 'Data', readOnly: true, response: null })
    expect(call.request).toMatchObject({ snapshotId: 'snap-1', ...request })
    expect(call.resources).toEqual([resource('snap-1')])
  })

  it('compare two snapshots', () => {
    const second = { ...snapshot, snapshotId: 'snap-2' }
    const { request, resources } = blocks.listChangedBlocks(snapshot, second)
    expect(request).toMatchObject({ firstSnapshotId: 'snap-1', secondSnapshotId: 'snap-2' })
    expect(resources).toEqual([resource('snap-1'), resource('snap-2')])
  })

  it('write a block and repeat its checksum', () => {
    const { request, response, readOnly } = blocks.putSnapshotBlock(snapshot, 7, random)
    expect(request).toMatchObject({ blockIndex: 7, dataLength: 524_288, ...response })
    expect(response?.['checksumAlgorithm']).toBe('SHA256')
    expect(readOnly).toBe(false)
  })
})
