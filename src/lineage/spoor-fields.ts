/** The `spoor.*` fields that lineage and environment write onto an event (design section 3). */
import type { JsonObject } from '../base/json.ts'
import type { AccountTrust, Trust } from '../environment/account-trust.ts'
import type { Context } from '../environment/context.ts'
import { principalKey } from '../environment/history/history-key.ts'
import type { Caller, Principal } from '../environment/principals/principal.ts'
import type { OffHoursTest } from '../environment/working-hours.ts'
import type { Event } from '../events/event.ts'
import type { LateFields } from '../events/lazy-event.ts'
import type { Activity, IngressRule } from './activity.ts'
import type { Resource } from './resource.ts'
import type { Step } from './step.ts'
import type { Telling } from './tellings.ts'

/** From the least to the most foreign: the most foreign of several receivers is told. */
const trustOrder: readonly Trust[] = ['own', 'partner', 'provider', 'unknown', 'public']

/** All fields of a step that lineage follows; `tellings` are those of the chains that tell it. */
export function spoorFields(
  step: Step,
  tellings: readonly Telling[],
  context: Context,
): JsonObject {
  const { activity, principal, event } = step
  const [subject] = [...activity.outputs, ...activity.inputs]
  const rules = [...openedRules(activity), ...tellings.flatMap((telling) => telling.rules)]
  return {
    verb: activity.verb,
    attempt: activity.attempt,
    ...(subject === undefined ? {} : { resource: { kind: subject.kind, id: subject.id } }),
    inputs: activity.inputs.map(idOf),
    outputs: activity.outputs.map(idOf),
    principal: { ...principalFields(principal), ...newcomerFields(step, context) },
    ...timeFields(context.isOffHours(event.time, principal)),
    ...targetFields(step, context.trust),
    ...(rules.length === 0 ? {} : { exposure: exposureFields(rules) }),
    ...(tellings.length === 0 ? {} : { chain: chainFields(tellings) }),
  }
}

const unfollowed: JsonObject = { verb: 'other', attempt: false }
const personalNames: ReadonlySet<string> = new Set(['principal', 'time'])

/**
 * The fields of an event that lineage does not follow; who is new is not asked of it. Who acted, and
 * whether off hours, is worked out only where a rule asks for it.
 */
export function unfollowedFields(
  { time }: Event,
  principalOf: () => Principal,
  isOffHours: OffHoursTest,
): LateFields {
  const make = (): JsonObject => {
    const principal = principalOf()
    return { principal: principalFields(principal), ...timeFields(isOffHours(time, principal)) }
  }
  return { known: unfollowed, names: personalNames, make }
}

function timeFields(isOffHours: boolean | undefined): JsonObject {
  return isOffHours === undefined ? {} : { time: { off_hours: isOffHours } }
}

/** Was the principal seen before? Nothing is said where too little was learned. */
function newcomerFields({ activity, principal, event }: Step, { newness }: Context): JsonObject {
  const subject = { kind: 'principal', key: principalKey(principal) } as const
  const found = newness(subject, { account: activity.account, time: event.time })
  if (found === undefined) return {}
  const { isNew, firstSeen } = found
  const first = firstSeen === undefined ? {} : { first_seen: new Date(firstSeen).toISOString() }
  return { is_new: isNew, ...first }
}

/**
 * The fields of who acted; those behind a session of AWS are known when all events were seen, so that only
 * the events that lineage follows have them.
 */
function principalFields(principal: Principal): JsonObject {
  const { keyCreated, behind } = principal
  return {
    id: principal.id,
    kind: principal.kind,
    ...(principal.account === undefined ? {} : { account: principal.account }),
    ...(principal.session === undefined ? {} : { session: principal.session }),
    ...(principal.automation === undefined ? {} : { automation: principal.automation }),
    ...(keyCreated === undefined ? {} : { key_created: new Date(keyCreated).toISOString() }),
    ...(behind === undefined ? {} : { behind: behind.map(callerFields) }),
  }
}

function callerFields({ id, kind, account, session, evidence }: Caller): JsonObject {
  return {
    id,
    kind,
    ...(account === undefined ? {} : { account }),
    ...(session === undefined ? {} : { session }),
    evidence,
  }
}

function targetFields({ activity, principal, event }: Step, trust: AccountTrust): JsonObject {
  const grantees = activity.sharing?.grantees ?? []
  const foreign = activity.counterpart
  const subjects = [
    ...grantees,
    ...(foreign === undefined ? [] : [{ kind: 'account' as const, id: foreign.account }]),
  ]
  if (subjects.length === 0) return {}
  const verdicts = subjects.map((subject) => trust.trustOf(subject, principal, event.time))
  const worst = trustOrder.findLast((one) => verdicts.includes(one)) ?? 'unknown'
  return {
    target: {
      accounts: subjects.filter(({ kind }) => kind !== 'public').map(({ id }) => id),
      public: subjects.some(({ kind }) => kind === 'public'),
      trust: worst,
    },
  }
}

/** What a call opened itself; one that was refused or failed opened nothing, whatever it asked for. */
function openedRules({ attempt, exposures = [] }: Activity): readonly IngressRule[] {
  if (attempt) return []
  return exposures.flatMap(({ change, rules }) => (change === 'close' ? [] : rules))
}

function exposureFields(rules: readonly IngressRule[]): JsonObject {
  const ports = rules.flatMap((rule) => rule.ports.map(([from, to]) => portText(from, to)))
  return {
    world_open: rules.some(({ worldOpen }) => worldOpen),
    ports: [...new Set(ports)],
    cidrs: [...new Set(rules.flatMap(({ cidrs }) => cidrs))],
  }
}

function portText(from: number, to: number): string {
  return from === to ? String(from) : `${from}-${to}`
}

function chainFields(tellings: readonly Telling[]): JsonObject {
  const chains = tellings.map(({ chain }) => chain)
  return {
    id: chains.map(({ id }) => id),
    step: Math.max(...tellings.map(({ place }) => place)),
    root: chains.map(({ root }) => root.id),
    principal_changed: chains.some(({ principalChanged }) => principalChanged),
    account_changed: chains.some(({ accountChanged }) => accountChanged),
    region_changed: chains.some(({ regionChanged }) => regionChanged),
    source_unseen: chains.some(({ sourceUnseen }) => sourceUnseen),
  }
}

function idOf({ id }: Resource): string {
  return id
}
