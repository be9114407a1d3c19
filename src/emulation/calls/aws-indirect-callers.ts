import { textOf } from '../../base/json.ts'
import { roleCaller } from './aws-caller.ts'
import type { AwsCaller } from './aws-caller.ts'
import { presentFields } from '../present-fields.ts'

/**
 * A caller whose call a service makes onward with the caller's own rights, as EC2 asks KMS for the
 * key of a disk: the identity stays, `invokedBy`, address and agent name the service
 * (reference/telemetry.md 4.1 rules 4 and 5).
 */
export function relayedCaller(caller: AwsCaller, service: string): AwsCaller {
  return {
    ...caller,
    identity: { ...caller.identity, invokedBy: service },
    address: service,
    agent: service,
  }
}

/**
 * The machinery below an instance, which opens the keys of its disks: a session named after the
 * instance, of a role that no account can see (reference/telemetry.md 2.3). Times in milliseconds.
 */
export function infrastructureCaller(machine: {
  readonly account: string
  readonly instanceId: string
  readonly since: number
}): AwsCaller {
  const { account, instanceId, since } = machine
  const role = 'aws:ec2-infrastructure'
  const caller = roleCaller({
    account,
    role,
    session: instanceId,
    since,
    address: 'AWS Internal',
    agent: 'AWS Internal',
    invokedBy: 'AWS Internal',
  })
  return {
    ...caller,
    identity: { ...caller.identity, principalId: `${account}:${role}:${instanceId}` },
  }
}

/**
 * A caller as the trail of another account shows it when it uses something of theirs: account and
 * principal id, no names (reference/telemetry.md 4.1, AWSAccount). Play it with the `recipient`.
 */
export function foreignCaller(caller: AwsCaller): AwsCaller {
  const { account, identity } = caller
  const principalId = textOf(identity['principalId'])
  const invokedBy = textOf(identity['invokedBy'])
  return {
    account,
    principal: `aws:acct:${account}`,
    address: caller.address,
    agent: caller.agent,
    identity: presentFields({ type: 'AWSAccount', principalId, accountId: account, invokedBy }),
  }
}
