/** The fields of a CloudTrail record that AWS itself fills in about who really made the call. */
export interface AwsCaller {
  /** `userIdentity.invokedBy`. */
  readonly invokedBy?: string | undefined
  /** `sourceIPAddress`: an address, or the name of the service that relayed the call. */
  readonly sourceAddress?: string | undefined
  /** The ARN of the role behind the session, with its path where the record holds it. */
  readonly roleArn?: string | undefined
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

/** The place of the row by each name: every call is asked about, and hardly any is one of these. */
const byService = placesOf(({ services }) => services)
const byRole = placesOf(({ roles }) => roles)

function placesOf(namesOf: (row: AwsAutomation) => readonly string[]): ReadonlyMap<string, number> {
  return new Map(
    automations.flatMap((row, place) =>
      namesOf(row).map((name): [string, number] => [name, place]),
    ),
  )
}

/** Only AWS can make a role with this path; a name like it without the path may be anybody's. */
const serviceLinkedPath = ':role/aws-service-role/'

/**
 * Why a call is taken for automation, in words that cite the field, or `undefined`. Rests on fields
 * that AWS sets; a user agent is a claim by the caller and is never read
 * (reference/telemetry.md section 4.2, design section 4.6).
 */
export function awsAutomation(caller: AwsCaller): string | undefined {
  const { invokedBy = '', sourceAddress = '' } = caller
  const role = roleName(caller.roleArn) ?? ''
  const invoking = rowPlace(byService, invokedBy, caller)
  const relaying = rowPlace(byService, sourceAddress, caller)
  const acting = rowPlace(byRole, role, caller)
  // What stands in the first row is told, of one row the service before its role.
  const first = Math.min(invoking, relaying, acting)
  if (first === Infinity) return undefined
  if (first === invoking) return `invokedBy is ${invokedBy}`
  return first === relaying ? `sourceIPAddress is ${sourceAddress}` : `the role is ${role}`
}

/** The place of the row that a name stands in, `Infinity` where none speaks of this caller. */
function rowPlace(
  places: ReadonlyMap<string, number>,
  name: string,
  { isPerson }: AwsCaller,
): number {
  const place = places.get(name)
  if (place === undefined) return Infinity
  return isPerson && automations[place]?.actsForCaller === true ? Infinity : place
}

/** The name of a role; none where it is a name of AWS without the path that only AWS can give. */
function roleName(arn: string | undefined): string | undefined {
  if (arn === undefined || !arn.includes('/')) return undefined
  const name = arn.slice(arn.lastIndexOf('/') + 1)
  return name.startsWith('AWSServiceRole') && !arn.includes(serviceLinkedPath) ? undefined : name
}
