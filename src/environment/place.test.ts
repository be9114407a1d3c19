import { describe, expect, it } from 'vitest'
import { azureEvent, azureHome, azureRecord } from '../../test/builders/azure-builder.ts'
import { cloudtrailEvent, emulatedCall } from '../../test/builders/cloudtrail-builder.ts'
import { gcpEntry, gcpEvent } from '../../test/builders/gcp-builder.ts'
import type { JsonObject } from '../base/json.ts'
import { logAccountOf, placeOf } from './place.ts'

function azurePlace(fields: JsonObject): ReturnType<typeof placeOf> {
  const call = { operation: 'Microsoft.Compute/disks/write', resource: 'Microsoft.Compute/disks/d' }
  return placeOf(azureEvent({ ...azureRecord(call), ...fields }))
}

function gcpRegion(labels: JsonObject): string | undefined {
  const call = { method: 'v1.compute.disks.insert', resource: 'global/disks/d', labels }
  return placeOf(gcpEvent(gcpEntry(call))).region
}

describe('the place of an AWS event', () => {
  it('is the account in whose trail it stands, not that of the caller (design 4.4)', () => {
    const identity = { type: 'AWSAccount', accountId: '999988887777' }
    const record = emulatedCall('ec2', 'SharedSnapshotVolumeCreated', { userIdentity: identity })
    expect(placeOf(cloudtrailEvent(record))).toEqual({
      provider: 'aws',
      account: '111122223333',
      region: 'eu-west-1',
    })
  })

  it('is the account of the caller where old records name no recipient', () => {
    const { recipientAccountId: _, ...old } = emulatedCall('ec2', 'CreateSnapshot')
    expect(placeOf(cloudtrailEvent(old)).account).toBe('111122223333')
  })

  it('leaves out what is not known', () => {
    expect(placeOf(cloudtrailEvent({}))).toEqual({ provider: 'aws' })
  })
})

describe('the place of an Azure event', () => {
  it('is its subscription, in lower case', () => {
    const account = azureHome.subscription
    expect(azurePlace({ subscriptionId: account.toUpperCase() })).toEqual({
      provider: 'azure',
      account,
    })
  })

  it('is read out of the resource id where no field names it', () => {
    expect(azurePlace({ subscriptionId: '' }).account).toBe(azureHome.subscription)
    expect(azurePlace({ subscriptionId: '', resourceId: '/providers/x' })).toEqual({
      provider: 'azure',
    })
  })
})

describe('the place of a Google Cloud event', () => {
  it('is the project, and the region of its zone', () => {
    const call = { method: 'v1.compute.disks.insert', resource: 'zones/europe-west1-b/disks/d' }
    expect(placeOf(gcpEvent(gcpEntry(call)))).toEqual({
      provider: 'gcp',
      account: 'payroll-prod',
      region: 'europe-west1',
    })
  })

  it('takes a region or location as it is, unless that is a zone too', () => {
    expect(gcpRegion({ region: 'europe-west4' })).toBe('europe-west4')
    expect(gcpRegion({ location: 'us-central1-a' })).toBe('us-central1')
    expect(gcpRegion({ location: 'global', zone: 'europe-west1-b' })).toBe('global')
  })
})

describe('the account in whose log an event stands', () => {
  const native = { userIdentity: { accountId: '444455556666' } }
  const event = { ...gcpEvent({}), source: 'aws.cloudtrail', native } as const

  it('is not that of an outsider where the record does not say', () => {
    expect(logAccountOf(event, () => 'external')).toBeUndefined()
    expect(logAccountOf(event, () => 'human')).toBe('444455556666')
    const told = { ...event, native: { ...native, recipientAccountId: '111122223333' } }
    expect(logAccountOf(told, () => 'external')).toBe('111122223333')
  })
})
