import { expect, it } from 'vitest'
import { cloudtrailEvent, emulatedCall } from '../../test/builders/cloudtrail-builder.ts'
import { catalogueKeyOf, catalogueKeys } from './catalogue.ts'

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
