import { actorOf } from '../environment/principals/principal.ts'
import type { Chain } from '../lineage/chain.ts'

/**
 * Was the image made from an instance that the same principal had launched to build it, no longer before
 * than the given milliseconds, or from the disk that the launch made? Then it holds what the pipeline put
 * there, not production data (reference/telemetry.md section 7 D).
 */
export function isImageBuild(chain: Chain, longest: number): boolean {
  const { maker } = chain
  return (
    (chain.root.kind === 'instance' || chain.root.kind === 'disk') &&
    maker !== undefined &&
    chain.rootSteps.some(
      ({ activity, event, principal }) =>
        activity.verb === 'launch' &&
        event.time <= maker.event.time &&
        actorOf(principal) === actorOf(maker.principal) &&
        maker.event.time - event.time <= longest,
    )
  )
}
