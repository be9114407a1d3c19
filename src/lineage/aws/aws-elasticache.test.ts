import { expect, it } from 'vitest'
import { awsFlows } from '../../../test/builders/aws-flows.ts'
import { flowText } from '../../../test/builders/activity-reader.ts'
import { cloudtrailEvent, emulatedCall } from '../../../test/builders/cloudtrail-builder.ts'
import type { JsonObject } from '../../base/json.ts'
import { awsActivity } from './aws.ts'

function flow(eventName: string, requestParameters: JsonObject): string {
  const native = emulatedCall('elasticache', eventName, { requestParameters })
  const text = flowText(awsActivity(cloudtrailEvent(native)))
  return text.replaceAll('elasticache:111122223333:eu-west-1:', '')
}

it('follows a snapshot to its copy, into a bucket, and into another cache', () => {
  expect(
    awsFlows(
      'do: create-snapshot, of: sessions, as: taken',
      'do: copy, of: taken, as: kept',
      'do: export, of: taken, to: some-bucket',
      'do: restore, of: taken, as: new',
      'do: delete, of: taken',
    ),
  ).toEqual([
    'CreateSnapshot create: elasticache:replicationgroup:sessions => elasticache:snapshot:taken | snapshot-of? elasticache:replicationgroup:sessions -> elasticache:snapshot:taken',
    'CopySnapshot copy: elasticache:snapshot:taken => elasticache:snapshot:kept | copy-of? elasticache:snapshot:taken -> elasticache:snapshot:kept',
    'CopySnapshot export: elasticache:snapshot:taken => aws:s3:some-bucket | exported-to? elasticache:snapshot:taken -> aws:s3:some-bucket',
    'CreateReplicationGroup restore: elasticache:snapshot:taken => elasticache:replicationgroup:new | restored-from? elasticache:snapshot:taken -> elasticache:replicationgroup:new',
    'DeleteSnapshot delete: => elasticache:snapshot:taken',
  ])
})

it('knows single clusters too', () => {
  expect(flow('CreateSnapshot', { cacheClusterId: 'one', snapshotName: 's' })).toBe(
    'create: cluster:one => snapshot:s',
  )
  expect(flow('CreateCacheCluster', { cacheClusterId: 'two', snapshotName: 's' })).toBe(
    'restore: snapshot:s => cluster:two',
  )
})

it('makes an empty cache where no snapshot is named', () => {
  expect(flow('CreateReplicationGroup', { replicationGroupId: 'new' })).toBe(
    'create:  => replicationgroup:new',
  )
})
