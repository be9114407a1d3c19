/** The objects of the flow of one chain. */
import type { Verb } from '../environment/verb.ts'
import {
  cloudFirewall,
  createInstance,
  createSnapshot,
  transferToAccount,
} from '../findings/technique.ts'
import { nameResource } from '../findings/words.ts'
import { exposureSentence, plainTime } from './chain-graph.ts'
import { isAddress, spanOf } from './finding-facts.ts'
import { type FlowOrder, flowOrder } from './flow-order.ts'
import type { ReportedChain, ReportedFinding, ReportedStep } from './report-schema.ts'
import { observableId, stixId } from './stix-id.ts'
import { flowExtension, type StixObject } from './stix-object.ts'

/** The technique of a deed, by its verb; others of them have none of their own. */
const techniques: Partial<Readonly<Record<Verb, string>>> = {
  create: createSnapshot,
  copy: createSnapshot,
  launch: createInstance,
  share: transferToAccount,
  expose: cloudFirewall,
}

/** A step or an exposure, with the steps that it builds on. */
interface Target {
  readonly id: string
  readonly before: readonly number[]
}

/** What the objects of one flow share. */
interface Flow {
  readonly finding: ReportedFinding
  readonly chain: ReportedChain
  readonly exposures: FlowOrder['exposures']
  readonly targets: readonly Target[]
  /** For each step the ids that its arrows lead to. */
  readonly effects: readonly (readonly string[])[]
  /** The ids of assets by those of the resources. */
  readonly assets: ReadonlyMap<string, string>
  readonly creator: string
  /** The time of the last event: the same chain gives the same bytes. */
  readonly time: string
}

/** The flow of a finding; nothing where it has no chain, or where nothing was done in it. */
export function* flowObjects(finding: ReportedFinding, creator: string): Generator<StixObject> {
  const { chain } = finding
  const span = spanOf(finding)
  if (chain === null || span === undefined || chain.steps.length === 0) return
  const flow = flowOf(finding, chain, { creator, time: span.to })
  yield flowObject(flow)
  yield* chain.steps.map((step, place) => actionObject(flow, step, place))
  yield* flow.exposures.map((_, place) => conditionObject(flow, place))
  yield* operatorObjects(flow)
  yield* chain.resources.map(({ id, kind, provider, account, region }) =>
    extended(flow, 'attack-asset', flow.assets.get(id) ?? '', {
      name: nameResource({ id, kind, provider }),
      description: [id, account, region].filter((part) => part !== null).join(', '),
    }),
  )
  yield* observableObjects(flow)
}

function flowOf(
  finding: ReportedFinding,
  chain: ReportedChain,
  more: Pick<Flow, 'creator' | 'time'>,
): Flow {
  const { before, exposures } = flowOrder(chain)
  const targets = [
    ...before.map((places, place) => ({ id: actionId({ finding }, place), before: places })),
    ...exposures.map(({ opened }, place) => ({
      id: conditionId({ finding }, place),
      before: opened,
    })),
  ]
  const effects = chain.steps.map((): string[] => [])
  for (const target of targets) {
    for (const place of target.before) effects[place]?.push(entryOf({ finding }, target))
  }
  const assets = new Map(
    chain.resources.map(({ id }, place) => [id, idOf({ finding }, 'attack-asset', String(place))]),
  )
  return { finding, chain, exposures, targets, effects, assets, ...more }
}

function flowObject(flow: Flow): StixObject {
  const { finding, chain, targets, creator } = flow
  // Steps come first among the targets; what builds on none begins the flow.
  const starts = targets
    .slice(0, chain.steps.length)
    .flatMap(({ id, before }) => (before.length === 0 ? [id] : []))
  return extended(flow, 'attack-flow', idOf(flow, 'attack-flow'), {
    created_by_ref: creator,
    name: finding.title,
    description: finding.summary,
    scope: 'incident',
    start_refs: starts,
  })
}

function actionObject(flow: Flow, step: ReportedStep, place: number): StixObject {
  const technique = techniques[step.verb]
  const isTold = technique !== undefined && flow.finding.techniques.includes(technique)
  return extended(flow, 'attack-action', actionId(flow, place), {
    name: actionName(flow.chain, step),
    ...(isTold ? { technique_id: technique } : {}),
    description: actionDescription(step),
    execution_start: step.time,
    execution_end: step.until,
    ...references('asset_refs', assetsOf(flow, step)),
    ...references('effect_refs', flow.effects[place] ?? []),
  })
}

