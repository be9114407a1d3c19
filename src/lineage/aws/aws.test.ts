import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cloudtrailEvent,
  corpusRecords,
  emulatedCall,
  hasCorpus,
  home,
} from '../../../test/builders/cloudtrail-builder.ts'
import type { JsonObject, JsonValue } from '../../base/json.ts'
import type { Activity } from '../activity.ts'
import { awsActionKeys, awsActivity } from './aws.ts'
import { verbs } from '../../environment/verb.ts'

function activityOf(native: JsonObject): Activity | undefined {
  return awsActivity(cloudtrailEvent(native))
}

function splitKey(key: string): JsonObject {
  const [eventSource = '', eventName = ''] = key.split(' ')
  return { eventSource, eventName }
}

describe('the catalogue', () => {
  it('is keyed on source and name: the same name elsewhere is something else', () => {
    for (const service of ['lightsail', 'appstream', 'redshift', 'dlm']) {
      expect(activityOf(emulatedCall(service, 'CreateSnapshot'))).toBeUndefined()
    }
    const responseElements = { snapshotId: 's-0a' }
    const madeBy = (service: string): string | undefined =>
      activityOf(emulatedCall(service, 'CreateSnapshot', { responseElements }))?.outputs[0]?.id
    expect(madeBy('ec2')).toBe('s-0a')
    expect(madeBy('ds')).toBe('ds:111122223333:eu-west-1:snapshot:s-0a')
  })

  it('has no use for calls that only look', () => {
    const looks = ['DescribeSnapshots', 'DescribeVolumes', 'DescribeDBSnapshots', 'constructor']
    for (const name of looks) {
      expect(activityOf(emulatedCall('ec2', name))).toBeUndefined()
      expect(activityOf(emulatedCall('rds', name))).toBeUndefined()
    }
  })

  it('holds every call of the reference once', () => {
    expect(new Set(awsActionKeys).size).toBe(awsActionKeys.length)
    expect(awsActionKeys).toContain('ec2.amazonaws.com SharedSnapshotCopyInitiated')
    expect(awsActionKeys).toContain('rds.amazonaws.com StartExportTask')
    expect(awsActionKeys).toContain('backup.amazonaws.com StartCopyJob')
  })
})

it('says where and whence', () => {
  const requestParameters = { volumeId: 'vol-0fc2e34e74650e145' }
  expect(activityOf(emulatedCall('ec2', 'CreateSnapshot', { requestParameters }))).toMatchObject({
    ...home,
    sourceAddress: '198.51.100.7',
    attempt: false,
  })
})

/** Keys that the readers look for. */
const wantedKeys =
  'items item instancesSet ipPermissions snapshotSet securityGroupRule createVolumePermission add ' +
  'groupSet groupId snapshotId instanceId blockDeviceMapping ebs dBInstanceIdentifier ' +
  'publiclyAccessible policy constraints encryptionContextSubset encryptionContext aws:ebs:id keyId ' +
  'granteePrincipal recoveryPointArn resourceArn destinationBackupVaultArn portInfo policyDetails ' +
  'snapshotName clusterIdentifier instanceName fileSystemId directoryId __proto__'

describe('hostile records', () => {
  const name = fc.constantFrom(...awsActionKeys)
  const json = fc.jsonValue({ maxDepth: 6 })
  /** Wanted keys around anything at all. */
  const likely = fc.dictionary(
    fc.constantFrom(...wantedKeys.split(' ')),
    fc.oneof(json, fc.dictionary(fc.constantFrom('items', 'add', 'ebs', 'groupId'), json)),
  )
  const part = fc.oneof(likely, json)

  it('never throw, and yield only known verbs and ids that are texts', () => {
    fc.assert(
      fc.property(name, part, part, part, (key, request, response, details) => {
        const native = {
          ...emulatedCall('ec2', ''),
          ...splitKey(key),
          // fast-check types its values wider; they are JSON by construction.
          requestParameters: request as JsonValue,
          responseElements: response as JsonValue,
          serviceEventDetails: details as JsonValue,
        }
        const activity = activityOf(native)
        if (activity === undefined) return
        expect(verbs).toContain(activity.verb)
        for (const { id } of [...activity.inputs, ...activity.outputs]) {
          expect(id).toBe(id.toLowerCase())
          expect(id).not.toBe('')
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('never throw when every field is something else', () => {
    fc.assert(
      fc.property(name, fc.dictionary(fc.string(), json), (key, fields) => {
        // As above.
        const native = { ...(fields as JsonObject), ...splitKey(key) }
        expect(() => activityOf(native)).not.toThrow()
      }),
    )
  })

  it('are read in time that grows with their size', () => {
    const items = Array.from({ length: 20_000 }, (_, index) => ({ instanceId: `i-${index}` }))
    const ebs = Array.from({ length: 20_000 }, (_, index) => ({
      ebs: { snapshotId: `snap-${index}` },
    }))
    const activity = activityOf(
      emulatedCall('ec2', 'RunInstances', {
        requestParameters: { blockDeviceMapping: { items: ebs } },
        responseElements: { instancesSet: { items } },
      }),
    )
    expect(activity?.links.length).toBeLessThan(10_000)
  })
})

describe.skipIf(!hasCorpus())('real records', () => {
  it('all pass through without a throw', () => {
    const records = corpusRecords()
    expect(records.length).toBeGreaterThan(250)
    for (const record of records) activityOf(record)
  })

  it('traildiscover: what was denied is an attempt and has no effect', () => {
    const records = corpusRecords('traildiscover')
    expect(records).toHaveLength(93)
    const denied = records.filter(({ errorCode }) => typeof errorCode === 'string')
    const activities = denied.map(activityOf).filter((activity) => activity !== undefined)
    expect(activities.length).toBeGreaterThan(20)
    for (const activity of activities) {
      expect(activity).toMatchObject({ attempt: true, links: [] })
      expect(activity.removed).toBeUndefined()
    }
  })
})
