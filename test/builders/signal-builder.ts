import { AccountTrust } from '../../src/environment/account-trust.ts'
import { type Context, createContext } from '../../src/environment/context.ts'
import {
  emptyEnvironment,
  type Environment,
} from '../../src/environment/configuration/environment.ts'
import { levels } from '../../src/detections/detection.ts'
import { signalsOf } from '../../src/findings/chain-signals.ts'
import type { Chain } from '../../src/lineage/chain.ts'
import { buildLineageGraph } from '../../src/lineage/graph.ts'
import type { Step } from '../../src/lineage/step.ts'
import { traceChains } from '../../src/lineage/trace-chains.ts'
import { principal, resource, step, type StepWords } from './step-builder.ts'

/** What is known where the logs of some accounts were read, with a file or without. */
export function contextOf(
  seen: readonly string[] = ['111122223333', '444455556666'],
  more: Partial<Environment> = {},
): Context {
  const environment = { ...emptyEnvironment, ...more }
  const trust = new AccountTrust(environment)
  for (const account of seen) trust.seeAsRecipient(account)
  return createContext({ environment, trust })
}

/** A snapshot of a disk. */
export function create(by: NonNullable<StepWords['by']> = 'alice'): Step {
  const links = [['snapshot-of', 'vol-1', 'snap-1']] as const
  return step('create', { at: 0, by, outputs: ['snap-1'], links })
}

/** The snapshot restored. */
export function restore(by: NonNullable<StepWords['by']>, account = '111122223333'): Step {
  const links = [['restored-from', 'snap-1', 'vol-2']] as const
  return step('restore', { at: 90, by, account, inputs: ['snap-1'], links })
}

/** The snapshot shared with an account. */
export function share(id: string, by: NonNullable<StepWords['by']> = 'alice', at = 20): Step {
  const grantees = [{ kind: 'account', id }] as const
  const sharing = { resource: resource('snap-1'), change: 'add', grantees } as const
  const links = [['shared-with', 'snap-1', 'acct-9']] as const
  return step('share', { at, by, links, sharing })
}

/** The chain that steps tell. */
export function chainOf(...steps: readonly Step[]): Chain {
  const [chain] = traceChains(buildLineageGraph(steps))
  if (chain === undefined) throw new TypeError('the story has no chain')
  return chain
}

/** The signs of a chain as `level: phrase`, gravest first. */
export function signsIn(chain: Chain, context: Context = contextOf()): readonly string[] {
  return [...signalsOf(chain, context)]
    .sort((a, b) => levels.indexOf(b.level) - levels.indexOf(a.level))
    .map(({ level, phrase }) => `${level}: ${phrase}`)
}

/** The signs of a story. */
export function signs(...steps: readonly Step[]): readonly string[] {
  return signsIn(chainOf(...steps))
}

/** Somebody behind a role that people share. */
export function sso(session: string): Step['principal'] {
  return principal('ops', { session })
}
