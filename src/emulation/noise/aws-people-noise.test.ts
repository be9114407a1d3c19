import { expect, it } from 'vitest'
import { awsCallOf, noiseMoment, playMoments } from '../../../test/builders/noise-builder.ts'
import { awsPeople } from './aws-people-noise.ts'

const records = playMoments(awsPeople, noiseMoment('aws'), 1000).flat()

function shareOf(pattern: RegExp): number {
  return records.filter((one) => pattern.test(`${one.principal} ${awsCallOf(one)}`)).length / 1000
}

it('people mostly read, and sign in now and then', () => {
  expect(shareOf(/signin:ConsoleLogin/)).toBeCloseTo(0.15, 1)
  expect(shareOf(/ (ec2|rds|iam|s3|\w+):(Describe|List)/)).toBeGreaterThan(0.75)
})

it('administrators, operators and developers are at work', () => {
  expect(shareOf(/AWSReservedSSO_PlatformAdmin/)).toBeCloseTo(0.55, 1)
  expect(shareOf(/role\/ops-maintenance/)).toBeCloseTo(0.2, 1)
  expect(shareOf(/:user\//)).toBeCloseTo(0.25, 1)
})

it('a call is denied now and then, to a developer', () => {
  const denied = records.filter(({ record }) => record['errorCode'] !== undefined)
  expect(denied.length).toBeGreaterThan(5)
  expect(denied.length).toBeLessThan(60)
  for (const one of denied) {
    expect(awsCallOf(one)).toMatch(/Client\.UnauthorizedOperation|AccessDenied/)
    expect(one.principal).toContain(':user/')
  }
})