function actionName({ resources }: ReportedChain, step: ReportedStep): string {
  const [subject] = [...step.outputs, ...step.inputs]
  const found = resources.find(({ id }) => id === subject)
  const deed = step.attempt ? `tried to ${step.verb}` : step.verb
  if (found === undefined) return deed
  const { id, kind, provider } = found
  return `${deed} ${nameResource({ id, kind, provider })}`
}

function actionDescription(step: ReportedStep): string {
  const from = step.source_ip === null ? '' : ` from ${step.source_ip}`
  const effect = step.attempt ? ', without effect' : ''
  return `${step.action} by ${step.principal}${from} at ${plainTime(step.time)}${effect}; record ${step.record}.`
}

function assetsOf({ assets }: Flow, { inputs, outputs }: ReportedStep): readonly string[] {
  return [...new Set([...inputs, ...outputs])].flatMap((id) => assets.get(id) ?? [])
}

/** Where an arrow to a target ends: at the operator that joins all arrows to it, where there are several. */
function entryOf(flow: Pick<Flow, 'finding'>, { id, before }: Target): string {
  return before.length > 1 ? idOf(flow, 'attack-operator', id) : id
}

function* operatorObjects(flow: Flow): Generator<StixObject> {
  for (const target of flow.targets) {
    if (target.before.length < 2) continue
    yield extended(flow, 'attack-operator', entryOf(flow, target), {
      operator: 'AND',
      effect_refs: [target.id],
    })
  }
}

function conditionObject(flow: Flow, place: number): StixObject {
  const told = flow.exposures[place]
  const ended = (told?.ended ?? []).map((step) => actionId(flow, step))
  return extended(flow, 'attack-condition', conditionId(flow, place), {
    description: told === undefined ? '' : exposureSentence(flow.chain, told.exposure),
    ...references('on_true_refs', ended),
  })
}

/** Who did it and from where, tied to each action. */
function* observableObjects(flow: Flow): Generator<StixObject> {
  for (const [place, step] of flow.chain.steps.entries()) {
    for (const observable of observablesOf(step)) {
      yield observable
      yield {
        type: 'relationship',
        spec_version: '2.1',
        id: idOf(flow, 'relationship', String(place), observable.id),
        created: flow.time,
        modified: flow.time,
        relationship_type: 'related-to',
        source_ref: actionId(flow, place),
        target_ref: observable.id,
      }
    }
  }
}

function observablesOf({
  principal,
  principal_name: display_name,
  source_ip: value,
}: ReportedStep): readonly StixObject[] {
  const account = {
    type: 'user-account',
    spec_version: '2.1',
    id: observableId('user-account', { user_id: principal }),
    user_id: principal,
    display_name,
  } as const
  if (value === null || !isAddress(value)) return [account]
  const type = value.includes(':') ? 'ipv6-addr' : 'ipv4-addr'
  return [account, { type, spec_version: '2.1', id: observableId(type, { value }), value }]
}

function extended(flow: Flow, type: string, id: string, properties: object): StixObject {
  return {
    type,
    spec_version: '2.1',
    id,
    created: flow.time,
    modified: flow.time,
    ...properties,
    extensions: { [flowExtension]: { extension_type: 'new-sdo' } },
  }
}

/** No list of STIX is empty: it is absent then. */
function references(name: string, ids: readonly string[]): object {
  return ids.length === 0 ? {} : { [name]: ids }
}

function actionId(flow: Pick<Flow, 'finding'>, place: number): string {
  return idOf(flow, 'attack-action', String(place))
}

function conditionId(flow: Pick<Flow, 'finding'>, place: number): string {
  return idOf(flow, 'attack-condition', String(place))
}

/** Ids go by the finding and a place in it, so that no name of a log can make two of them alike. */
function idOf(
  { finding }: Pick<Flow, 'finding'>,
  type: string,
  ...words: readonly string[]
): string {
  return stixId(type, finding.id, ...words)
}
