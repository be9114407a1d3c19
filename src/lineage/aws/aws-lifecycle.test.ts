import { describe, expect, it } from 'vitest'
import { cloudtrailEvent, emulatedCall } from '../../../test/builders/cloudtrail-builder.ts'
import type { JsonObject } from '../../base/json.ts'
import type { Activity } from '../activity.ts'
import { awsActivity } from './aws.ts'

const policy = 'dlm:111122223333:eu-west-1:policy:policy-0a'

function read(eventName: string, request: JsonObject): Activity | undefined {
  const requestParameters = { policyId: 'policy-0a', ...request }
  return awsActivity(cloudtrailEvent(emulatedCall('dlm', eventName, { requestParameters })))
}

function schedules(...targetAccounts: readonly string[]): JsonObject {
  const shareRules = targetAccounts.length === 0 ? {} : { shareRules: [{ targetAccounts }] }
  return { policyDetails: { schedules: [{ name: 'daily', ...shareRules }] } }
}

describe('a policy', () => {
  it('protects, and is known by the id of the answer', () => {
    const native = emulatedCall('dlm', 'CreateLifecyclePolicy', {
      requestParameters: { description: 'daily', state: 'ENABLED' },
      responseElements: { policyId: 'policy-0a' },
    })
    expect(awsActivity(cloudtrailEvent(native))).toMatchObject({
      verb: 'protect',
      outputs: [{ id: policy, kind: 'backup-plan' }],
    })
  })

  it('that shares what it makes is a share with those accounts', () => {
    expect(read('CreateLifecyclePolicy', schedules('777788889999', '444455556666'))).toMatchObject({
      verb: 'share',
      sharing: {
        resource: { id: policy },
        change: 'replace',
        grantees: [{ id: '777788889999' }, { id: '444455556666' }],
      },
      links: [
        { kind: 'shared-with', to: { id: 'aws:acct:777788889999' }, evidence: 'inferred' },
        { to: { id: 'aws:acct:444455556666' } },
      ],
    })
  })
})

describe('a change', () => {
  it('of the schedules states anew whom they share with', () => {
    expect(read('UpdateLifecyclePolicy', schedules('777788889999'))?.verb).toBe('share')
    expect(read('UpdateLifecyclePolicy', schedules())).toMatchObject({
      verb: 'other',
      sharing: { change: 'replace', grantees: [] },
    })
  })

  it('of anything else leaves the sharing as it was', () => {
    expect(read('UpdateLifecyclePolicy', { description: 'x' })?.sharing).toBeUndefined()
  })

  it.each([
    ['UpdateLifecyclePolicy', { state: 'DISABLED' }],
    ['DeleteLifecyclePolicy', {}],
  ])('by %s %j ends the protection', (name, request) => {
    expect(read(name, request)).toMatchObject({ verb: 'unprotect', outputs: [{ id: policy }] })
  })
})
