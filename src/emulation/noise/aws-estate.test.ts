import { expect, it } from 'vitest'
import { noisePlaces } from '../../../test/builders/noise-builder.ts'
import { awsEstateOf } from './aws-estate.ts'

const { aws } = noisePlaces

it('is the same for the same account and region, whoever asks', () => {
  expect(awsEstateOf({ ...aws, name: 'another name' })).toEqual(awsEstateOf(aws))
})

it.each([{ id: '444455556666' }, { region: 'eu-central-1' }])('is another with %o', (other) => {
  const ids = new Set(awsEstateOf(aws).servers.map(({ volumeId }) => volumeId))
  const others = awsEstateOf({ ...aws, ...other }).servers.map(({ volumeId }) => volumeId)
  expect(ids.size).toBe(24)
  expect(others.some((id) => ids.has(id))).toBe(false)
})

it('lies in the account and the region', () => {
  const { keyArn, subnet } = awsEstateOf(aws)
  expect(keyArn).toMatch(/^arn:aws:kms:eu-west-1:111122223333:key\//)
  expect(subnet.zone).toBe('eu-west-1a')
})
