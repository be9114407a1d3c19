/**
 * Keys: who opened which disk or snapshot, where the disks themselves leave no trace, who was given a
 * key, and who took one away (section 2.3). Of the many uses of keys only those are followed that name
 * a disk or a snapshot in their encryption context.
 */
import type { Activity } from '../activity.ts'
import { byArn, changes, linksBetween, readResources } from './aws-action.ts'
import type { AwsAction, AwsActions, AwsEffect } from './aws-action.ts'
import { readArn } from './aws-arn.ts'
import { granteeOfPrincipal } from './aws-policy.ts'
import { textAt, textsAt, type AwsCall } from './aws-request.ts'
import { ec2KindOf, ec2Resource } from './aws-resource.ts'
import { sharesByPolicy, sharingEffect } from './aws-sharing.ts'
import type { Resource } from '../resource.ts'

const key = byArn('kms key', 'resources.arn', 'request.keyId', 'response.keyId')

/** The name by which EBS tells KMS whose key it wants. */
const diskName = 'aws:ebs:id'
const contexts = [
  'request.encryptionContext',
  'request.sourceEncryptionContext',
  'request.destinationEncryptionContext',
  'request.constraints.encryptionContextSubset',
  'request.constraints.encryptionContextEquals',
]

const diskUse: AwsAction = {
  verb: 'access',
  read: readDiskUse,
  needsRequest: true,
  mark: diskName,
}

/** The rows of kms.amazonaws.com. */
export const keyActions: AwsActions = {
  CreateGrant: { verb: 'share', read: readGrant, needsRequest: true },
  Decrypt: diskUse,
  GenerateDataKeyWithoutPlaintext: diskUse,
  ReEncrypt: diskUse,
  PutKeyPolicy: sharesByPolicy(key, 'request.policy'),
  DisableKey: changes('unprotect', key),
  ScheduleKeyDeletion: changes('delete', key),
}

/** The key of a disk or snapshot made or opened: whoever calls reads or writes it. */
function readDiskUse(call: AwsCall): AwsEffect | undefined {
  const disks = disksOf(call)
  if (disks.length === 0) return undefined
  const inputs = [...disks, ...readResources(call, key)]
  return { inputs, isPiecemeal: true, ...foreignCaller(call) }
}

/**
 * CreateGrant. EC2 has one made for the machinery below an instance when a disk is put on it, which
 * says so where nobody sees the call itself; the key's owner sees it for instances of others too. Any
 * other grant to another account gives the key away.
 */
function readGrant(call: AwsCall): AwsEffect | undefined {
  const keys = readResources(call, key)
  const grantee = textAt(call.parts, 'request.granteePrincipal')
  const disks = disksOf(call)
  if (disks.length > 0) {
    const outputs = instancesOf(grantee, call)
    const isAttachment = outputs.length > 0
    return {
      verb: isAttachment ? 'attach' : 'access',
      inputs: [...disks, ...keys],
      outputs,
      links: linksBetween('attached-to', { from: disks, to: outputs }, 'inferred'),
      ...(isAttachment ? { isEcho: true } : { isPiecemeal: true }),
      ...foreignCaller(call),
    }
  }
  const receiver = grantee === undefined ? undefined : readArn(grantee)?.place.account
  const owner = keys[0]?.account ?? call.account
  if (grantee === undefined || receiver === undefined || receiver === owner) return undefined
  const added = [granteeOfPrincipal(grantee)]
  return sharingEffect({ resources: keys, added, removed: [], evidence: 'inferred' })
}

/** The disks and snapshots of an encryption context; theirs may be another account. */
function disksOf({ parts, region }: AwsCall): readonly Resource[] {
  const place = region === undefined ? {} : { region }
  const ids = new Set(contexts.flatMap((path) => textsAt(parts, `${path}.${diskName}`)))
  return [...ids].flatMap((id) => {
    const kind = ec2KindOf(id)
    return kind === 'disk' || kind === 'snapshot' ? [ec2Resource(kind, id, place)] : []
  })
}

/** The instance of a session `arn:aws:sts::<account>:assumed-role/aws:ec2-infrastructure/i-...`. */
function instancesOf(grantee: string | undefined, { region }: AwsCall): readonly Resource[] {
  const arn = grantee === undefined ? undefined : readArn(grantee)
  const id = arn?.rest.split('/').at(-1) ?? ''
  if (arn === undefined || ec2KindOf(id) !== 'instance') return []
  const place = { ...arn.place, ...(region === undefined ? {} : { region }) }
  return [ec2Resource('instance', id, place)]
}

/** Another account uses our key, as our log has it. */
function foreignCaller({ caller, account }: AwsCall): Pick<Activity, 'counterpart'> {
  if (caller === undefined || account === undefined || caller === account) return {}
  return { counterpart: { account: caller, side: 'owner' } }
}
