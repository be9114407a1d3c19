import { newEc2Id } from '../calls/aws-call.ts'
import type { Subnet } from '../calls/aws-compute-calls.ts'
import { createRandom } from '../random.ts'
import { oncePerPlace } from './once-per-place.ts'

/** A server with its data volume. */
export interface AwsServer {
  readonly instanceId: string
  readonly volumeId: string
  /** GiB. */
  readonly size: number
}

/** An image that a vendor publishes, with its root snapshot. */
export interface VendorImage {
  readonly imageId: string
  readonly snapshotId: string
}

/** What an account has in a region and never appears in the story: the background works on it. */
export interface AwsEstate {
  readonly account: string
  readonly region: string
  readonly servers: readonly AwsServer[]
  readonly buckets: readonly string[]
  /** The ARN of the key that data is encrypted with. */
  readonly keyArn: string
  readonly subnet: Subnet
  readonly groupId: string
  /** Who publishes them has no log here. */
  readonly vendorImages: readonly VendorImage[]
}

/** The estate of an account in a region, the same whenever it is asked for. */
export const awsEstateOf = oncePerPlace(({ id: account, region }): AwsEstate => {
  const random = createRandom(`aws estate of ${account} in ${region}`)
  return {
    account,
    region,
    servers: Array.from({ length: 24 }, () => ({
      instanceId: newEc2Id('i', random),
      volumeId: newEc2Id('vol', random),
      size: random.pick([50, 100, 200, 500]),
    })),
    buckets: ['invoices', 'exports', 'assets', 'reports'].map(
      (name) => `example-${name}-${random.hex(6)}`,
    ),
    keyArn: `arn:aws:kms:${region}:${account}:key/${random.uuid()}`,
    subnet: {
      vpcId: newEc2Id('vpc', random),
      subnetId: newEc2Id('subnet', random),
      zone: `${region}a`,
      prefix: `10.${random.whole(16, 31)}.${random.whole(0, 255)}`,
    },
    groupId: newEc2Id('sg', random),
    vendorImages: Array.from({ length: 3 }, () => ({
      imageId: newEc2Id('ami', random),
      snapshotId: newEc2Id('snap', random),
    })),
  }
})
