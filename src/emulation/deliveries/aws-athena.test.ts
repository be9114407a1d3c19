import { expect, it } from 'vitest'
import { timeAt } from '../clock.ts'
import { athena } from './aws-athena.ts'
import type { DeliverableRecord } from './delivery.ts'

const record: DeliverableRecord = {
  source: 'aws.cloudtrail',
  time: timeAt('2026-09-15 02:00:00'),
  deliveredAt: timeAt('2026-09-15 02:00:00'),
  place: '111122223333',
  part: 'eu-west-1',
  record: {
    eventName: 'CopySnapshot',
    readOnly: false,
    managementEvent: true,
    requestParameters: { sourceSnapshotId: 'snap-1' },
    responseElements: null,
    userIdentity: { accountId: '1', sessionContext: { sessionIssuer: { userName: 'r' } } },
    resources: [{ ARN: 'arn:k' }],
  },
}

it('a row has the columns of the table: lower case, texts, JSON texts and structs', () => {
  const [file] = athena.deliver([record], {})
  expect(file?.path).toBe('athena/20260915T0000Z.json.gz')
  const row: unknown = JSON.parse(file?.text ?? '')
  expect(row).toMatchObject({
    eventname: 'CopySnapshot',
    readonly: 'false',
    requestparameters: '{"sourceSnapshotId":"snap-1"}',
    responseelements: null,
    useridentity: { accountid: '1', sessioncontext: { sessionissuer: { username: 'r' } } },
    resources: [{ arn: 'arn:k' }],
    errorcode: null,
    tlsdetails: null,
  })
  expect(row).not.toHaveProperty('managementevent')
})
