/** The `spoor.*` fields that lineage and environment write onto an event (design section 3). */
import type { JsonObject } from '../base/json.ts'
import type { AccountTrust, Trust } from '../environment/account-trust.ts'
import type { Principal } from '../environment/principal.ts'
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
  trust: AccountTrust,
): JsonObject {
  const { activity, principal } = step
  const [subject] = [...activity.outputs, ...activity.inputs]
  const rules = [...openedRules(activity), ...tellings.flatMap((telling) => telling.rules)]
  return {
    verb: activity.verb,
    attempt: activity.attempt,
    ...(subject === undefined ? {} : { resource: { kind: subject.kind, id: subject.id } }),
    inputs: activity.inputs.map(idOf),
    outputs: activity.outputs.map(idOf),
    principal: principalFields(principal),
    ...targetFields(step, trust),
    ...(rules.length === 0 ? {} : { exposure: exposureFields(rules) }),
    ...(tellings.length === 0 ? {} : { chain: chainFields(tellings) }),
  }
}

/** The fields of who acted, for events that lineage does not follow as well. */
export function principalFields(principal: Principal): JsonObject {
  return {
    id: principal.id,
    kind: principal.kind,
    ...(principal.account === undefined ? {} : { account: principal.account }),
    ...(principal.session === undefined ? {} : { session: principal.session }),
    ...(principal.automation === undefined ? {} : { automation: principal.automation }),
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
