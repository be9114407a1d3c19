import { textOf } from '../../src/base/json.ts'
import type { JsonObject } from '../../src/base/json.ts'
import { refusedCall } from '../../src/emulation/calls/aws-call.ts'
import type { AwsCall } from '../../src/emulation/calls/aws-call.ts'
import { roleCaller, userCaller } from '../../src/emulation/calls/aws-caller.ts'
import type { AwsCaller } from '../../src/emulation/calls/aws-caller.ts'
import { playAwsCall } from '../../src/emulation/calls/aws-player.ts'
import { timeAt } from '../../src/emulation/clock.ts'
import { createRandom } from '../../src/emulation/random.ts'

/** One kind of record that the emulation writes: its name in the list of differences, a record. */
export interface AwsKind {
  /** `<service> <EventName>`, and a form where there are several. */
  readonly name: string
  readonly record: JsonObject
}

/** What the kinds have in common. */
export const [account, region] = ['111122223333', 'eu-west-1']
export const time = timeAt('2026-09-15 02:24:10')
export const random = createRandom('fidelity of AWS records')

const place = { address: '192.0.2.1', agent: 'aws-cli/2.31.6' }

/** An IAM user, as in most real records. */
export const user = userCaller({ ...place, account, name: 'lena' })

const session = { ...place, account, role: 'ops', session: 'anna@example.com', since: time }

/** A role session, and one that began in the console. */
export const role = roleCaller(session)
export const consoleRole = roleCaller({ ...session, fromConsole: true })

/** How a kind is played: by whom, and in whose trail it stands where that is not the caller's. */
export interface KindPlay {
  readonly form?: string
  /** An IAM user unless given. */
  readonly caller?: AwsCaller
  /** The account in whose trail it stands, as one of two records with one shared event id. */
  readonly sharedWith?: string
}

/** The kind of a call. */
export function kindOf(call: AwsCall, play: KindPlay = {}): AwsKind {
  const { form, caller = user, sharedWith } = play
  const shared =
    sharedWith === undefined ? {} : { recipient: sharedWith, sharedEventId: random.uuid() }
  return recordKind(playAwsCall({ caller, time, region, call, ...shared }, random), form)
}

/** The kind of a record. */
export function recordKind(record: JsonObject, form?: string): AwsKind {
  const service = textOf(record['eventSource'])?.split('.', 1)[0] ?? ''
  const name = `${service} ${textOf(record['eventName']) ?? ''}`
  return { name: form === undefined ? name : `${name} ${form}`, record }
}

/** The kind of a call that IAM refused; without a resource, a call that no resource is asked for. */
export function refusedKind(call: AwsCall, resource?: string, caller = user): AwsKind {
  const where = resource === undefined ? {} : { resource }
  return kindOf(refusedCall(call, caller, { ...where, random }), { form: 'refused', caller })
}
