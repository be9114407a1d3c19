/**
 * Shares that AWS makes for its own work with accounts of its own (reference/telemetry.md 4.2 and
 * section 7 F and H). A service that lets others in because a customer said so, such as Image Builder
 * by its distribution settings, is not among them: whoever holds those settings chooses the receiver.
 */
import type { Principal } from './principals/principal.ts'

/** One row: both sides must fit, where the row names both. */
interface ProviderShare {
  /** The end of the granter's role ARN, with the path that only AWS can make. */
  readonly role?: string
  /** The account that is let in. */
  readonly receiver?: string
}

const providerShares: readonly ProviderShare[] = [
  // The accounts of GuardDuty differ by region; nobody but the service can take up the role.
  {
    role: ':role/aws-service-role/malware-protection.guardduty.amazonaws.com/AWSServiceRoleForAmazonGuardDutyMalwareProtection',
  },
  // The owner "aws-marketplace" of the images that AWS Marketplace sells; the role is the seller's own.
  { receiver: '679593333241' },
]

/** Does AWS itself share with itself? Only an automation by evidence of AWS's own fields can. */
export function isProviderShare(granter: Principal, account: string): boolean {
  if (granter.automation === undefined) return false
  return providerShares.some(
    ({ role, receiver }) =>
      (role === undefined || granter.id.endsWith(role)) &&
      (receiver === undefined || receiver === account),
  )
}
