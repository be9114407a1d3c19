import { expect, it } from 'vitest'
import { cloudtrailFromLake } from './aws-lake-row.ts'

const record = { eventName: 'CopySnapshot', readOnly: false }

it('prefers the record itself', () => {
  expect(cloudtrailFromLake({ eventJson: JSON.stringify(record), eventName: 'x' })).toEqual(record)
  expect(cloudtrailFromLake({ eventjson: record })).toBe(record)
})

it('falls back on the columns where eventJson is broken or absent', () => {
  expect(cloudtrailFromLake({ eventName: 'CopySnapshot', readOnly: 'false' })).toEqual(record)
  expect(cloudtrailFromLake({ eventJson: '{"cut', eventName: 'X' })).toMatchObject({
    eventName: 'X',
  })
})
