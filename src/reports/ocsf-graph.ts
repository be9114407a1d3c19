/** The chain of a finding as OCSF has graphs (objects `graph`, `node`, `edge` of 1.6.0). */
import { nameResource } from '../findings/words.ts'
import type { ReportedChain, ReportedExposure, ReportedResource } from './report-schema.ts'

/** Lineage: resources and receivers as nodes, links and exposures as directed edges. */
export function ocsfAttackGraph(chain: ReportedChain): object {
  const { resources, links, exposure } = chain
  const known = new Set(resources.map(({ id }) => id))
  const steps = new Map(chain.steps.map((step) => [step.record, step]))
  const targets = exposure.map((one) => receiverOf(one, resources))
  const receivers = [...new Set(targets)].filter((uid) => !known.has(uid))
  return {
    uid: chain.id,
    name: 'Lineage of the data',
    type: 'lineage',
    is_directed: true,
    nodes: [
      ...resources.map(nodeOf),
      ...receivers.map((uid) => ({ uid, name: uid, type: 'receiver' })),
    ],
    edges: [
      ...links.map(({ from, to, kind, evidence, record }) => {
        const step = steps.get(record)
        return {
          source: from,
          target: to,
          // An edge has a name or an id (the constraint of its object).
          name: step === undefined ? kind : step.verb,
          relation: kind,
          is_directed: true,
          data: {
            evidence,
            record,
            ...(step === undefined ? {} : { time: step.time, principal: step.principal }),
          },
        }
      }),
      ...exposure.map((one, place) => ({
        source: one.resource,
        target: targets[place],
        name: one.kind === 'share' ? 'shared' : 'open',
        relation: one.kind === 'share' ? 'shared-with' : 'opened-to',
        is_directed: true,
        data: exposureData(one),
      })),
    ],
  }
}

/** A resource as the object `resource_details` has it. */
export function ocsfResource(resource: ReportedResource): object {
  const { id, kind, account, region } = resource
  return {
    uid: id,
    name: nameOf(resource),
    type: kind,
    ...(region === null ? {} : { region }),
    ...(account === null ? {} : { owner: { account: { uid: account } } }),
  }
}

function nodeOf(resource: ReportedResource): object {
  const { id, kind, provider, account, region, holds_data } = resource
  return {
    uid: id,
    name: nameOf(resource),
    type: kind,
    data: { provider, account, region, holds_data },
  }
}

function nameOf({ id, kind, provider }: ReportedResource): string {
  return nameResource({ id, kind, provider })
}

/** Who was let in: the receiver of a share, the same node as its account where that has one; or everybody. */
function receiverOf(one: ReportedExposure, resources: readonly ReportedResource[]): string {
  if (one.kind === 'network') return one.world_open ? 'public' : one.cidrs.join(', ')
  if (one.public) return 'public'
  const found = resources.find(({ kind, account }) => kind === 'account' && account === one.to)
  return found?.id ?? one.to
}

function exposureData(one: ReportedExposure): object {
  const { from, until, records } = one
  const interval = { from, until, records }
  return one.kind === 'share'
    ? interval
    : { ...interval, group: one.group, ports: one.ports, cidrs: one.cidrs }
}
