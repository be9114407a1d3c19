import { describe, expect, it } from 'vitest'
import { at, playAws, trails } from '../../../test/builders/aws-steps.ts'
import { second } from '../clock.ts'

const copy = 'do: copy, of: old, as: new'

describe('a step', () => {
  it('leaves a record in the trail of its account, by its principal', () => {
    const [record, ...others] = playAws(`{${copy}}`)
    expect(record).toMatchObject({
      source: 'aws.cloudtrail',
      place: '111122223333',
      part: 'eu-west-1',
      id: record?.record['eventID'],
      principal: 'arn:aws:iam::111122223333:user/lena',
      step: 0,
    })
    expect(others).toEqual([])
  })

  it('leaves nothing where the trail is not among the telemetry', () => {
    expect(playAws('{by: thief, do: list-disks}')).toEqual([])
    // The owner still learns of it; the trail of the thief is not there.
    expect(trails(playAws(`{by: thief, ${copy}}`))).toEqual([
      '111122223333 eu-west-1 SharedSnapshotCopyInitiated',
    ])
  })

  it('of two accounts leaves records in both trails, told apart by who acted', () => {
    const records = playAws(`{by: paul, ${copy}, region: eu-west-1}`)
    expect(
      records.map(({ place, principal, record }) => [place, principal, record['eventName']]),
    ).toEqual([
      ['444455556666', 'arn:aws:iam::444455556666:user/paul', 'CopySnapshot'],
      ['111122223333', 'aws:acct:444455556666', 'SharedSnapshotCopyInitiated'],
      ['444455556666', 'svc:ec2.amazonaws.com', 'SharedSnapshotCopyInitiated'],
    ])
    expect(at(records[1], 'sharedEventID')).toBe(at(records[2], 'sharedEventID'))
    expect((records[1]?.time ?? 0) - (records[0]?.time ?? 0)).toBe(2 * second)
  })
})

describe('a step without effect', () => {
  it('is refused with what was refused, and nothing follows', () => {
    const [record, ...others] = playAws('{do: back-up, of: disk, as: new, refused: true}')
    expect([at(record, 'errorCode'), at(record, 'responseElements'), others]).toEqual([
      'AccessDenied',
      null,
      [],
    ])
    expect(at(record, 'errorMessage')).toContain('volume/vol-0a0a0a0a0a0a0a0a0')
  })

  it('fails with the error that is said', () => {
    const [record, ...others] = playAws(
      `{by: paul, ${copy}, region: eu-west-1, fails: {code: Client.X, message: no}}`,
    )
    expect([at(record, 'errorCode'), at(record, 'errorMessage'), others]).toEqual([
      'Client.X',
      'no',
      [],
    ])
  })

  it('only asks whether it might', () => {
    const [record] = playAws('{do: launch, of: picture, as: new, dryRun: true}')
    expect([at(record, 'errorCode'), at(record, 'responseElements')]).toEqual([
      'Client.DryRunOperation',
      null,
    ])
  })
})

describe('a step that is throttled', () => {
  it('is turned away first, each time after a longer wait, by a call of its own', () => {
    const records = playAws(`{${copy}, throttled: 3}`)
    const last = records.at(-1)
    expect(records.map(({ time }) => ((last?.time ?? 0) - time) / second)).toEqual([7, 3, 1, 0])
    expect(records.map((one) => at(one, 'errorCode'))).toEqual([
      'Client.RequestLimitExceeded',
      'Client.RequestLimitExceeded',
      'Client.RequestLimitExceeded',
      undefined,
    ])
    expect(new Set(records.map(({ id }) => id)).size).toBe(4)
  })
})

describe('what is set and unset', () => {
  it('changes the main record alone', () => {
    const records = playAws(
      '{do: read-blocks, of: old, count: 1, set: {userAgent: x}, unset: [tlsDetails]}',
    )
    expect(
      records.map((one) => [at(one, 'userAgent') === 'x', at(one, 'tlsDetails') === undefined]),
    ).toEqual([
      [true, true],
      [false, false],
    ])
  })
})

it('a service event is done by the service', () => {
  const records = playAws('{do: delete-backup, of: old, to: vault}')
  expect(records.map(({ principal }) => principal)).toEqual([
    'arn:aws:iam::111122223333:user/lena',
    'svc:backup.amazonaws.com',
  ])
})

it('a sign-in is a record of the account', () => {
  const [record] = playAws('{do: sign-in, region: us-east-1}')
  expect(record).toMatchObject({
    place: '111122223333',
    part: 'us-east-1',
    record: { eventName: 'ConsoleLogin' },
  })
})
