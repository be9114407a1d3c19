import { describe, expect, it } from 'vitest'
import { noiseMoment, playMoments } from '../../../test/builders/noise-builder.ts'
import { valueAt } from '../../base/json.ts'
import { gcpAccounts, gcpDeployments, gcpPolicies } from './gcp-service-noise.ts'
import type { NoiseKind } from './noise-kind.ts'

const moment = noiseMoment('gcp')

function methodsOf(kind: NoiseKind): ReadonlySet<unknown> {
  const records = playMoments(kind, moment).flat()
  return new Set(records.map(({ record }) => valueAt(record, 'protoPayload', 'methodName')))
}

describe('services of a project', () => {
  it('are rolled out by the deployment account', () => {
    expect(methodsOf(gcpDeployments)).toEqual(
      new Set([
        'google.pubsub.v1.Publisher.UpdateTopic',
        'storage.buckets.update',
        'google.cloud.run.v1.Services.ReplaceService',
      ]),
    )
    const [entry] = gcpDeployments(moment)
    expect(entry?.principal).toBe('deploy-bot@example-production.iam.gserviceaccount.com')
  })

  it('get accounts of their own, each with a name of its own', () => {
    expect(methodsOf(gcpAccounts)).toEqual(
      new Set([
        'google.iam.admin.v1.CreateServiceAccount',
        'google.iam.admin.v1.PatchServiceAccount',
      ]),
    )
    const made = playMoments(gcpAccounts, moment).flatMap(([entry]) => {
      const name = valueAt(entry?.record, 'protoPayload', 'request', 'account_id')
      return name === undefined ? [] : [name]
    })
    expect(new Set(made).size).toBe(made.length)
    expect(made.length).toBeGreaterThan(30)
  })

  it('are open to people of the organisation alone', () => {
    for (const [entry] of playMoments(gcpPolicies, moment)) {
      const delta = valueAt(entry?.record, 'protoPayload', 'serviceData', 'policyDelta')
      expect(delta).toMatchObject({
        bindingDeltas: [
          {
            action: expect.stringMatching(/^(ADD|REMOVE)$/),
            member: expect.stringMatching(/^user:[a-z.]+@example\.com$/),
          },
        ],
      })
    }
  })
})
