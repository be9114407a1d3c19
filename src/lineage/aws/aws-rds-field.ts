import { firstTextsAt, textAt, type AwsCall } from './aws-request.ts'
import { alsoKnownAs, rdsResource, type RdsType } from './aws-resource.ts'
import type { Resource } from '../resource.ts'

/** Where the ARN or name of an RDS resource stands in a call. */
export interface RdsField {
  readonly type: RdsType
  /** Dotted paths, best first: an ARN of the response before a name of the request. */
  readonly paths: readonly string[]
  /** Where the region of a resource named without ARN stands, when not that of the event. */
  readonly regionPath?: string
}

/** A field of RDS resources of one type. */
export function rds(type: RdsType, ...paths: readonly string[]): RdsField {
  return { type, paths }
}

/**
 * Where the response gives the immutable id of the database it is about. It survives a rename, and
 * tells two databases apart that had one name after another (section 3.1).
 */
const stableIdPaths: Partial<Record<RdsType, string>> = {
  db: 'response.dbiResourceId',
  cluster: 'response.dbClusterResourceId',
}

/** The RDS resources that a call names at a field; names are completed to ARNs. */
export function readRds(call: AwsCall, field: RdsField): readonly Resource[] {
  const named = field.regionPath === undefined ? undefined : textAt(call.parts, field.regionPath)
  const region = named ?? call.region
  const place = {
    ...(call.account === undefined ? {} : { account: call.account }),
    ...(region === undefined ? {} : { region }),
  }
  const resources = firstTextsAt(call.parts, field.paths).map((text) =>
    rdsResource(field.type, text, place),
  )
  return resources.map((resource) => alsoKnownAs(resource, stableIdOf(call, field)))
}

/** A source stands only in the request; the response describes what was made of it. */
function stableIdOf(call: AwsCall, field: RdsField): string | undefined {
  const path = stableIdPaths[field.type]
  const isAnswered = field.paths.some((one) => one.startsWith('response.'))
  return path === undefined || !isAnswered ? undefined : textAt(call.parts, path)
}
