import { describe, expect, it } from 'vitest'
import { casts, reportedTheft } from '../../test/builders/reported-finding.ts'
import type { JsonValue } from '../base/json.ts'
import { namesIn, tellingFields } from './telling-fields.ts'

const names = namesIn(reportedTheft(casts.aws))

describe('the fields that tell a finding', () => {
  it('hold what it names, in the order of the record', () => {
    const record = {
      eventVersion: '1.11',
      userIdentity: { arn: casts.aws.maker, accountId: '111122223333', userName: 'lena' },
      eventTime: '2026-03-02T14:05:00Z',
      sourceIPAddress: '203.0.113.7',
      requestParameters: {
        volumeId: 'VOL-1',
        items: [{ userId: '777788889999' }, { userId: 'other' }],
        size: 8,
        dry: null,
      },
      errorCode: 'Client.UnauthorizedOperation',
    }
    expect(tellingFields(record, names)).toEqual([
      'userIdentity.arn = "arn:aws:iam::111122223333:user/lena"',
      'userIdentity.userName = "lena"',
      'eventTime = "2026-03-02T14:05:00Z"',
      'sourceIPAddress = "203.0.113.7"',
      'requestParameters.volumeId = "VOL-1"',
      'requestParameters.items[0].userId = "777788889999"',
      'errorCode = "Client.UnauthorizedOperation"',
    ])
  })

  it('hold a longer name within others, a short one alone', () => {
    const found = tellingFields({ a: 'see snap-1 there', b: 'x vol-1 y', c: 'vol-1' }, names)
    expect(found).toEqual(['a = "see snap-1 there"', 'c = "vol-1"'])
  })

  it('do not hold the names of services, which are everywhere', () => {
    const served = namesIn(reportedTheft({ ...casts.aws, ip: 'ec2.amazonaws.com' }))
    expect(tellingFields({ eventSource: 'ec2.amazonaws.com' }, served)).toEqual([])
  })

  it('are bounded, however many and however deep', () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`f${at}`, 'vol-1']))
    expect(tellingFields(many, names)).toHaveLength(61)
    expect(tellingFields({ a: `snap-1 ${'x'.repeat(1000)}` }, names)[0]?.length).toBeLessThan(220)
    let deep: JsonValue = 'vol-1'
    for (let at = 0; at < 100_000; at++) deep = [deep]
    expect(tellingFields(deep, names)).toEqual([])
  })
})
