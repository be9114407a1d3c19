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
  readonly failure?: AwsFailure
  /** The `resources` that KMS, STS and S3 write beside the request. */
  readonly resources?: JsonArray
  readonly additional?: JsonObject
  /** `Data` for calls that a trail writes only when told to; all others are management calls. */
  readonly category?: 'Data'
}

/** Why a call failed: `errorCode` and `errorMessage`. */
export interface AwsFailure {
  readonly code: string
  readonly message: string
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
 * The same call failed: nothing is answered. EC2 keeps what was asked; KMS keeps nothing, and the
 * others lose it, and the `resources` with it, when the caller had no right to ask
 * (reference/telemetry.md section 0 fact 4).
 */
export function failedCall(call: AwsCall, failure: AwsFailure): AwsCall {
  const { resources: _lost, ...rest } = call
  if (losesRequest(call, failure)) return { ...rest, request: null, response: null, failure }
  return { ...call, response: null, failure }
}

function losesRequest(call: AwsCall, failure: AwsFailure): boolean {
  if (call.service === 'ec2') return false
  return call.service === 'kms' || failure.code.startsWith('AccessDenied')
}

/**
 * The same call turned away because too many came at once (EC2 API guide, request throttling); the
 * words of the other services are [unverified].
 */
export function throttledCall(call: AwsCall): AwsCall {
  return call.service === 'ec2'
    ? failedCall(call, {
        code: 'Client.RequestLimitExceeded',
        message: 'Request limit exceeded.',
      })
    : failedCall(call, { code: 'ThrottlingException', message: 'Rate exceeded' })
}

/**
 * The same call refused by IAM. Where the right is given for single resources, the message names the
 * one that was asked for, and EC2 adds the decision in a form that only the account can read.
 */
export function refusedCall(
  call: AwsCall,
  caller: AwsCaller,
  refusal: { readonly resource?: string; readonly random: RandomSource },
): AwsCall {
  const action = `${call.service}:${call.name}`
  const who = textOf(caller.identity['arn']) ?? caller.principal
  const where = refusal.resource === undefined ? '' : ` on resource: ${refusal.resource}`
  const why = `User: ${who} is not authorized to perform: ${action}${where} because no identity-based policy allows the ${action} action`
  if (call.service !== 'ec2') return failedCall(call, { code: 'AccessDenied', message: why })
  const message = `You are not authorized to perform this operation. ${why}`
  const code = 'Client.UnauthorizedOperation'
  if (refusal.resource === undefined) return failedCall(call, { code, message })
  const encoded = refusal.random.text(160, encodedAlphabet)
  return failedCall(call, {
    code,
    message: `${message}. Encoded authorization failure message: ${encoded}`,
  })
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
