import type { Principal } from '../environment/principals/principal.ts'
import type { Activity } from './activity.ts'
import type { Link } from './link.ts'
import type { Resource } from './resource.ts'
import type { Step } from './step.ts'

/** Of one id; logs that tell something else every time are not looked through for ever. */
const mostTold = 8

const noResources: readonly Resource[] = []
const noLinks: readonly Link[] = []

/**
 * Makes steps share what is equal in them: a thousand backups name one disk, one role and one region.
 * What a step holds is then little more than its links, so that memory grows with resources.
 */
export class ActivityPool {
  /** What was told of each id: mostly always the same. */
  readonly #resources = new Map<string, readonly Resource[]>()
  readonly #principals = new Map<string, Map<string, Principal>>()
  readonly #texts = new Map<string, string>()

  /** The step with equal parts shared. */
  share({ event, activity, principal }: Step): Step {
    return { event, activity: this.#activity(activity), principal: this.#principal(principal) }
  }

  #activity(activity: Activity): Activity {
    const { inputs, outputs, links, removed, whole, account, region, sourceAddress } = activity
    return {
      ...activity,
      inputs: this.#list(inputs),
      outputs: this.#list(outputs),
      links: links.length === 0 ? noLinks : links.map((link) => this.#link(link)),
      ...(removed === undefined ? {} : { removed: this.#list(removed) }),
      ...(whole === undefined
        ? {}
        : { whole: { ...whole, resource: this.#resource(whole.resource) } }),
      ...(account === undefined ? {} : { account: this.#text(account) }),
      ...(region === undefined ? {} : { region: this.#text(region) }),
      ...(sourceAddress === undefined ? {} : { sourceAddress: this.#text(sourceAddress) }),
    }
  }

  #list(resources: readonly Resource[]): readonly Resource[] {
    if (resources.length === 0) return noResources
    return resources.map((resource) => this.#resource(resource))
  }

  #link(link: Link): Link {
    return { ...link, from: this.#resource(link.from), to: this.#resource(link.to) }
  }

  #resource(resource: Resource): Resource {
    const told = this.#resources.get(resource.id) ?? []
    const known = told.find((one) => isSame(one, resource))
    if (known !== undefined) return known
    if (told.length < mostTold) this.#resources.set(resource.id, [...told, resource])
    return resource
  }

  /** By the principal and its key apart: one role has a key for each of very many sessions. */
  #principal(principal: Principal): Principal {
    const { keyId, keyCreated, ...rest } = principal
    const text = JSON.stringify(rest)
    const byKey = this.#principals.get(text) ?? new Map<string, Principal>()
    this.#principals.set(text, byKey)
    const key = `${keyId ?? ''} ${keyCreated ?? ''}`
    const known = byKey.get(key)
    if (known !== undefined) return known
    const [other] = byKey.values()
    // The texts of another session of the same principal are held once for both.
    const shared = other === undefined ? principal : withKeyOf(other, principal)
    byKey.set(key, shared)
    return shared
  }

  #text(text: string): string {
    const known = this.#texts.get(text)
    if (known !== undefined) return known
    this.#texts.set(text, text)
    return text
  }
}

/** Do two events tell just the same of a resource of one id? */
function isSame(one: Resource, other: Resource): boolean {
  const aliases = other.aliases ?? []
  return (
    one.kind === other.kind &&
    one.account === other.account &&
    one.region === other.region &&
    (one.aliases ?? []).length === aliases.length &&
    (one.aliases ?? []).every((alias, place) => alias === aliases[place])
  )
}

function withKeyOf(known: Principal, { keyId, keyCreated }: Principal): Principal {
  const { keyId: _keyId, keyCreated: _keyCreated, ...rest } = known
  return {
    ...rest,
    ...(keyId === undefined ? {} : { keyId }),
    ...(keyCreated === undefined ? {} : { keyCreated }),
  }
}
