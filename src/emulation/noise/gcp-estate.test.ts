import { expect, it } from 'vitest'
import { noisePlaces } from '../../../test/builders/noise-builder.ts'
import { gcpEstateOf } from './gcp-estate.ts'

const { gcp } = noisePlaces

it('is the same for the same project and zone, whoever asks', () => {
  expect(gcpEstateOf({ ...gcp, name: 'another name' })).toEqual(gcpEstateOf(gcp))
})

it.each([{ id: 'example-build' }, { region: 'europe-west4-b' }])('is another with %o', (other) => {
  const disks = gcpEstateOf(gcp).servers.map(({ disk }) => disk)
  const others = gcpEstateOf({ ...gcp, ...other }).servers
  expect(others.some(({ disk }) => disks.includes(disk))).toBe(false)
})

it('lies in the project and the zone', () => {
  const { servers, programs, groups } = gcpEstateOf(gcp)
  for (const { instance } of servers) {
    expect(instance).toMatch(/^projects\/example-production\/zones\/europe-west1-c\/instances\//)
  }
  expect(programs[0]).toBe('shop-web@example-production.iam.gserviceaccount.com')
  expect(groups.email).toMatch(/^\d{12}@cloudservices\.gserviceaccount\.com$/)
})
