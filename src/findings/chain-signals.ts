/**
 * What a chain says, sign by sign, and how grave each sign is (design section 6). The gravest sign
 * decides the severity; every one of them is told.
 */
import type { Context } from '../environment/context.ts'
import type { Chain } from '../lineage/chain.ts'
import { actorSignals } from './actor-signal.ts'
import { isImageBuild } from './image-build.ts'
import { networkSignal } from './network-signal.ts'
import { type Practice, practiceOf } from './practice.ts'
import { shareSignal } from './share-signal.ts'
import type { Signal } from './signal.ts'
import { stepSignals } from './step-signal.ts'
import { creationSignal, useSignals } from './use-signal.ts'

/** All signs of a chain, in no order of weight; `practice` knows the other chains of the same logs. */
export function signalsOf(
  chain: Chain,
  context: Context,
  practice: Practice = practiceOf([chain], context),
): readonly Signal[] {
  const { trust } = context
  const isBuild = isImageBuild(chain, context.thresholds.longestImageBuild)
  return [
    ...chain.exposures.map((exposure) =>
      exposure.kind === 'share'
        ? shareSignal(exposure, trust)
        : networkSignal(exposure, { chain, isBuild }, context),
    ),
    ...chain.steps.flatMap((step) => stepSignals(step, chain, trust)),
    ...useSignals(chain, { isBuild, practice }),
    ...actorSignals(chain, context),
    creationSignal(chain),
  ]
}
