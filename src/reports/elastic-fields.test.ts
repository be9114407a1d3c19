import { describe, expect, it } from 'vitest'
import { actorField } from './elastic-fields.ts'

describe('the field that holds a principal', () => {
  it.each([
    ['aws', 'arn:aws:iam::1:user/lena', undefined],
    ['aws', 'arn:aws:iam::111122223333:user/lena', 'aws.cloudtrail.user_identity.arn'],
    [
      'aws',
      'arn:aws:iam::111122223333:role/ops',
      'aws.cloudtrail.user_identity.session_context.session_issuer.arn',
    ],
    ['aws', 'aws:acct:777788889999', 'cloud.account.id'],
    ['aws', 'svc:ec2.amazonaws.com', 'aws.cloudtrail.user_identity.invoked_by'],
    ['gcp', 'user:lena@example.com', 'client.user.email'],
  ] as const)('of %s: %s in %s', (cloud, id, field) => {
    expect(actorField(cloud, id)?.field).toBe(field)
  })

  it('of Azure is a claim, and holds the object id alone', () => {
    expect(actorField('azure', 'azure:tenant:object')).toMatchObject({
      field: expect.stringMatching(/^azure\.activitylogs\.identity\.claims\.`.*objectidentifier`$/),
      value: 'object',
    })
  })
})
