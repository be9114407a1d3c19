import { describe, expect, it } from 'vitest'
import { casts, minute, reportedTheft, step } from '../../test/builders/reported-finding.ts'
import type { ReportedChain, ReportedStep } from './report-schema.ts'
import {
  actorAgain,
  actorAtFirst,
  actorById,
  clockWords,
  dayWords,
  momentWords,
  placeName,
  portWords,
  receiverName,
  spanWords,
  theThing,
  theThings,
} from './story-words.ts'

const chain: Pick<ReportedChain, 'resources'> = {
  resources: reportedTheft(casts.aws).chain?.resources ?? [],
}

it('times are told as people write them, in UTC', () => {
  expect(dayWords(minute(0))).toBe('2 March 2026')
  expect(clockWords(minute(5))).toBe('14:10')
  expect(momentWords(minute(0))).toBe('2 March 2026 at 14:05 UTC')
})

describe('how long something took', () => {
  it.each([
    [0, 'no time'],
    [1, '1 second'],
    [59, '59 seconds'],
    [60, '1 minute'],
    [119, '1 minute'],
    [6180, '1 hour 43 minutes'],
    [7200, '2 hours'],
    [86_400, '1 day'],
    [90_060, '1 day 1 hour'],
    [86_460, '1 day'],
    [40 * 86_400, '40 days'],
  ])('%i seconds: %s', (seconds, words) => {
    const from = '2026-03-02T00:00:00.000Z'
    const to = new Date(Date.parse(from) + seconds * 1000).toISOString()
    expect(spanWords(from, to)).toBe(words)
    expect(spanWords(to, from)).toBe(words)
  })
})

describe('things', () => {
  it('are named by what they are', () => {
    expect(theThing(chain, 'snap-1')).toBe('the snapshot snap-1')
    expect(theThing(chain, 'i-2')).toBe('the machine i-2')
    expect(theThing(chain, 'aws:acct:777788889999')).toBe('account 777788889999')
    expect(theThing(chain, 'unknown-1')).toBe('the unknown-1')
  })

  it('of which there are many are counted', () => {
    expect(theThings(chain, ['vol-1', 'snap-1'])).toBe('the disk vol-1 and the snapshot snap-1')
    expect(theThings(chain, ['a', 'b', 'c', 'd', 'e'])).toBe('the a, the b, the c and 2 more')
  })
})

function by(principal: string, name: string): ReportedStep {
  return step(casts.aws, { verb: 'create', action: 'x', principal, principal_name: name }, 0)
}

describe('people', () => {
  it.each([
    ['arn:aws:iam::111122223333:user/lena', 'lena', 'the user lena', 'lena'],
    ['arn:aws:iam::111122223333:role/ops', 'ops', 'the role ops', 'ops'],
    [
      'arn:aws:iam::111122223333:root',
      'root',
      'the root user of account 111122223333',
      'the root user of account 111122223333',
    ],
    ['aws:acct:777788889999', '777788889999', 'account 777788889999', 'account 777788889999'],
    ['svc:backup.amazonaws.com', 'backup', 'the service backup.amazonaws.com', 'backup'],
    ['azure:t:o', 'lena@example.com', 'lena@example.com', 'lena@example.com'],
    [
      'azure:t:o',
      '12345678-2222-3333-4444-555555555555',
      'the application 12345678-2222-3333-4444-555555555555',
      'the application 12345678…',
    ],
    ['lena@example.com', 'lena@example.com', 'lena@example.com', 'lena@example.com'],
    [
      'x@p.iam.gserviceaccount.com',
      'x@p.iam.gserviceaccount.com',
      'the service account x@p.iam.gserviceaccount.com',
      'x',
    ],
  ])('%s (%s) is first %s, then %s', (principal, name, first, again) => {
    expect(actorAtFirst(by(principal, name))).toBe(first)
    expect(actorAgain(by(principal, name))).toBe(again)
  })

  it('are named by the steps that tell them, by their ids elsewhere', () => {
    const finding = reportedTheft(casts.aws)
    expect(actorById(finding, casts.aws.maker)).toBe('lena')
    expect(actorById(finding, 'arn:aws:iam::1:user/other')).toBe('other')
  })

  it.each([
    ['777788889999', 'account 777788889999'],
    ['public', 'everybody'],
    ['allUsers', 'everybody'],
    ['user:someone@example.org', 'someone@example.org'],
    ['serviceaccount:x@y', 'the service account x@y'],
    ['domain:example.org', 'everybody of example.org'],
    ['o-a1b2c3d4e5', 'o-a1b2c3d4e5'],
  ])('who are let in: %s is %s', (id, name) => {
    expect(receiverName(id)).toBe(name)
  })
})

it('ports and places are told in the words of their cloud', () => {
  expect(portWords(['22'])).toBe('port 22')
  expect(portWords(['22', '3389'])).toBe('ports 22 and 3389')
  expect(portWords(['80-90'])).toBe('ports 80-90')
  expect(portWords([])).toBe('every port')
  expect(portWords(['0-65535'])).toBe('every port')
  expect(portWords(['1', '2', '3', '4', '5', '6'])).toBe('ports 1, 2, 3, 4 and 2 more')
  expect([placeName('aws', '1'), placeName('azure', '1'), placeName('gcp', '1')]).toEqual([
    'account 1',
    'subscription 1',
    'project 1',
  ])
})
