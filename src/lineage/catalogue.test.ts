import { expect, it } from 'vitest'
import { cloudtrailEvent, emulatedCall } from '../../test/builders/cloudtrail-builder.ts'
import type { JsonObject } from '../base/json.ts'
import type { Event } from '../events/event.ts'
import { catalogueKeyOf, catalogueKeys, catalogueMarks } from './catalogue.ts'
import { extractActivity } from './extract-activity.ts'

function keyOf(name: string): string {
  return catalogueKeyOf(cloudtrailEvent(emulatedCall('ec2', name)))
}

it('names every action once, in all three clouds', () => {
  expect(new Set(catalogueKeys).size).toBe(catalogueKeys.length)
  expect(catalogueKeys).toContain('aws ec2.amazonaws.com CreateSnapshot')
  expect(catalogueKeys).toContain('azure microsoft.compute/snapshots/write')
  expect(catalogueKeys).toContain('gcp compute.disks.createsnapshot')
})

it('tells the key of an event, in the catalogue or not', () => {
  expect(catalogueKeys).toContain(keyOf('CreateSnapshot'))
  expect(catalogueKeys).not.toContain(keyOf('DescribeTags'))
})

/** The use of a key for what an encryption context names. */
function use(encryptionContext: JsonObject, name = 'Decrypt'): Event {
  return cloudtrailEvent({
    ...emulatedCall('kms', name),
    requestParameters: { keyId: 'alias/disks', encryptionContext },
  })
}

function isFollowed(event: Event): boolean {
  return extractActivity(event) !== undefined
}

it('says that nothing is followed which lacks the mark of its action', () => {
  expect(catalogueMarks.size).toBeGreaterThan(0)
  for (const [key, mark] of catalogueMarks) {
    const name = key.split(' ')[2]
    // A disk is told in any letter case, so a mark is looked for in any.
    expect(isFollowed(use({ 'aws:ebs:id': 'vol-0a1b2c3d4e5f60718' }, name))).toBe(true)
    expect(isFollowed(use({ 'AWS:EBS:ID': 'vol-0a1b2c3d4e5f60718' }, name))).toBe(true)
    expect(JSON.stringify(use({ 'aws:ebs:id': 'x' }, name).native)).toContain(mark)
    expect(isFollowed(use({ 'aws:s3:arn': 'arn:aws:s3:::bucket' }, name))).toBe(false)
    expect(isFollowed(use({}, name))).toBe(false)
  }
})
