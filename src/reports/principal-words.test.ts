import { expect, it } from 'vitest'
import { principalName } from './principal-words.ts'

it.each([
  ['arn:aws:iam::111122223333:user/staff/lena', 'lena'],
  ['arn:aws:iam::111122223333:role/maintenance', 'maintenance'],
  ['arn:aws:iam::111122223333:root', 'the root user of account 111122223333'],
  ['aws:acct:777788889999', 'account 777788889999'],
  ['svc:backup.amazonaws.com', 'backup.amazonaws.com'],
  ['azure:tenant:object', 'object'],
  ['lena@example.com', 'lena@example.com'],
  ['arn:', 'arn'],
  ['', ''],
])('names the principal of %j %j', (id, name) => {
  expect(principalName(id)).toBe(name)
})
