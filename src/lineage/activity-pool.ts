import type { Principal } from '../environment/principal.ts'
import type { Activity } from './activity.ts'
import type { Resource } from './resource.ts'
import type { Step } from './step.ts'

/**
 * Makes steps share what is equal in them: a thousand backups name one disk, one role and one region.
 * What a step holds is then little more than its links, so that memory grows with resources.
 */
export class ActivityPool {
  readonly #resources = new Map<string, Resource>()
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
      links: links.map((link) => ({
        ...link,
        from: this.#resource(link.from),
        to: this.#resource(link.to),
      })),
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
    return resources.map((resource) => this.#resource(resource))
  }

  #resource(resource: Resource): Resource {
    const { id, kind, account, region, aliases } = resource
    const key = [id, kind, account ?? '', region ?? '', ...(aliases ?? [])].join('\n')
    const known = this.#resources.get(key)
    if (known !== undefined) return known
    this.#resources.set(key, resource)
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

function withKeyOf(known: Principal, { keyId, keyCreated }: Principal): Principal {
  const { keyId: _keyId, keyCreated: _keyCreated, ...rest } = known
  return {
    ...rest,
    ...(keyId === undefined ? {} : { keyId }),
    ...(keyCreated === undefined ? {} : { keyCreated }),
  }
}
