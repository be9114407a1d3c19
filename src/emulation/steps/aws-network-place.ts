import { newEc2Id } from '../calls/aws-call.ts'
import type { Subnet } from '../calls/aws-compute-calls.ts'
import { createRandom } from '../random.ts'

/** The network that an account uses in a region, the same in every record. */
export function subnetOf(account: string, region: string): Subnet {
  const random = createRandom(`network of ${account} in ${region}`)
  return {
    vpcId: newEc2Id('vpc', random),
    subnetId: newEc2Id('subnet', random),
    zone: `${region}a`,
    prefix: `10.${random.whole(16, 99)}.1`,
  }
}

/** The security group that instances of an account are in when nothing else is said. */
export function defaultGroup(account: string, region: string): string {
  return newEc2Id('sg', createRandom(`default group of ${account} in ${region}`))
}

/** The image that instances boot from when a step launches one straight from a snapshot. */
export function stockImage(region: string): string {
  return newEc2Id('ami', createRandom(`stock image of ${region}`))
}
