import { expect, it } from 'vitest'
import { insightsMessageOf, lakeRowOf } from './aws-envelopes.ts'

it('folds the columns of a Lake row into one object', () => {
  expect(lakeRowOf([{ eventName: 'CopyImage' }, { awsRegion: 'eu-west-1' }])).toEqual({
    eventName: 'CopyImage',
    awsRegion: 'eu-west-1',
  })
  expect(lakeRowOf([])).toBeUndefined()
  expect(lakeRowOf([{ a: 1, b: 2 }])).toBeUndefined()
  expect(lakeRowOf([{ a: 1 }, 'x'])).toBeUndefined()
})

it('finds the message among the fields of an Insights row', () => {
  const time = { field: '@timestamp', value: '2024' }
  expect(insightsMessageOf([time, { field: '@message', value: '{}' }])).toBe('{}')
  expect(insightsMessageOf([time])).toBeUndefined()
  expect(insightsMessageOf([{ name: '@message', value: '{}' }])).toBeUndefined()
})
