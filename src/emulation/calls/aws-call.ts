import { textOf } from '../../base/json.ts'
import type { JsonArray, JsonObject } from '../../base/json.ts'
import type { AwsCaller } from './aws-caller.ts'
import type { RandomSource } from '../random.ts'

/** One API call in AWS's own terms: what was asked, and what came back. */
export interface AwsCall {
  /** The endpoint prefix: `ec2`, `rds`, `sts`. */
  readonly service: string
  /** The `eventName`. */
  readonly name: string
  readonly readOnly: boolean
  readonly request: JsonObject | null
  readonly response: JsonObject | null
  readonly failure?: { readonly code: string; readonly message: string }
  /** The `resources` that KMS, STS and S3 write beside the request. */
  readonly resources?: JsonArray
  readonly additional?: JsonObject
}

/** An EC2 call that changes something, in the older encoding: `xSet.items[]`, lower camel case. */
export function ec2Call(name: string, request: JsonObject, response: JsonObject): AwsCall {
  return { service: 'ec2', name, readOnly: false, request, response }
}

/**
 * An EC2 call in the newer encoding: everything inside `<Api>Request` and `<Api>Response`, Pascal
 * case in the request (reference/telemetry.md section 0 fact 6). An empty request is the text `""`.
 */
export function ec2WrappedCall(
  name: string,
  request: JsonObject | '',
  response: JsonObject | null,
): AwsCall {
  const xmlns = 'http://ec2.amazonaws.com/doc/2016-11-15/'
  return {
    service: 'ec2',
    name,
    readOnly: response === null,
    request: { [`${name}Request`]: request },
    response: response === null ? null : { [`${name}Response`]: { xmlns, ...response } },
  }
}

/** A call that only looks; CloudTrail keeps no answer. */
export function readCall(service: string, name: string, request: JsonObject | null): AwsCall {
  return { service, name, readOnly: true, request, response: null }
}

/**
 * The same call refused by IAM. EC2 keeps what was asked; RDS keeps nothing and names the resource
 * in the message only (reference/telemetry.md section 0 fact 4).
 */
export function refusedCall(
  call: AwsCall,
  caller: AwsCaller,
  refusal: { readonly resource: string; readonly random: RandomSource },
): AwsCall {
  const action = `${call.service}:${call.name}`
  const who = textOf(caller.identity['arn']) ?? caller.principal
  const why = `User: ${who} is not authorized to perform: ${action} on resource: ${refusal.resource} because no identity-based policy allows the ${action} action`
  if (call.service !== 'ec2') {
    return {
      ...call,
      request: null,
      response: null,
      failure: { code: 'AccessDenied', message: why },
    }
  }
  const encoded = refusal.random.text(160, encodedAlphabet)
  const message = `You are not authorized to perform this operation. ${why}. Encoded authorization failure message: ${encoded}`
  return { ...call, response: null, failure: { code: 'Client.UnauthorizedOperation', message } }
}

const encodedAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** The id of a new EC2 object: `snap-0` and sixteen more hexadecimal digits. */
export function newEc2Id(prefix: string, random: RandomSource): string {
  return `${prefix}-0${random.hex(16)}`
}

/** Names and values; none when absent. */
export type Tags = Readonly<Record<string, string>>

/** Tags as EC2 requests carry them; absent without any. */
export function tagSpecification(resourceType: string, tags: Tags): JsonObject | undefined {
  const list = tagItems(tags)
  if (list.length === 0) return undefined
  return { items: [{ resourceType, tags: list }] }
}

/** `{key,value}` pairs. */
export function tagItems(tags: Tags): readonly JsonObject[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value }))
}

/** A list as EC2 writes it: `{items: [...]}`, or `{}` when empty. */
export function itemSet(items: JsonArray): JsonObject {
  return items.length === 0 ? {} : { items }
}
