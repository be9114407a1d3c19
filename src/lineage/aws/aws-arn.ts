/** Where a resource lives, as far as the event tells. */
export interface AwsPlace {
  readonly account?: string
  readonly region?: string
}

/** The parts of an ARN that lineage reads. */
export interface Arn {
  /** `ec2`, `rds`: the service as ARNs call it. */
  readonly service: string
  /** Empty parts, as the account of a snapshot, are absent. */
  readonly place: AwsPlace
  /** Type and name of the resource, however the service joins them. */
  readonly rest: string
}

/** Reads an ARN; `undefined` for any other text. */
export function readArn(text: string): Arn | undefined {
  const [prefix, , service, region, account, ...rest] = text.split(':')
  if (prefix !== 'arn' || service === undefined || rest.length === 0) return undefined
  const place = {
    ...(region === undefined || region === '' ? {} : { region }),
    ...(account === undefined || account === '' ? {} : { account }),
  }
  return { service, place, rest: rest.join(':') }
}

/** The partition that ARNs of a region name: China and GovCloud have one of their own. */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn'
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws'
}
