import { describe, expect, it } from 'vitest'
import { gcpHome, globalId, zonalId } from '../../../test/builders/gcp-builder.ts'
import { bucketResource, computeResource, networkId, sqlResource } from './gcp-resource.ts'

const place = gcpHome

function idOf(name: string, collection?: string): string | undefined {
  return computeResource(name, place, collection)?.id
}

describe('compute resources', () => {
  it('have one id in every spelling', () => {
    const path = `projects/${place.project}/zones/${place.zone}/disks/Data`
    const spellings = [
      path,
      `https://www.googleapis.com/compute/v1/${path}`,
      `https://compute.googleapis.com/compute/beta/${path}`,
      `//compute.googleapis.com/${path}`,
      `zones/${place.zone}/disks/Data`,
      'disks/Data',
    ]
    expect(new Set(spellings.map((name) => idOf(name)))).toEqual(new Set([zonalId('disks/data')]))
  })

  it('have bare names completed by what the field implies', () => {
    expect(idOf('s', 'snapshots')).toBe(globalId('snapshots/s'))
    expect(idOf('i', 'images')).toBe(globalId('images/i'))
    expect(idOf('d', 'disks')).toBe(zonalId('disks/d'))
    expect(idOf('global/snapshots/s')).toBe(globalId('snapshots/s'))
    expect(computeResource('d', { project: 'p', zone: undefined }, 'disks')).toBeUndefined()
    expect(computeResource('s', { project: undefined, zone: 'z' }, 'snapshots')).toBeUndefined()
  })

  it('know the project and region they stand in, foreign ones too', () => {
    expect(computeResource('projects/theirs/zones/us-east1-c/disks/d', place)).toEqual({
      id: '//compute.googleapis.com/projects/theirs/zones/us-east1-c/disks/d',
      kind: 'disk',
      provider: 'gcp',
      account: 'theirs',
      region: 'us-east1',
    })
    expect(computeResource('s', place, 'snapshots')?.region).toBeUndefined()
  })

  it('are only of kinds that lineage follows', () => {
    const names = ['projects/p/global/routes/r', 'projects/p', 'a/b/c', '', '///', 'zones/z']
    expect(names.map((name) => idOf(name, 'disks'))).toEqual(names.map(() => undefined))
    expect(idOf('projects/p/global/images/family/debian')).toContain('images/family/debian')
  })
})

it('a network is named, or that of a subnetwork of the same name', () => {
  expect(networkId('global/networks/default', undefined, place)).toBe(globalId('networks/default'))
  expect(networkId(undefined, 'regions/us-east1/subnetworks/default', place)).toBe(
    globalId('networks/default'),
  )
  expect(networkId(undefined, undefined, place)).toBeUndefined()
})

it('a database and its backups', () => {
  expect(sqlResource({ project: 'P', instance: 'I' })?.id).toBe(
    '//sqladmin.googleapis.com/projects/p/instances/i',
  )
  expect(sqlResource({ project: 'P', instance: 'I', backup: '7' })).toMatchObject({
    id: '//sqladmin.googleapis.com/projects/p/instances/i/backupruns/7',
    kind: 'database-snapshot',
  })
  expect(sqlResource({ project: undefined, instance: 'i' })).toBeUndefined()
})

it('a bucket, of every form of an object', () => {
  const forms = [
    'gs://Loot/dump.sql',
    'https://storage.googleapis.com/loot/disk.tar.gz',
    'https://storage.googleapis.com/storage/v1/b/loot/o/disk.tar.gz',
    'https://www.storage.googleapis.com/loot',
  ]
  expect(new Set(forms.map((uri) => bucketResource(uri)?.id))).toEqual(
    new Set(['//storage.googleapis.com/loot']),
  )
  expect(['gs://', 'loot', 'https://example.com/loot', ''].map(bucketResource)).toEqual(
    Array.from({ length: 4 }),
  )
})
