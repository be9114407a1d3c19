import { expect, it } from 'vitest'
import { noiseMoment } from '../../../test/builders/noise-builder.ts'
import { instanceAction } from '../calls/gcp-instance-calls.ts'
import { getCompute } from '../calls/gcp-read-calls.ts'
import { gcpEstateOf } from './gcp-estate.ts'
import { callRecords } from './gcp-noise-record.ts'

const moment = noiseMoment('gcp')
const { servers, monitoring } = gcpEstateOf(moment.place)
const instance = servers[0]?.instance ?? ''

it('gives the two entries of an operation, with the id of the first', () => {
  const entries = callRecords(moment, monitoring, instanceAction(instance, 'stop', {}), 9000)
  expect(entries.map(({ time }) => time - moment.time)).toEqual([0, 9000])
  expect(entries.map(({ id }) => id)).toEqual(
    Array.from({ length: 2 }, () => entries[0]?.record['insertId']),
  )
  expect(entries[0]).toMatchObject({
    source: 'gcp.audit',
    place: 'example-production',
    part: 'activity',
    principal: 'monitoring-read@example-production.iam.gserviceaccount.com',
  })
})

it('says which log a call stands in', () => {
  expect(callRecords(moment, monitoring, getCompute(instance))).toMatchObject([
    { part: 'data_access', record: { logName: expect.stringMatching(/%2Fdata_access$/) } },
  ])
})
