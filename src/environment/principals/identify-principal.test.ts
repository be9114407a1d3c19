import { describe, expect, it } from 'vitest'
import { azureEvent, azureRecord } from '../../../test/builders/azure-builder.ts'
import { cloudtrailEvent, emulatedCall } from '../../../test/builders/cloudtrail-builder.ts'
import { gcpEntry, gcpEvent } from '../../../test/builders/gcp-builder.ts'
import type { Event } from '../../events/event.ts'
import { identifyPrincipal } from './identify-principal.ts'

const calls: Readonly<Record<string, Event>> = {
  aws: cloudtrailEvent(emulatedCall('ec2', 'CreateSnapshot')),
  azure: azureEvent(
    azureRecord({
      operation: 'Microsoft.Compute/snapshots/write',
      resource: 'Microsoft.Compute/snapshots/s',
    }),
  ),
  gcp: gcpEvent(
    gcpEntry({ method: 'v1.compute.snapshots.insert', resource: 'global/snapshots/s' }),
  ),
}

describe('who acted', () => {
  it.each([
    ['aws', 'arn:aws:iam::111122223333:user/alice'],
    ['azure', 'azure:0f0f0f0f-1111-2222-3333-444444444444:dddddddd-0000-4000-8000-000000000001'],
    ['gcp', 'alice@example.com'],
  ])('in %s has the stable id of that cloud', (cloud, id) => {
    const event = calls[cloud]
    expect(event === undefined ? undefined : identifyPrincipal(event)).toMatchObject({
      id,
      kind: 'human',
    })
  })

  it('is of kind unknown, not an error, where the record hides it', () => {
    for (const event of Object.values(calls)) {
      expect(identifyPrincipal({ ...event, native: {} }).kind).toBe('unknown')
    }
  })
})
