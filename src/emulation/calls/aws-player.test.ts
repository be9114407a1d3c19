import { describe, expect, it } from 'vitest'
import { valueAt } from '../../base/json.ts'
import type { JsonObject } from '../../base/json.ts'
import { sendSshKey } from './aws-access-calls.ts'
import { listSnapshotBlocks } from './aws-block-calls.ts'
import { ec2WrappedCall, readCall } from './aws-call.ts'
import type { AwsCall } from './aws-call.ts'
import { roleCaller, serviceCaller, userCaller } from './aws-caller.ts'
import { foreignCaller } from './aws-indirect-callers.ts'
import { playAwsCall, playConsoleLogin, playSharedSnapshotUse } from './aws-player.ts'
import { createSnapshot, deleteSnapshot } from './aws-snapshot-calls.ts'
import { timeAt } from '../clock.ts'
import { createRandom } from '../random.ts'

const [time, region, account] = [timeAt('2026-09-15 02:24:10'), 'eu-west-1', '111122223333']
const place = { address: '192.0.2.1', agent: 'aws-cli/2.31.6' }
const user = userCaller({ ...place, account, name: 'lena' })
const random = createRandom('aws player test')
const played = (call: AwsCall, caller = user): JsonObject =>
  playAwsCall({ caller, time, region, call }, random)
const snapshot = { volumeId: 'vol-1', snapshotId: 'snap-1', owner: account, time, size: 1 }

describe('an API call', () => {
  it('repeats the request id in the answer of EC2, inside the wrapper if there is one', () => {
    const plain = played(createSnapshot(snapshot))
    expect(valueAt(plain, 'responseElements', 'requestId')).toBe(plain['requestID'])
    const wrapped = played(ec2WrappedCall('CreateSnapshots', {}, { snapshotSet: {} }))
    expect(valueAt(wrapped, 'responseElements', 'CreateSnapshotsResponse', 'requestId')).toBe(
      wrapped['requestID'],
    )
    const pushed = played(sendSshKey({ instanceId: 'i-1', user: 'ec2-user' }, random))
    expect(valueAt(pushed, 'responseElements', 'requestId')).toBe(pushed['requestID'])
  })

  it('is a management event unless it says that it is one on data', () => {
    expect(played(deleteSnapshot('snap-1'))).toMatchObject({
      managementEvent: true,
      eventCategory: 'Management',
    })
    expect(played(listSnapshotBlocks({ snapshotId: 'snap-1', region, account }))).toMatchObject({
      managementEvent: false,
      eventCategory: 'Data',
    })
  })

  it('stands in the trail of another account when told so, under a shared id', () => {
    const trail = { recipient: '777788889999', sharedEventId: 'both' }
    const call = readCall('kms', 'Decrypt', null)
    const record = playAwsCall(
      { caller: foreignCaller(user), time, region, call, ...trail },
      random,
    )
    expect(record).toMatchObject({
      recipientAccountId: '777788889999',
      sharedEventID: 'both',
      userIdentity: { type: 'AWSAccount', accountId: account },
    })
    expect(played(call)['recipientAccountId']).toBe(account)
  })

  it('has no TLS details when a service calls', () => {
    const record = played(
      readCall('s3', 'GetBucketAcl', null),
      serviceCaller('config.amazonaws.com', account),
    )
    expect(record).not.toHaveProperty('tlsDetails')
    expect(record['requestID']).toMatch(/^[0-9A-F]{16}$/)
  })

  it('logs global services in us-east-1', () => {
    expect(played(readCall('iam', 'ListRoles', null))['awsRegion']).toBe('us-east-1')
  })

  it('marks console sessions with a text, not a boolean', () => {
    const session = { ...place, account, role: 'Admin', session: 'anna', since: time }
    const caller = roleCaller({ ...session, fromConsole: true })
    expect(played(deleteSnapshot('snap-1'), caller)['sessionCredentialFromConsole']).toBe('true')
  })

  it('writes a sign-in without keys of a session', () => {
    const session = { ...place, account, role: 'Admin', session: 'anna', since: time }
    const record = playConsoleLogin({ caller: roleCaller(session), time, region }, random)
    expect(record['eventType']).toBe('AwsConsoleSignIn')
    expect(record['userIdentity']).not.toHaveProperty('accessKeyId')
  })
})

describe('the use of a shared snapshot', () => {
  const use = { time, region, snapshotId: 'snap-1', owner: account, consumer: '777788889999' }
  const { owner, consumer } = playSharedSnapshotUse(use, random)

  it('names the consumer in the owner’s trail', () => {
    expect(owner['recipientAccountId']).toBe(account)
    expect(owner['userIdentity']).toEqual({
      type: 'AWSAccount',
      accountId: '777788889999',
      invokedBy: 'ec2.amazonaws.com',
    })
  })

  it('is the consumer’s own affair in the consumer’s trail, under the same shared id', () => {
    expect(consumer['recipientAccountId']).toBe('777788889999')
    expect(consumer['userIdentity']).not.toHaveProperty('type')
    expect(consumer['sharedEventID']).toBe(owner['sharedEventID'])
    expect(consumer['eventID']).not.toBe(owner['eventID'])
  })
})
