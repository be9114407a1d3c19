import { expect, it } from 'vitest'
import { awsAutomation } from './aws-automation.ts'

const backupRole = 'arn:aws:iam::111122223333:role/service-role/AWSBackupDefaultServiceRole'
const scanRole = 'AWSServiceRoleForAmazonGuardDutyMalwareProtection'

it.each([
  [{ invokedBy: 'backup.amazonaws.com' }, 'invokedBy is backup.amazonaws.com'],
  [{ sourceAddress: 'dlm.amazonaws.com' }, 'sourceIPAddress is dlm.amazonaws.com'],
  [
    { invokedBy: 'assets.marketplace.amazonaws.com' },
    'invokedBy is assets.marketplace.amazonaws.com',
  ],
  [{ roleArn: backupRole }, 'the role is AWSBackupDefaultServiceRole'],
  [
    {
      roleArn: `arn:aws:iam::1:role/aws-service-role/malware-protection.guardduty.amazonaws.com/${scanRole}`,
    },
    `the role is ${scanRole}`,
  ],
])('rests on a field that AWS sets: %o', (caller, evidence) => {
  expect(awsAutomation({ ...caller, isPerson: false })).toBe(evidence)
})

it.each([
  ['an unknown service', { invokedBy: 'signin.amazonaws.com' }],
  ['an address', { sourceAddress: '198.51.100.7' }],
  ['a role that only ends like one', { roleArn: `${backupRole}2` }],
  ['a name inside a longer name', { roleArn: 'arn:aws:iam::1:role/MyAWSBackupDefaultServiceRole' }],
  ['a service-linked name without its path', { roleArn: `arn:aws:iam::1:role/${scanRole}` }],
  ['the service name of the scan', { sourceAddress: 'guardduty.amazonaws.com' }],
])('is not %s', (_, caller) => {
  expect(awsAutomation({ ...caller, isPerson: false })).toBeUndefined()
})

it('tells of several the one whose row stands first, of one row the service before its role', () => {
  const caller = { roleArn: backupRole, isPerson: false }
  const [backup, other] = ['backup.amazonaws.com', 'ec2.amazonaws.com']
  expect(awsAutomation({ ...caller, invokedBy: other, sourceAddress: other })).toBe(
    'the role is AWSBackupDefaultServiceRole',
  )
  expect(awsAutomation({ ...caller, invokedBy: other, sourceAddress: backup })).toBe(
    `sourceIPAddress is ${backup}`,
  )
  expect(awsAutomation({ ...caller, invokedBy: backup, sourceAddress: backup })).toBe(
    `invokedBy is ${backup}`,
  )
})

it('leaves a person who uses CloudFormation a person', () => {
  const caller = { invokedBy: 'cloudformation.amazonaws.com' }
  expect(awsAutomation({ ...caller, isPerson: true })).toBeUndefined()
  expect(awsAutomation({ ...caller, isPerson: false })).toBe(`invokedBy is ${caller.invokedBy}`)
})
