/**
 * Calls without effect that belong to no chain: intent, kept apart and low (design section 4.3). They
 * were denied, or failed (a quota, too many calls at once), or only asked whether they could (a dry
 * run): the words must fit all of them.
 */
import { levels } from '../detections/detection.ts'
import type { AccountTrust } from '../environment/account-trust.ts'
import { actorOf } from '../environment/principals/principal.ts'
import { fingerprint } from '../base/fingerprint.ts'
import type { Chain } from '../lineage/chain.ts'
import type { LineageGraph } from '../lineage/graph.ts'
import { resourcesOf } from '../lineage/graph.ts'
import type { Step } from '../lineage/step.ts'
import type { Finding } from './finding.ts'
import { findingId } from './finding-id.ts'
import { attemptSignal } from './step-signal.ts'
import { createSnapshot } from './technique.ts'
import { countOf, joinWords, nameDeed, namePrincipal } from './words.ts'

/** One finding for each principal and account with calls on data that had no effect. */
export function attemptFindings(
  graph: LineageGraph,
  chains: readonly Chain[],
  trust: AccountTrust,
): readonly Finding[] {
  const told = new Set(chains.flatMap(({ steps }) => steps))
  const groups = new Map<string, Step[]>()
  for (const step of graph.steps) {
    if (!step.activity.attempt || told.has(step)) continue
    const key = `${actorOf(step.principal)} ${step.activity.account ?? ''}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [step])
    else group.push(step)
  }
  return [...groups].flatMap(([key, steps]) => attemptFinding(key, steps, trust))
}

function attemptFinding(
  key: string,
  steps: readonly Step[],
  trust: AccountTrust,
): readonly Finding[] {
  const [first] = steps
  if (first === undefined) return []
  const signals = steps
    .map((step) => attemptSignal(step, trust))
    .sort((a, b) => levels.indexOf(b.level) - levels.indexOf(a.level))
  const deeds = joinWords([...new Set(steps.map(({ activity }) => nameDeed(activity.verb)))])
  const success = steps.length === 1 ? 'without success' : 'each time without success'
  const who = namePrincipal(first.principal)
  const finding: Finding = {
    id: findingId('attempts', key),
    title: `${who}: ${countOf(steps.length, 'call')} without success on copies of data (${deeds})`,
    severity: signals[0]?.level ?? 'low',
    confidence: 'low',
    summary: `${who} tried to ${deeds}, ${success}. Nothing took effect.`,
    techniques: [createSnapshot],
    detection: null,
    chain: attemptChain(key, steps),
    alsoMatched: [],
    events: steps.map(({ event }) => event),
    why: [...new Set(signals.map(({ reason }) => reason))].slice(0, 20),
    blindSpots: [
      'only calls without effect are counted here; what the same principal did with other credentials is not joined',
    ],
    next: [`ask whether ${who} meant to do this; see what else the same credentials did`],
  }
  return [finding]
}

/** The calls as a chain without links, so that a report shows them as the attempts they are. */
function attemptChain(key: string, steps: readonly Step[]): Chain | null {
  const resources = [...new Map(steps.flatMap(resourcesOf).map((one) => [one.id, one])).values()]
  const [root] = resources
  if (root === undefined) return null
  return {
    id: `chain-${fingerprint(`attempts ${key}`)}`,
    root,
    sourceUnseen: true,
    rootSteps: [],
    steps,
    links: [],
    exposures: [],
    resources,
    principalChanged: false,
    accountChanged: false,
    regionChanged: false,
  }
}
