import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isJsonArray, objectOf, parseJson, valueAt } from '../../base/json.ts'
import type { JsonObject, JsonValue } from '../../base/json.ts'
import { ec2WrappedCall, readCall } from './aws-call.ts'
import type { AwsCall } from './aws-call.ts'
import { roleCaller, serviceCaller, userCaller } from './aws-caller.ts'
import { runInstances } from './aws-compute-calls.ts'
import * as databases from './aws-database-calls.ts'
import * as images from './aws-image-calls.ts'
import { authorizeIngress } from './aws-network-calls.ts'
import { playAwsCall, playConsoleLogin, playSharedSnapshotUse } from './aws-player.ts'
import { createSnapshot, deleteSnapshot, shareSnapshot } from './aws-snapshot-calls.ts'
import { createVolume } from './aws-volume-calls.ts'
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

const real = new URL('../../../../shared/data/aws/', import.meta.url)
const subnet = { vpcId: 'vpc-1', subnetId: 'subnet-1', zone: 'eu-west-1a', prefix: '10.0.0' }
const database = {
  name: 'd',
  resourceId: 'db-1',
  account,
  region,
  vpcId: 'vpc-1',
  groupId: 'sg-1',
  since: time,
}
const rule = { groupId: 'sg-1', owner: account, cidr: '0.0.0.0/0', port: 22 }
const launch = {
  instanceId: 'i-1',
  imageId: 'ami-1',
  owner: account,
  time,
  subnet,
  groupId: 'sg-1',
}
const counterparts: Record<string, JsonObject> = {
  'invictus/CreateSnapshot.json': played(createSnapshot({ ...snapshot, tags: { a: 'b' } })),
  'invictus/DeleteSnapshot.json': played(deleteSnapshot('snap-1')),
  'invictus/CreateVolume.json': played(
    createVolume({ volumeId: 'vol-1', zone: 'eu-west-1a', size: 1, time, clientToken: 'x' }),
  ),
  'invictus/CreateDBSnapshot.json': played(databases.createDbSnapshot(database, 's')),
  'invictus/RunInstances.json': played(
    runInstances({ ...launch, type: 't3.micro', tags: { a: 'b' } }, random),
  ),
  'invictus/SharedSnapshotVolumeCreated.json': playSharedSnapshotUse(
    { time, region, snapshotId: 'snap-1', owner: account, consumer: account },
    random,
  ).consumer,
  'stratus/aws.exfiltration.ec2-share-ebs-snapshot.json': played(
    shareSnapshot('snap-1', 'add', '777788889999'),
  ),
  'stratus/aws.exfiltration.ec2-share-ami.json': played(images.shareImage('ami-1', '777788889999')),
  'stratus/aws.exfiltration.ec2-security-group-open-port-22-ingress.json': played(
    authorizeIngress(rule, 'flat', random),
  ),
}

function firstOf(value: JsonValue | undefined): JsonObject {
  return objectOf(isJsonArray(value) ? value[0] : value) ?? {}
}

/** The launched instance, for calls that launch one. */
function instanceOf(record: JsonObject): JsonObject {
  return firstItem(objectOf(record['responseElements']), 'instancesSet')
}

function firstItem(value: JsonObject | undefined, list: string): JsonObject {
  return firstOf(valueAt(value, list, 'items'))
}

/** Keys that only some calls of the same name have: options of the request and what answers them. */
const optional = new Set([
  'description',
  'volumeType',
  'throughput',
  'tagSpecificationSet',
  'iamInstanceProfile',
  'currentInstanceBootMode',
])

function keysOf(value: JsonValue | undefined): readonly string[] {
  return Object.keys(objectOf(value) ?? {})
    .filter((key) => !optional.has(key))
    .toSorted()
}

describe.each(Object.entries(counterparts))('beside the real %s', (name, emulated) => {
  const file = new URL(name, real)
  const present = existsSync(file)
  if (!present) process.stderr.write(`skipped: ${file.pathname} is not here\n`)

  it.skipIf(!present)('has the same keys', () => {
    const record = firstOf(parseJson(readFileSync(file, 'utf8')))
    expect(keysOf(emulated)).toEqual(keysOf(record))
    const answer = record['responseElements']
    expect(keysOf(emulated['responseElements'])).toEqual(keysOf(answer))
    const [instance, realInstance] = [instanceOf(emulated), instanceOf(record)]
    expect(keysOf(instance)).toEqual(keysOf(realInstance))
    expect(keysOf(firstItem(instance, 'networkInterfaceSet'))).toEqual(
      keysOf(firstItem(realInstance, 'networkInterfaceSet')),
    )
  })
})
