/** The ECS categorisation of one API call. */
export interface EventCategory {
  readonly category?: readonly string[]
  readonly type?: readonly string[]
}

/** Where an action is not in the table it is `info` and has no category. */
const uncategorised: EventCategory = { type: ['info'] }

/**
 * Category and type of the actions that Elastic's AWS integration categorises (reference/telemetry.md
 * 5.2): `category / types: actions`. Its rules say `info where ...` for everything else, so an action
 * must not be added here because it would fit. Oddities are Elastic's: `delete` for DeleteObject,
 * no type at all for Publish, SendCommand and Converse.
 */
const table = `
authentication / info: AssumeRole ConsoleLogin GetCallerIdentity
iam / admin change: SetDefaultPolicyVersion SetSecurityTokenServicePreferences UpdateAccountPasswordPolicy UpdateRole
iam / admin creation: CreateKeyPair
iam / change: AttachRolePolicy
iam / creation: CreatePolicy
iam / group change: AddUserToGroup AttachGroupPolicy DeleteGroupPolicy DetachGroupPolicy PutGroupPolicy RemoveUserFromGroup UpdateGroup
iam / group creation: CreateGroup
iam / group deletion: DeleteGroup
iam / group info: GetGroup GetGroupPolicy ListAttachedGroupPolicies ListGroupPolicies ListGroups
iam / info: GetPolicy ListAttachedRolePolicies ListRoles
iam / user change: AttachUserPolicy ChangePassword CreateAccessKey CreateVirtualMFADevice DeactivateMFADevice DeleteAccessKey DeleteSSHPublicKey DeleteUserPermissionsBoundary DeleteUserPolicy DeleteVirtualMFADevice DetachUserPolicy EnableMFADevice PutUserPermissionsBoundary PutUserPolicy TagUser UntagUser UpdateAccessKey UpdateLoginProfile UpdateSSHPublicKey UpdateUser
iam / user creation: CreateUser
iam / user deletion: DeleteUser
iam / user info: GetUser GetUserPolicy ListAttachedUserPolicies ListGroupsForUser ListUserPolicies ListUsers ListUserTags
api / info: DescribeRegions
api / : Converse Publish
configuration / change: Subscribe
configuration / creation: CreateTopic
configuration / deletion: DeleteTrail
configuration / info: DescribeTrails
database / info: DescribeDBInstances ListTables
file / change: PutObject
file / creation: CreateBucket CreateDocument
file / delete: DeleteObject
file / deletion: DeleteBucket
file / info: GetObject HeadObject ListBuckets ListObjects
host / info: DescribeInstances DescribeVolumes ListInstanceAssociations
network / access: AuthorizeSecurityGroupIngress
network / info: DescribeLoadBalancers DescribeNetworkAcls DescribeNetworkInterfaces DescribeSecurityGroups DescribeVpcs
package / info: ListFunctions
process / : SendCommand
session / end: TerminateSession
session / start: CreateControlChannel CreateDataChannel OpenControlChannel OpenDataChannel StartSession
`

const categories: ReadonlyMap<string, EventCategory> = readTable()

/** The categorisation of an API call, by its name alone, as Elastic's integration does it. */
export function eventCategory(action: string): EventCategory {
  return categories.get(action) ?? uncategorised
}

function readTable(): ReadonlyMap<string, EventCategory> {
  const read = new Map<string, EventCategory>()
  for (const row of table.trim().split('\n')) {
    const [head = '', actions = ''] = row.split(': ')
    const [category = '', types = ''] = head.split(' /').map((part) => part.trim())
    const entry =
      types === '' ? { category: [category] } : { category: [category], type: types.split(' ') }
    for (const action of actions.split(' ')) read.set(action, entry)
  }
  return read
}
