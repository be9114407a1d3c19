import type { JsonObject } from '../base/json.ts'
import { objectAt, textAt } from './aws-record.ts'

/** Who called, as ECS tells it: the `user.*` fields and what belongs into `related.user`. */
export interface User {
  readonly id: string | undefined
  readonly name: string | undefined
  readonly email: string | undefined
  readonly related: readonly string[]
}

/**
 * The caller of a CloudTrail-native record. Since package 9.0.0 `user.id` is an ARN, for a session
 * that of its role; the principal id stands in only where there is no ARN. `user.name` of a session is
 * its role's name, and the session's own name goes to `related.user`.
 */
export function userOf(record: JsonObject): User {
  const identity = objectAt(record, 'userIdentity')
  const context = objectAt(identity, 'sessionContext')
  const issuer = objectAt(context, 'sessionIssuer')
  const isSession = identity['type'] === 'AssumedRole' || identity['type'] === 'FederatedUser'
  const id = userId(identity, issuer)
  const name = (isSession ? textAt(issuer, 'userName') : undefined) ?? userName(record, identity)
  const request = objectAt(record, 'requestParameters')
  const made = objectAt(objectAt(record, 'responseElements'), 'user')
  const related: string[] = []
  mention(related, textAt(request, 'userName'))
  mention(related, textAt(request, 'newUserName'))
  mention(related, textAt(made, 'userId'))
  if (isSession) mentionSession(related, textAt(identity, 'arn'))
  mention(related, textAt(identity, 'principalId'))
  mention(related, id)
  mention(related, name)
  return {
    id,
    name,
    email: name !== undefined && name.indexOf('@') > 0 ? name : undefined,
    related,
  }
}

function mention(names: string[], name: string | undefined): void {
  if (name !== undefined && !names.includes(name)) names.push(name)
}

function userId(identity: JsonObject, issuer: JsonObject): string | undefined {
  const role = identity['type'] === 'AssumedRole' ? textAt(issuer, 'arn') : undefined
  const person = textAt(objectAt(identity, 'onBehalfOf'), 'userId')
  return role ?? textAt(identity, 'arn') ?? textAt(identity, 'principalId') ?? person
}

/** Signing in through Identity Center names the user only beside the event. */
function userName(record: JsonObject, identity: JsonObject): string | undefined {
  const name = textAt(identity, 'userName')
  if (name !== undefined || record['eventName'] !== 'UserAuthentication') return name
  return textAt(objectAt(record, 'additionalEventData'), 'UserName')
}

/** The last part of a session's ARN; of an e-mail address also the part that other logs know. */
function mentionSession(names: string[], arn: string | undefined): void {
  if (arn === undefined || !arn.includes(':sts:')) return
  const session = arn.slice(arn.lastIndexOf('/') + 1)
  const at = session.indexOf('@')
  mention(names, session)
  if (at > 0) mention(names, session.slice(0, at))
}
