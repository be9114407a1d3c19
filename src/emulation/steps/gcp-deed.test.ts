import { expect, it } from 'vitest'
import { gcpRegion, storageLocation } from './gcp-deed.ts'

it.each([
  ['europe-west1-c', 'europe-west1'],
  ['europe-west1', 'europe-west1'],
])('%s lies in %s', (zone, region) => {
  expect(gcpRegion(zone)).toBe(region)
})

it.each([
  ['europe-west4-b', 'eu'],
  ['us-central1-a', 'us'],
  ['asia-south1-a', 'asia'],
  ['australia-southeast1-b', 'australia-southeast1'],
])('a copy of a disk in %s is kept in %s', (zone, location) => {
  expect(storageLocation(zone)).toBe(location)
})
