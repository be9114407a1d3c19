/** Under which names and in which fields logs hold the things that a chain names by canonical ids. */
import type { Cloud } from './follow-up-search.ts'

/** How a principal of AWS stands in `userIdentity` (reference/telemetry.md section 4.1). */
export type AwsActor =
  | { readonly kind: 'user' | 'role'; readonly arn: string }
  | { readonly kind: 'account' | 'service'; readonly id: string }

/** Reads the id of a principal of AWS; `undefined` for a form that no single field holds. */
export function awsActor(id: string): AwsActor | undefined {
  if (/^arn:[^:]+:iam::\d{12}:role\//.test(id)) return { kind: 'role', arn: id }
  if (/^arn:[^:]+:(?:iam|sts)::\d{12}:/.test(id)) return { kind: 'user', arn: id }
  const [, account] = /^aws:acct:(\d{12})$/.exec(id) ?? []
  if (account !== undefined) return { kind: 'account', id: account }
  const [, service] = /^svc:(.+)$/s.exec(id) ?? []
  return service === undefined ? undefined : { kind: 'service', id: service }
}

/** The object id in `azure:<tenant>:<object id>`, or the caller as it was logged. */
export function azureObject(id: string): string {
  const [, object] = /^azure:[^:]*:(.+)$/s.exec(id) ?? []
  return object ?? id
}

/**
 * The text under which requests and answers name a thing: they hold short names, parts of paths and whole
 * ids, and the text is a part of each. Lower case.
 */
export function mentionOf(cloud: Cloud, id: string): string {
  return (cloud === 'aws' ? awsMention(id) : cloud === 'gcp' ? gcpMention(id) : id).toLowerCase()
}

function awsMention(id: string): string {
  // A role may be named with a path that its sessions do not have.
  if (/^arn:[^:]+:iam::\d{12}:(?:role|user)\//.test(id)) return id.slice(id.lastIndexOf('/'))
  const actor = awsActor(id)
  if (actor?.kind === 'account' || actor?.kind === 'service') return actor.id
  if (id.startsWith('arn:') || /^[a-z-]+:\d{12}:/.test(id)) return lastPart(id, /[:/]/)
  // The blocks of a snapshot or disk, and legacy ids with their region.
  return lastPart(id.split('#')[0] ?? id, /\//)
}

/** `snapshots/nightly` of `//compute.googleapis.com/projects/p/global/snapshots/nightly`. */
function gcpMention(id: string): string {
  return id.startsWith('//') ? id.split('/').slice(-2).join('/') : withoutKind(id)
}

/** `someone@example.org` of a member of a policy, `user:someone@example.org`. */
export function withoutKind(member: string): string {
  const [, bare] = /^(?:user|serviceaccount|group|domain):(.+)$/is.exec(member) ?? []
  return bare ?? member
}

function lastPart(id: string, separator: RegExp): string {
  return id.split(separator).findLast((part) => part !== '') ?? id
}
