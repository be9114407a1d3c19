import { expect, it } from 'vitest'
import { awsRecord } from './aws-played-record.ts'

it('takes a record without a region for one of no region', () => {
  expect(awsRecord({}, 1, 'somebody')).toMatchObject({ place: '', part: '', id: '', time: 1 })
})
