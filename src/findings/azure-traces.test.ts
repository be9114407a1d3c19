import { expect, it } from 'vitest'
import { resource } from '../../test/builders/step-builder.ts'
import { azureTraces } from './azure-traces.ts'

it('names the operations by which a copy is used, by its kind', () => {
  expect(azureTraces.useOf(resource('snap-1'))).toBe('disks/write or snapshots/write')
  expect(azureTraces.useOf(resource('ami-1'))).toBe('virtualMachines/write or disks/write')
})

it('knows no note of a use in the log of the owner', () => {
  expect(azureTraces.noteOf(resource('snap-1'))).toBeUndefined()
})

it('knows that a download by a link stands in storage logs', () => {
  const link = resource('s3-1', { id: '/subscriptions/s/disks/d#sas@t', kind: 'link' })
  expect(azureTraces.fetchOf(link)).toEqual({
    log: 'the storage logs behind download link d#sas@t',
    call: 'GetBlob',
  })
  expect(azureTraces.fetchOf(resource('s3-1'))).toBeUndefined()
})
