import { describe, expect, it } from 'vitest'
import { flowText } from '../../test/builders/activity-reader.ts'
import { azureEvent, azureRecord } from '../../test/builders/azure-builder.ts'
import { cloudtrailEvent, emulatedCall } from '../../test/builders/cloudtrail-builder.ts'
import { gcpEntry, gcpEvent } from '../../test/builders/gcp-builder.ts'
import type { Event } from '../events/event.ts'
import { extractActivity } from './extract-activity.ts'

const aws = (name: string): Event =>
  cloudtrailEvent(
    emulatedCall('ec2', name, { requestParameters: { snapshotId: 'snap-0a0a0a0a0a0a0a0a0' } }),
  )
const azure = (operation: string): Event =>
  azureEvent(azureRecord({ operation, resource: 'Microsoft.Compute/snapshots/s' }))
const gcp = (method: string): Event =>
  gcpEvent(gcpEntry({ method, resource: 'global/snapshots/s' }))

describe('what an event does to data', () => {
  it.each([
    ['aws', aws('DeleteSnapshot'), 'snap-0a0a0a0a0a0a0a0a0'],
    ['azure', azure('Microsoft.Compute/snapshots/delete'), 'snapshots/s'],
    ['gcp', gcp('v1.compute.snapshots.delete'), 'snapshots/s'],
  ])('is read by the tables of its cloud: %s', (_, event, name) => {
    expect(extractActivity(event)?.verb).toBe('delete')
    expect(flowText(extractActivity(event))).toContain(name)
  })

  it('is nothing for a call that only looks', () => {
    expect(extractActivity(aws('DescribeSnapshots'))).toBeUndefined()
    expect(extractActivity(azure('Microsoft.Compute/snapshots/read'))).toBeUndefined()
    expect(extractActivity(gcp('v1.compute.snapshots.get'))).toBeUndefined()
  })
})
