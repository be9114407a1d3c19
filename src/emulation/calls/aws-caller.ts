import type { JsonObject } from '../../base/json.ts'
import { secondsText } from '../clock.ts'
import { presentFields } from '../present-fields.ts'
import { createRandom } from '../random.ts'

/** Who makes an AWS call, and how CloudTrail shows it (reference/telemetry.md 4.1). */
export interface AwsCaller {
  /** The `userIdentity` of every record of this caller. */
  readonly identity: JsonObject
  /** The account the caller belongs to. */
  readonly account: string
  /** The stable principal: a user or role ARN, `svc:<service>` or `aws:acct:<account>`. */
  readonly principal: string
  /** `sourceIPAddress`: an address, or the name of the service that relays the call. */
  readonly address: string
  readonly agent: string
  /** The session began in the web console. */
  readonly fromConsole?: boolean
}

/** Where a caller sits and what it calls with. */
export interface CallerPlace {
  readonly address: string
  readonly agent: string
}

/** A role session: who holds it, since when, and who began it. */
export interface AwsSession extends CallerPlace {
  readonly account: string
  readonly role: string
  /** The path of the role, with both slashes; `/` unless given. */
  readonly path?: string
  readonly session: string
  /** When the session began, in milliseconds. */
  readonly since: number
  readonly mfa?: boolean
  /** The service that calls with the role. */
  readonly invokedBy?: string
  readonly fromConsole?: boolean
}

/** An IAM user calling with a long-lived access key. */
export function userCaller(
  user: CallerPlace & { readonly account: string; readonly name: string },
): AwsCaller {
  const { account, name } = user
  const principal = `arn:aws:iam::${account}:user/${name}`
  return {
    account,
    principal,
    address: user.address,
    agent: user.agent,
    identity: {
      type: 'IAMUser',
      principalId: `AIDA${stableLetters(principal, 17)}`,
      arn: principal,
      accountId: account,
      accessKeyId: accessKey('AKIA', principal),
      userName: name,
    },
  }
}

/** A role session of a person, a program or a service. */
export function roleCaller(session: AwsSession): AwsCaller {
  const { account, role, session: name } = session
  const principal = roleArn(session)
  const principalId = rolePrincipalId(principal)
  return {
    account,
    principal,
    address: session.address,
    agent: session.agent,
    ...(session.fromConsole === true ? { fromConsole: true } : {}),
    identity: presentFields({
      type: 'AssumedRole',
      principalId: `${principalId}:${name}`,
      arn: `arn:aws:sts::${account}:assumed-role/${role}/${name}`,
      accountId: account,
      accessKeyId: sessionAccessKey(session),
      sessionContext: {
        sessionIssuer: {
          type: 'Role',
          principalId,
          arn: principal,
          accountId: account,
          userName: role,
        },
        attributes: {
          creationDate: secondsText(session.since),
          mfaAuthenticated: String(session.mfa ?? false),
        },
      },
      invokedBy: session.invokedBy,
    }),
  }
}

/** An AWS service calling in its own name. */
export function serviceCaller(service: string, account: string): AwsCaller {
  return {
    account,
    principal: `svc:${service}`,
    address: service,
    agent: service,
    identity: { type: 'AWSService', invokedBy: service },
  }
}

/** The ARN of the role that a session holds. */
export function roleArn(session: Pick<AwsSession, 'account' | 'role' | 'path'>): string {
  return `arn:aws:iam::${session.account}:role${session.path ?? '/'}${session.role}`
}

/** The `AROA...` id of a role, the same in every record. */
export function rolePrincipalId(arn: string): string {
  return `AROA${stableLetters(arn, 17)}`
}

/** The temporary key of a session; AssumeRole answers with it and the later calls carry it. */
export function sessionAccessKey(session: AwsSession): string {
  return accessKey('ASIA', `${roleArn(session)} ${session.session} ${session.since}`)
}

/** Twenty characters that end in `EXAMPLE`, so that no scanner takes them for a key in use. */
function accessKey(prefix: 'AKIA' | 'ASIA', owner: string): string {
  return `${prefix}${stableLetters(owner, 9)}EXAMPLE`
}

function stableLetters(owner: string, length: number): string {
  return createRandom(`aws id of ${owner}`).text(length, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')
}
