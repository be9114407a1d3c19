/** The `spoor.*` fields that lineage and environment write onto an event (design section 3). */
import type { JsonObject } from '../base/json.ts'
import type { AccountTrust, Trust } from '../environment/account-trust.ts'
import type { Principal } from '../environment/principal.ts'
import type { IngressRule } from './activity.ts'
import type { Chain } from './chain.ts'
import type { Resource } from './resource.ts'
import type { Step } from './step.ts'

/** From the least to the most foreign: the most foreign of several receivers is told. */
const trustOrder: readonly Trust[] = ['own', 'partner', 'provider', 'unknown', 'public']

/** All fields of a step that lineage follows; `chains` are those that tell the step. */
export function spoorFields(step: Step, chains: readonly Chain[], trust: AccountTrust): JsonObject {
  const { activity, principal } = step
  const [subject] = [...activity.outputs, ...activity.inputs]
  const rules = [
    ...(activity.exposures ?? []).flatMap((exposure) =>
      exposure.change === 'close' ? [] : exposure.rules,
    ),
    ...chains.flatMap(({ exposures }) =>
      exposures.flatMap((exposure) =>
        exposure.kind === 'network' && exposure.steps.includes(step) ? [exposure.rule] : [],
      ),
    ),
  ]
  return {
    verb: activity.verb,
    attempt: activity.attempt,
    ...(subject === undefined ? {} : { resource: { kind: subject.kind, id: subject.id } }),
    inputs: activity.inputs.map(idOf),
    outputs: activity.outputs.map(idOf),
    principal: principalFields(principal),
    ...targetFields(step, trust),
    ...(rules.length === 0 ? {} : { exposure: exposureFields(rules) }),
    ...(chains.length === 0 ? {} : { chain: chainFields(step, chains) }),
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

function targetFields({ activity, principal }: Step, trust: AccountTrust): JsonObject {
  const grantees = activity.sharing?.grantees ?? []
  const foreign = activity.counterpart
  const subjects = [
    ...grantees,
    ...(foreign === undefined ? [] : [{ kind: 'account' as const, id: foreign.account }]),
  ]
  if (subjects.length === 0) return {}
  const verdicts = subjects.map((subject) => trust.trustOf(subject, principal))
  const worst = trustOrder.findLast((one) => verdicts.includes(one)) ?? 'unknown'
  return {
    target: {
      accounts: subjects.filter(({ kind }) => kind !== 'public').map(({ id }) => id),
      public: subjects.some(({ kind }) => kind === 'public'),
      trust: worst,
    },
  }
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

function chainFields(step: Step, chains: readonly Chain[]): JsonObject {
  return {
    id: chains.map(({ id }) => id),
    step: Math.max(...chains.map(({ steps }) => steps.indexOf(step) + 1)),
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
