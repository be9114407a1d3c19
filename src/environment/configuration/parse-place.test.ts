import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Parsed } from './parsed.ts'
import {
  parseAccount,
  parseAwsAccount,
  parseDomain,
  parseGuid,
  parseOrganization,
  parseProject,
} from './parse-place.ts'

const guid = '11111111-2222-3333-4444-555555555555'

/** What was read, `kind id`, or the hint that mends it. */
function outcome(parsed: Parsed<{ readonly kind: string; readonly id: string }>): string {
  return 'value' in parsed ? `${parsed.value.kind} ${parsed.value.id}` : parsed.hint
}

describe('places', () => {
  it.each([
    [parseAwsAccount('098797384747'), 'account 098797384747'],
    [parseAwsAccount(111122223333), 'account 111122223333'],
    [
      parseAwsAccount(98797384747),
      'a number loses its leading zeros: write "098797384747", in quotes',
    ],
    [parseAwsAccount('1111 2222 3333'), 'write "111122223333"'],
    [parseAccount('111122223333'), 'account 111122223333'],
    [parseAccount(guid.toUpperCase()), `account ${guid}`],
    [parseAccount('payroll-prod'), 'account payroll-prod'],
    [parseGuid(guid.toUpperCase(), 'tenant'), `tenant ${guid}`],
    [parseGuid(`/subscriptions/${guid}`, 'account'), `write ${guid}`],
    [parseProject('Payroll-Prod'), 'account payroll-prod'],
    [parseProject('example.com:payroll'), 'account example.com:payroll'],
    [parseProject('projects/123456789012'), 'that is a project number: write the project id'],
    [parseOrganization('o-a1b2c3d4e5'), 'organization o-a1b2c3d4e5'],
    [
      parseOrganization('arn:aws:organizations::111122223333:organization/o-a1b2c3d4e5'),
      'organization o-a1b2c3d4e5',
    ],
    [parseDomain('Example.COM'), 'domain example.com'],
    [parseDomain('user@example.com'), 'write example.com'],
    [parseDomain('*.example.com'), 'write example.com, without @ and without *'],
    [parseDomain('localhost'), 'write example.com, without @ and without *'],
    [parseDomain('10.0.0.1'), 'write example.com, without @ and without *'],
  ])('%o: %s', (parsed, expected) => {
    expect(outcome(parsed)).toBe(expected)
  })

  it('whatever is written is a place or is mended, and a place is written as logs write it', () => {
    const readers = [
      parseAccount,
      parseAwsAccount,
      parseDomain,
      parseOrganization,
      parseProject,
      (text: string) => parseGuid(text, 'tenant'),
    ]
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.domain(), fc.uuid()), (text) => {
        for (const parse of readers) {
          const parsed = parse(text)
          const told = 'value' in parsed ? parsed.value.id : 'mended'
          expect([told, outcome(parsed)]).toEqual([
            told.toLowerCase(),
            expect.stringMatching(/.{4}/),
          ])
        }
      }),
    )
  })
})
