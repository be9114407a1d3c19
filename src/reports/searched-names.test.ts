import { describe, expect, it } from 'vitest'
import { awsActor, azureObject, mentionOf, withoutKind } from './searched-names.ts'

describe('a principal of AWS', () => {
  it.each([
    ['arn:aws:iam::111122223333:role/path/maintenance', 'role'],
    ['arn:aws:iam::111122223333:user/lena', 'user'],
    ['arn:aws:iam::111122223333:root', 'user'],
    ['arn:aws:sts::111122223333:federated-user/lena', 'user'],
    ['aws:acct:777788889999', 'account'],
    ['svc:ec2.amazonaws.com', 'service'],
    ['lena', undefined],
    ['aws:acct:77778888999', undefined],
  ])('%s stands as %s', (id, kind) => {
    expect(awsActor(id)?.kind).toBe(kind)
  })
})

describe('the text by which a log names a thing', () => {
  it.each([
    ['aws', 'snap-1', 'snap-1'],
    ['aws', 'eu-west-1/snap-1', 'snap-1'],
    ['aws', 'snap-1#blocks@2026-03-02', 'snap-1'],
    ['aws', 'arn:aws:rds:eu-west-1:111122223333:snapshot:nightly', 'nightly'],
    ['aws', 'redshift:111122223333:eu-west-1:snapshot:nightly', 'nightly'],
    ['aws', 'arn:aws:kms:eu-west-1:111122223333:key/ABC', 'abc'],
    ['aws', 'arn:aws:iam::111122223333:role/path/maintenance', '/maintenance'],
    ['aws', 'aws:acct:777788889999', '777788889999'],
    ['azure', '/subscriptions/1/resourcegroups/RG', '/subscriptions/1/resourcegroups/rg'],
    ['gcp', '//compute.googleapis.com/projects/p/global/snapshots/s', 'snapshots/s'],
    ['gcp', 'user:Someone@example.org', 'someone@example.org'],
  ] as const)('of %s: %s as %s', (cloud, id, text) => {
    expect(mentionOf(cloud, id)).toBe(text)
  })
})

it('principals of Azure and members of policies are looked for by their bare names', () => {
  expect(azureObject('azure:tenant:object')).toBe('object')
  expect(azureObject('someone@example.org')).toBe('someone@example.org')
  expect(withoutKind('serviceAccount:x@p.iam.gserviceaccount.com')).toBe(
    'x@p.iam.gserviceaccount.com',
  )
})
