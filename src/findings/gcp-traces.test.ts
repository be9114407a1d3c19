import { expect, it } from 'vitest'
import { resource } from '../../test/builders/step-builder.ts'
import { gcpTraces } from './gcp-traces.ts'

it('names the methods by which a copy is used, by its kind', () => {
  const methods = ['vol-1', 'snap-1', 'ami-1', 'i-1'].map((id) => gcpTraces.useOf(resource(id)))
  expect(methods).toEqual([
    'snapshots.insert, images.insert or disks.insert',
    'disks.insert, images.insert or instances.insert',
    'instances.insert, disks.insert or images.insert',
    'calls',
  ])
})

it('knows that the owner of a disk is told of a snapshot into another project', () => {
  expect(gcpTraces.noteOf(resource('vol-1'))).toContain('CrossEntityControlAuditMetadata')
  expect(gcpTraces.noteOf(resource('snap-1'))).toBeUndefined()
})

it('knows that a read of a bucket stands in data access logs', () => {
  const bucket = resource('s3-1', { id: '//storage.googleapis.com/out' })
  expect(gcpTraces.fetchOf(bucket)?.log).toBe('the data access log of bucket out')
  expect(gcpTraces.fetchOf(resource('acct-1'))).toBeUndefined()
})
