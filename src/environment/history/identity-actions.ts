/**
 * Calls about identities: users, roles and keys made, sign-ins, roles taken up. Lineage has no use for
 * them, but who appears in them is known from then on, so a hunt keeps them for its history
 * (reference/telemetry.md section 4). A sign-in to Azure is not in its Activity log.
 */
import { textOf, valueAt } from '../../base/json.ts'
import type { Event } from '../../events/event.ts'

/** One identity call; `takesUp` says where it names the identity that acts from then on. */
interface IdentityAction {
  /** `eventSource eventName` of AWS, the operation of Azure, the method of Google Cloud; lower case. */
  readonly action: string
  /** Where the record names who is taken up, as a path into the native record. */
  readonly takesUp?: readonly string[]
}

const roleArn = ['requestParameters', 'roleArn'] as const

/** The calls of each cloud. */
const identityActions: Readonly<Record<Event['source'], readonly IdentityAction[]>> = {
  'aws.cloudtrail': [
    { action: 'iam.amazonaws.com createuser' },
    { action: 'iam.amazonaws.com createrole' },
    { action: 'iam.amazonaws.com createservicelinkedrole' },
    { action: 'iam.amazonaws.com createaccesskey' },
    { action: 'iam.amazonaws.com createloginprofile' },
    { action: 'iam.amazonaws.com createsamlprovider' },
    { action: 'iam.amazonaws.com createopenidconnectprovider' },
    { action: 'iam.amazonaws.com createservicespecificcredential' },
    { action: 'identitystore.amazonaws.com createuser' },
    { action: 'sso-directory.amazonaws.com createuser' },
    { action: 'sso.amazonaws.com createaccountassignment' },
    { action: 'sso.amazonaws.com federate' },
    { action: 'signin.amazonaws.com consolelogin' },
    { action: 'signin.amazonaws.com switchrole' },
    { action: 'signin.amazonaws.com getsignintoken' },
    { action: 'signin.amazonaws.com userauthentication' },
    { action: 'sts.amazonaws.com assumerole', takesUp: roleArn },
    { action: 'sts.amazonaws.com assumerolewithsaml', takesUp: roleArn },
    { action: 'sts.amazonaws.com assumerolewithwebidentity', takesUp: roleArn },
    { action: 'sts.amazonaws.com assumeroot' },
    { action: 'sts.amazonaws.com getsessiontoken' },
    { action: 'sts.amazonaws.com getfederationtoken' },
  ],
  'azure.activitylogs': [
    { action: 'microsoft.managedidentity/userassignedidentities/write' },
    {
      action: 'microsoft.managedidentity/userassignedidentities/federatedidentitycredentials/write',
    },
    { action: 'microsoft.authorization/roleassignments/write' },
    { action: 'microsoft.authorization/roledefinitions/write' },
    { action: 'microsoft.authorization/elevateaccess/action' },
  ],
  'gcp.audit': [
    { action: 'google.iam.admin.v1.createserviceaccount' },
    { action: 'google.iam.admin.v1.createserviceaccountkey' },
    { action: 'google.iam.admin.v1.uploadserviceaccountkey' },
    { action: 'google.iam.admin.v1.createrole' },
    { action: 'google.iam.v1.workloadidentitypools.createworkloadidentitypool' },
    { action: 'google.iam.v1.workloadidentitypools.createworkloadidentitypoolprovider' },
    { action: 'generateaccesstoken' },
    { action: 'generateidtoken' },
    { action: 'google.identity.sts.v1.securitytokenservice.exchangetoken' },
    { action: 'google.login.loginservice.loginsuccess' },
    { action: 'google.admin.adminservice.createuser' },
  ],
}

const byAction: ReadonlyMap<string, IdentityAction> = new Map(
  Object.entries(identityActions).flatMap(([source, actions]) =>
    actions.map((one) => [`${source} ${one.action}`, one]),
  ),
)

/**
 * The actions of every identity call by log source, lower case: what a filter of bytes has to let
 * through for a history to stay right.
 */
export const identityActionNames: Readonly<Record<Event['source'], readonly string[]>> = {
  'aws.cloudtrail': identityActions['aws.cloudtrail'].map(({ action }) => action),
  'azure.activitylogs': identityActions['azure.activitylogs'].map(({ action }) => action),
  'gcp.audit': identityActions['gcp.audit'].map(({ action }) => action),
}

/** What an identity call tells. */
export interface IdentityEvent {
  /** The ARN of the role that somebody took up: from now on it is known to be used. */
  readonly takenUp?: string
}

/** Reads an identity call that was not refused; `undefined` for everything else. */
export function identityEvent(event: Event): IdentityEvent | undefined {
  const row = byAction.get(`${event.source} ${actionOf(event)}`)
  if (row === undefined || isFailure(event)) return undefined
  const takenUp =
    row.takesUp === undefined ? undefined : textOf(valueAt(event.native, ...row.takesUp))
  return takenUp === undefined ? {} : { takenUp }
}

function actionOf({ source, native }: Event): string {
  const name = ((): string | undefined => {
    switch (source) {
      case 'aws.cloudtrail':
        return `${textOf(native['eventSource']) ?? ''} ${textOf(native['eventName']) ?? ''}`
      case 'azure.activitylogs':
        return textOf(valueAt(native, 'operationName', 'value')) ?? textOf(native['operationName'])
      case 'gcp.audit':
        return textOf(valueAt(native, 'protoPayload', 'methodName'))
    }
  })()
  return (name ?? '').toLowerCase()
}

/** Somebody who was refused has shown that he tried, not that he is one of ours. */
function isFailure({ document }: Event): boolean {
  return valueAt(document, 'event', 'outcome') === 'failure'
}
