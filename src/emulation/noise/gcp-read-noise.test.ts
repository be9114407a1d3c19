import { expect, it } from 'vitest'
import { noiseMoment, playMoments } from '../../../test/builders/noise-builder.ts'
import { valueAt } from '../../base/json.ts'
import { gcpAccessReads, gcpReads } from './gcp-read-noise.ts'

const moment = noiseMoment('gcp')

it.each([
  [
    gcpReads,
    [
      'v1.compute.disks.get',
      'v1.compute.disks.list',
      'v1.compute.instances.get',
      'v1.compute.instances.list',
    ],
  ],
  [gcpAccessReads, ['GetIamPolicy', 'GetProject', 'google.iam.admin.v1.ListServiceAccounts']],
])('reads change nothing and stand in the data access log', (kind, methods) => {
  const records = playMoments(kind, moment).flat()
  expect(records).toHaveLength(200)
  const called = records.map(({ record }) => valueAt(record, 'protoPayload', 'methodName'))
  expect(new Set(called)).toEqual(new Set(methods))
  for (const { part, record } of records) {
    expect(part).toBe('data_access')
    expect(record).toMatchObject({ severity: 'INFO' })
  }
})
