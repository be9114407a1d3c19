/** Data Lifecycle Manager: policies that make snapshots, copy them, and may share them (section 2.5). */
import {
  changes,
  named,
  readResources,
  type AwsActions,
  type AwsEffect,
  type AwsReader,
} from './aws-action.ts'
import { objectsAt, textAt, textsAt, type AwsCall } from './aws-request.ts'
import { granteeOf, replacedSharing } from './aws-sharing.ts'
import type { Resource } from '../resource.ts'
import type { Verb } from '../../environment/verb.ts'

const policy = named('dlm policy', 'request.policyId', 'response.policyId')

/** The rows of dlm.amazonaws.com. */
export const lifecycleActions: AwsActions = {
  CreateLifecyclePolicy: { verb: 'protect', read: readsPolicy('protect') },
  UpdateLifecyclePolicy: { verb: 'other', read: readsPolicy('other') },
  DeleteLifecyclePolicy: changes('unprotect', policy),
}

/**
 * A policy whose schedules share what they make gives every later snapshot away, which is told of the
 * policy: its role shares the snapshots one by one. One that is put out of work protects nothing.
 */
function readsPolicy(otherwise: Verb): AwsReader {
  return (call) => {
    const outputs = readResources(call, policy)
    const isOff = textAt(call.parts, 'request.state')?.toUpperCase() === 'DISABLED'
    return { verb: isOff ? 'unprotect' : otherwise, outputs, ...sharingOf(call, outputs) }
  }
}

/** Whom the schedules share with; a change that states none leaves them as they were. */
function sharingOf(call: AwsCall, policies: readonly Resource[]): AwsEffect {
  const schedules = objectsAt(call.parts, 'request.policyDetails.schedules')
  if (schedules.length === 0) return {}
  const accounts = schedules.flatMap((one) => textsAt(one, 'shareRules.targetAccounts'))
  return replacedSharing(policies, [...new Set(accounts)].map(granteeOf))
}
