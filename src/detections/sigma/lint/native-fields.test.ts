import { expect, test } from 'vitest'
import { nativeMembers } from './native-fields.ts'

const cloudtrail = 'aws.cloudtrail'

test.each([
  'eventName',
  'userIdentity.arn',
  'userIdentity.sessionContext.any',
  'requestParameters.x',
])('CloudTrail may have %s', (path) => {
  expect(nativeMembers(path, cloudtrail)).toBe('known')
})

test('a strange name gets the names that stand at its place', () => {
  expect(nativeMembers('eventNam', cloudtrail)).toContain('eventName')
  expect(nativeMembers('userIdentity.arm', cloudtrail)).toContain('userIdentity.arn')
  expect(nativeMembers('constructor.x', cloudtrail)).not.toBe('known')
})

test('nothing is said of a log that is not listed', () => {
  expect(nativeMembers('anything', 'other.log')).toBe('known')
})
