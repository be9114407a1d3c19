import { describe, expect, it } from 'vitest'
import { createRandom } from '../random.ts'
import { newThingId } from './thing-id.ts'
import type { ThingKind } from './scenario.ts'
import type { Place } from './thing.ts'

const aws: Place = {
  name: 'ours',
  cloud: 'aws',
  id: '111122223333',
  region: 'eu-west-1',
  tenant: '',
  group: '',
}
const gcp: Place = { ...aws, cloud: 'gcp', id: 'example-project', region: 'europe-west1-c' }
const azure: Place = {
  ...aws,
  cloud: 'azure',
  id: '00000000-0000-4000-8000-000000000001',
  group: 'rg-ours',
}

function idOf(kind: ThingKind, place: Place, name = 'Thing-1'): string {
  return newThingId({ name, kind, place, region: place.region }, createRandom('1'))
}

describe('the id of a new thing', () => {
  it.each<[ThingKind, RegExp]>([
    ['disk', /^vol-0[0-9a-f]{16}$/],
    ['snapshot', /^snap-0[0-9a-f]{16}$/],
    ['image', /^ami-0[0-9a-f]{16}$/],
    ['instance', /^i-0[0-9a-f]{16}$/],
    ['network-group', /^sg-0[0-9a-f]{16}$/],
    ['key', /^arn:aws:kms:eu-west-1:111122223333:key\/[0-9a-f-]{36}$/],
    ['recovery-point', /^arn:aws:backup:eu-west-1:111122223333:recovery-point:[0-9a-f-]{36}$/],
    ['database', /^thing-1$/],
    ['bucket', /^thing-1$/],
  ])('in AWS: %s', (kind, form) => expect(idOf(kind, aws)).toMatch(form))

  it.each<[ThingKind, RegExp]>([
    ['disk', /^projects\/example-project\/zones\/europe-west1-c\/disks\/Thing-1$/],
    ['snapshot', /^projects\/example-project\/global\/snapshots\/Thing-1$/],
    ['image', /^projects\/example-project\/global\/images\/Thing-1$/],
    ['machine-image', /^projects\/example-project\/global\/machineImages\/Thing-1$/],
    ['instance', /^projects\/example-project\/zones\/europe-west1-c\/instances\/Thing-1$/],
    ['network-group', /^projects\/example-project\/global\/firewalls\/Thing-1$/],
    ['database-snapshot', /^[1-9]{13}$/],
    ['recovery-point', /^[1-9]{13}$/],
    ['database', /^Thing-1$/],
  ])('in Google Cloud: %s', (kind, form) => expect(idOf(kind, gcp)).toMatch(form))

  it('in Azure is an ARM id', () => {
    expect(idOf('disk', azure)).toMatch(/^\/subscriptions\/0.*\/disks\/Thing-1$/i)
  })

  it('is another for another stream, and the same for the same', () => {
    const disk = { name: 'a', kind: 'disk', place: aws, region: 'eu-west-1' } as const
    expect(newThingId(disk, createRandom('a'))).toBe(newThingId(disk, createRandom('a')))
    expect(newThingId(disk, createRandom('a'))).not.toBe(newThingId(disk, createRandom('b')))
  })
})
