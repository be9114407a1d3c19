/** The fields of a CloudTrail record that AWS itself fills in about who really made the call. */
export interface AwsCaller {
  /** `userIdentity.invokedBy`. */
  readonly invokedBy?: string
  /** `sourceIPAddress`: an address, or the name of the service that relayed the call. */
  readonly sourceAddress?: string
  /** The ARN of the role behind the session, with its path where the record holds it. */
  readonly roleArn?: string
  /** Is the actor a person or the root user rather than a role or service? */
  readonly isPerson: boolean
}

/** One row of reference/telemetry.md section 4.2. */
interface AwsAutomation {
  /** Service names as `invokedBy` and `sourceIPAddress` show them. */
  readonly services: readonly string[]
  /** Exact names of the roles that the service works with. */
  readonly roles: readonly string[]
  /** The service carries out what its caller asked for: a person behind it stays a person. */
  readonly actsForCaller?: boolean
}

const automations: readonly AwsAutomation[] = [
  {
    services: ['backup.amazonaws.com'],
    roles: ['AWSBackupDefaultServiceRole', 'AWSServiceRoleForBackup'],
  },
  {
    services: ['dlm.amazonaws.com'],
    roles: [
      'AWSDataLifecycleManagerDefaultRole',
      'AWSDataLifecycleManagerDefaultRoleForAMIManagement',
    ],
  },
  { services: ['ec2.amazonaws.com'], roles: ['AWSServiceRoleForEC2Spot'] },
  { services: ['imagebuilder.amazonaws.com'], roles: ['AWSServiceRoleForImageBuilder'] },
  { services: ['autoscaling.amazonaws.com'], roles: ['AWSServiceRoleForAutoScaling'] },
  { services: ['eks-nodegroup.amazonaws.com'], roles: ['AWSServiceRoleForAmazonEKSNodegroup'] },
  // Its scan has the exact shape of the attack: accepted by this role alone, never by a service name.
  { services: [], roles: ['AWSServiceRoleForAmazonGuardDutyMalwareProtection'] },
  { services: ['drs.amazonaws.com'], roles: [] },
  // Takes up the role that a seller makes for it (section 7 H).
  { services: ['assets.marketplace.amazonaws.com'], roles: [] },
  { services: ['mgn.amazonaws.com'], roles: [] },
  { services: ['cloudformation.amazonaws.com'], roles: [], actsForCaller: true },
]

/** Only AWS can make a role with this path; a name like it without the path may be anybody's. */
const serviceLinkedPath = ':role/aws-service-role/'

/**
 * Why a call is taken for automation, in words that cite the field, or `undefined`. Rests on fields
 * that AWS sets; a user agent is a claim by the caller and is never read
 * (reference/telemetry.md section 4.2, design section 4.6).
 */
export function awsAutomation(caller: AwsCaller): string | undefined {
  const { invokedBy, sourceAddress } = caller
  const role = roleName(caller.roleArn)
  for (const { services, roles, actsForCaller } of automations) {
    if (actsForCaller === true && caller.isPerson) continue
    if (invokedBy !== undefined && services.includes(invokedBy)) return `invokedBy is ${invokedBy}`
    if (sourceAddress !== undefined && services.includes(sourceAddress)) {
      return `sourceIPAddress is ${sourceAddress}`
    }
    if (role !== undefined && roles.includes(role)) return `the role is ${role}`
  }
  return undefined
}

/** The name of a role; none where it is a name of AWS without the path that only AWS can give. */
function roleName(arn: string | undefined): string | undefined {
  if (arn === undefined || !arn.includes('/')) return undefined
  const name = arn.slice(arn.lastIndexOf('/') + 1)
  return name.startsWith('AWSServiceRole') && !arn.includes(serviceLinkedPath) ? undefined : name
}
