import { expect, it } from 'vitest'
import { noisePlaces } from '../../../test/builders/noise-builder.ts'
import { valueAt } from '../../base/json.ts'
import type { AwsCaller } from '../calls/aws-caller.ts'
import { minute } from '../clock.ts'
import { awsStaffOf } from './aws-staff.ts'

const { aws } = noisePlaces
const time = Date.parse('2026-09-15T09:20:00Z')

/** When a session began, as records say it. */
function begun(caller: AwsCaller | undefined): unknown {
  return valueAt(caller?.identity, 'sessionContext', 'attributes', 'creationDate')
}

it('is the same in every region of an account, so that nobody is in two places', () => {
  const staff = awsStaffOf(aws)
  const away = awsStaffOf({ ...aws, region: 'eu-central-1' })
  expect(away.developers).toEqual(staff.developers)
  expect(away.administrators[0]?.at(time)).toEqual(staff.administrators[0]?.at(time))
  expect(awsStaffOf({ ...aws, id: '444455556666' }).developers).not.toEqual(staff.developers)
})

it('holds sessions from the full hour on, and others from the sign-in', () => {
  const [administrator] = awsStaffOf(aws).administrators
  expect(begun(administrator?.at(time))).toBe('2026-09-15T09:00:00Z')
  expect(begun(administrator?.signIn(time))).toBe('2026-09-15T09:20:00Z')
  expect(administrator?.at(time)).toBe(administrator?.at(time + minute))
})

it('lets services relay their calls, with roles that only AWS can make', () => {
  const { backup, scaling } = awsStaffOf(aws)
  expect(backup(time)).toMatchObject({
    address: 'backup.amazonaws.com',
    principal: 'arn:aws:iam::111122223333:role/service-role/AWSBackupDefaultServiceRole',
    identity: { invokedBy: 'backup.amazonaws.com' },
  })
  expect(scaling(time).principal).toContain(':role/aws-service-role/autoscaling.amazonaws.com/')
})
