import { expect, it } from 'vitest'
import { cloudtrailFromAthena } from './aws-athena-row.ts'

it('restores a row of lower-case columns', () => {
  const row = { eventname: 'CopySnapshot', awsregion: 'eu-west-1', requestparameters: '{"a":1}' }
  expect(cloudtrailFromAthena(row)).toEqual({
    eventName: 'CopySnapshot',
    awsRegion: 'eu-west-1',
    requestParameters: { a: 1 },
  })
})
