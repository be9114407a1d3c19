import { expect, it } from 'vitest'
import { isProviderShare } from './aws-provider-share.ts'
import type { Principal } from './principals/principal.ts'

const linked = 'arn:aws:iam::111122223333:role/aws-service-role'
const scanRole = 'AWSServiceRoleForAmazonGuardDutyMalwareProtection'
const marketplace = '679593333241'

function automation(id: string): Principal {
  return { id, kind: 'automation', display: id, automation: 'invokedBy is a service' }
}

const scan = automation(`${linked}/malware-protection.guardduty.amazonaws.com/${scanRole}`)
const ingestion = automation('arn:aws:iam::111122223333:role/AwsMarketplaceAmiIngestion')
const imageBuilder = automation(
  `${linked}/imagebuilder.amazonaws.com/AWSServiceRoleForImageBuilder`,
)
const { automation: _evidence, ...person } = ingestion

it.each([
  ['the scan of GuardDuty', scan, '652050842985'],
  ['AWS Marketplace with its own account', ingestion, marketplace],
])('takes %s for a share of AWS with itself', (_, granter, account) => {
  expect(isProviderShare(granter, account)).toBe(true)
})

it.each([
  [
    'a role called like that of the scan',
    automation(`arn:aws:iam::1:role/${scanRole}`),
    '777788889999',
  ],
  [
    'a path of another service',
    automation(`${linked}/other.amazonaws.com/${scanRole}`),
    '777788889999',
  ],
  ['the ingestion role with anybody else', ingestion, '777788889999'],
  ['Image Builder, which shares with whom its settings name', imageBuilder, '777788889999'],
  ['somebody who lets AWS Marketplace in by hand', person, marketplace],
])('does not take %s for one', (_, granter, account) => {
  expect(isProviderShare(granter, account)).toBe(false)
})
