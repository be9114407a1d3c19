/** What it says that the world could reach a copy, by the ports. */
import type { Level } from '../detections/detection.ts'
import type { Context } from '../environment/context.ts'
import type { IngressRule } from '../lineage/activity.ts'
import type { Chain, NetworkInterval } from '../lineage/chain.ts'
import type { Signal } from './signal.ts'
import { namePorts, nameResource, nameTime } from './words.ts'

/** How grave it is that the world reaches a copy by a rule, all else apart. */
export function openingLevel(
  { protocol, ports }: IngressRule,
  sourceUnseen: boolean,
  { watchedPorts }: Pick<Context, 'watchedPorts'>,
): Level {
  const hasPorts = protocol === 'tcp' || protocol === 'any'
  const isWatched = ports.some(([from, to]) =>
    watchedPorts.some(([first, last]) => from <= last && first <= to),
  )
  if (hasPorts && isWatched) return sourceUnseen ? 'high' : 'critical'
  return hasPorts || protocol === 'udp' ? 'medium' : 'low'
}

/** The sign of a copy that the world could reach. */
export function networkSignal(
  exposure: NetworkInterval,
  { chain, isBuild }: { readonly chain: Chain; readonly isBuild: boolean },
  context: Context,
): Signal {
  const ports = namePorts(exposure.rule)
  const until =
    exposure.until === undefined ? 'and it still is' : `until ${nameTime(exposure.until)}`
  const how =
    exposure.group.id === exposure.resource.id
      ? 'public by its own setting'
      : `by ${nameResource(exposure.group)}`
  const told = `${nameResource(exposure.resource)}, which holds the copy, was open to the world on ${ports} ${how} from ${nameTime(exposure.from)} ${until}`
  const phrase = `opened to the world on ${ports}`
  if (isBuild) {
    return { level: 'low', phrase, reason: `${told}; the copy is an image that a pipeline built` }
  }
  const level = openingLevel(exposure.rule, chain.sourceUnseen, context)
  if (level !== 'high') return { level, phrase, reason: told }
  const reason = `${told}; the copy was made before the logs begin, so whose data it holds is not known`
  return { level, phrase, reason }
}
