/**
 * What one row of a cloud's table reads out of a call, and how an Activity is made of it. The rows
 * may leave gaps (`undefined`) wherever a record does not name a thing; here the gaps close.
 */
import type { Activity, ExposureChange, NetworkSelector, Sharing, WholeWrite } from './activity.ts'
import type { Link, LinkEvidence, LinkKind } from './link.ts'
import type { Resource } from './resource.ts'
import type { Verb } from '../environment/verb.ts'

/** The part of an Activity that differs from row to row. */
export interface Effects {
  readonly verb: Verb
  readonly inputs?: readonly (Resource | undefined)[]
  readonly outputs?: readonly (Resource | undefined)[]
  readonly links?: readonly (Link | undefined)[]
  readonly sharing?: Sharing | undefined
  readonly unsharing?: Sharing | undefined
  readonly exposures?: readonly ExposureChange[]
  readonly selectors?: readonly {
    readonly resource: Resource
    readonly selector: NetworkSelector
    readonly hasExternalAddress?: boolean
    readonly key?: string
  }[]
  readonly addresses?: NonNullable<Activity['addresses']>
  readonly removed?: readonly (Resource | undefined)[]
  readonly counterpart?: Activity['counterpart']
  readonly whole?: WholeWrite | undefined
}

/** The part of an Activity that every row reads in the same way. */
export interface Circumstances {
  readonly attempt: boolean
  readonly account?: string | undefined
  readonly region?: string | undefined
  readonly sourceAddress?: string | undefined
}

/** Two ends and how sure the tie is; `observed` unless said otherwise. */
interface Ends {
  readonly from: Resource | undefined
  readonly to: Resource | undefined
  readonly evidence?: LinkEvidence
}

/** A link, unless one of its ends is not known or both are the same. */
export function linkOf(kind: LinkKind, { from, to, evidence }: Ends): Link | undefined {
  if (from === undefined || to === undefined || from.id === to.id) return undefined
  return { kind, from, to, evidence: evidence ?? 'observed' }
}

/** A resource that a call states as a whole, where it is known. */
export function wholeWrite(
  resource: Resource | undefined,
  content?: string,
): WholeWrite | undefined {
  if (resource === undefined) return undefined
  return { resource, ...(content === undefined ? {} : { content }) }
}

/** An attempt has intent (sharing, exposures, inputs) but ties and removes nothing. */
export function activityOf(effects: Effects, circumstances: Circumstances): Activity {
  const { sharing, unsharing, exposures, selectors, addresses, counterpart, whole } = effects
  const { attempt, account, region, sourceAddress } = circumstances
  const removed = attempt ? [] : distinct(effects.removed)
  return {
    verb: effects.verb,
    attempt,
    inputs: distinct(effects.inputs),
    outputs: distinct(effects.outputs),
    links: attempt ? [] : known(effects.links),
    ...(sharing === undefined ? {} : { sharing }),
    ...(unsharing === undefined ? {} : { unsharing }),
    ...(exposures === undefined || exposures.length === 0 ? {} : { exposures }),
    ...(attempt || selectors === undefined || selectors.length === 0 ? {} : { selectors }),
    ...(attempt || addresses === undefined ? {} : { addresses }),
    ...(removed.length === 0 ? {} : { removed }),
    ...(counterpart === undefined ? {} : { counterpart }),
    ...(whole === undefined ? {} : { whole }),
    ...(account === undefined ? {} : { account }),
    ...(region === undefined ? {} : { region }),
    ...(sourceAddress === undefined ? {} : { sourceAddress }),
  }
}

/** What is known of a list, in its order. */
export function known<Value>(values: readonly (Value | undefined)[] = []): readonly Value[] {
  return values.filter((value) => value !== undefined)
}

function distinct(resources: readonly (Resource | undefined)[] = []): readonly Resource[] {
  return [...new Map(known(resources).map((resource) => [resource.id, resource])).values()]
}
