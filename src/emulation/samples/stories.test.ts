import { describe, expect, it } from 'vitest'
import { isJsonArray, objectOf, textOf, valueAt } from '../../base/json.ts'
import type { JsonObject } from '../../base/json.ts'
import { playAwsStory } from './aws-story.ts'
import { playAzureStory } from './azure-story.ts'
import { playGcpStory } from './gcp-story.ts'
import { storyDays, storyEnd } from './story.ts'
import type { StoryRecord } from './story.ts'

/** Documentation ranges (RFC 5737) and private ones (RFC 1918), names of services, and none at all. */
const allowedAddress =
  /^(192\.0\.2\.\d+|198\.51\.100\.\d+|203\.0\.113\.\d+|10\.\d+\.\d+\.\d+|[a-z0-9-]+\.amazonaws\.com|)$/

const stories: Record<string, readonly StoryRecord[]> = {
  aws: playAwsStory(),
  azure: playAzureStory(),
  gcp: playGcpStory(),
}

function addressOf(record: JsonObject): string {
  const address =
    record['sourceIPAddress'] ??
    record['callerIpAddress'] ??
    valueAt(record, 'protoPayload', 'requestMetadata', 'callerIp')
  return textOf(address) ?? ''
}

describe.each(Object.entries(stories))('the story of %s', (_cloud, records) => {
  it('stays within its four days', () => {
    const times = records.map(({ time }) => time)
    expect(Math.min(...times)).toBeGreaterThanOrEqual(storyDays[0] ?? 0)
    expect(Math.max(...times)).toBeLessThan(storyEnd)
  })

  it('uses documentation addresses and the example domain only', () => {
    const odd = records.filter(({ record }) => !allowedAddress.test(addressOf(record)))
    expect(odd.map(({ record }) => addressOf(record))).toEqual([])
    const text = JSON.stringify(records.map(({ record }) => record))
    const domains = new Set(
      [...text.matchAll(/[a-z.]+@([a-z0-9.-]+\.[a-z]+)/g)].map(([, one]) => one),
    )
    for (const domain of domains) {
      expect(domain).toMatch(
        /example\.(com|net|org)$|^example-[a-z]+\.iam\.gserviceaccount\.com$|^google\.com$|^cloudservices\.gserviceaccount\.com$/,
      )
    }
  })

  it('is mostly noise, and holds every class of look-alike', () => {
    const classes = new Set(
      records.flatMap(({ role }) => (role.kind === 'benign' ? [role.class] : [])),
    )
    expect([...classes]).toEqual(expect.arrayContaining(['A', 'B', 'C', 'D']))
    const attack = records.filter(({ role }) => role.kind === 'step' || role.kind === 'context')
    expect(attack.length / records.length).toBeLessThan(0.02)
  })

  it('has two principals in each chain: one creates, another restores', () => {
    const chains = new Set(
      records.flatMap(({ role }) => (role.kind === 'step' ? [role.chain] : [])),
    )
    for (const chain of chains) {
      const by = (verb: string): readonly string[] =>
        records.flatMap(({ role, principal }) =>
          role.kind === 'step' && role.chain === chain && role.verb === verb ? [principal] : [],
        )
      expect(by('create')).not.toEqual([])
      expect(by('restore')).not.toEqual([])
      expect(by('restore').filter((one) => by('create').includes(one))).toEqual([])
    }
  })
})

describe('the AWS chain', () => {
  const steps = (stories['aws'] ?? []).filter(
    ({ role }) => role.kind === 'step' && role.chain === 'aws-volume',
  )
  const found = (name: string): JsonObject =>
    steps.find(({ record }) => record['eventName'] === name)?.record ?? {}

  it('is joined by resource ids from the volume to the open port', () => {
    const taken = valueAt(found('CreateSnapshot'), 'responseElements', 'snapshotId')
    expect(valueAt(found('CopySnapshot'), 'requestParameters', 'sourceSnapshotId')).toBe(taken)
    const copied = valueAt(found('CopySnapshot'), 'responseElements', 'snapshotId')
    expect(valueAt(found('CreateVolume'), 'requestParameters', 'snapshotId')).toBe(copied)
    const volume = valueAt(found('CreateVolume'), 'responseElements', 'volumeId')
    expect(valueAt(found('AttachVolume'), 'requestParameters', 'volumeId')).toBe(volume)
    const [instance] = itemsOf(found('RunInstances'), 'responseElements', 'instancesSet')
    expect(valueAt(found('AttachVolume'), 'requestParameters', 'instanceId')).toBe(
      instance?.['instanceId'],
    )
    const [group] = itemsOf(instance, 'groupSet')
    expect(valueAt(found('AuthorizeSecurityGroupIngress'), 'requestParameters', 'groupId')).toBe(
      group?.['groupId'],
    )
  })

  it('lets the outside account in before that account uses the snapshot', () => {
    const shared = steps.find(
      ({ role }) => role.kind === 'step' && role.verb === 'share' && role.attempt !== true,
    )
    const used = steps.find(({ record }) => record['eventName'] === 'SharedSnapshotVolumeCreated')
    expect(used?.time).toBeGreaterThan(shared?.time ?? Infinity)
    expect(used?.principal).toBe('aws:acct:777788889999')
  })
})

describe('records of all stories', () => {
  it('have ids of their own', () => {
    const ids = (stories['aws'] ?? []).map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const entries = (stories['gcp'] ?? []).map(({ record }) => record['insertId'])
    expect(new Set(entries).size).toBe(entries.length)
  })
})

function itemsOf(value: JsonObject | undefined, ...path: readonly string[]): readonly JsonObject[] {
  const items = valueAt(value, ...path, 'items')
  return isJsonArray(items) ? items.map(objectOf).filter((one) => one !== undefined) : []
}
