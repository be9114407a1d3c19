import type { Event } from '../events/event.ts'
import type { Link } from './link.ts'
import type { Resource } from './resource.ts'
import type { Verb } from '../environment/verb.ts'

/** Who a share or a policy lets in. */
export interface Grantee {
  /** `public` is everyone; `organization` an organisation or domain; `unknown` could not be read. */
  readonly kind: 'account' | 'organization' | 'principal' | 'public' | 'unknown'
  /** 12 digits, a subscription or project, an ARN, `user:x@y`, `public`. */
  readonly id: string
}

/** A change in who may use a resource. */
export interface Sharing {
  readonly resource: Resource
  readonly change: 'add' | 'remove' | 'replace' | 'clear'
  readonly grantees: readonly Grantee[]
}

/** One inbound rule of a network group: who may reach which ports. */
export interface IngressRule {
  /** Tells rules of one group apart, so that a revoke closes what an authorise opened. */
  readonly key: string
  /** The cloud's own id of the rule, lower case, where logged: a revoke may name a rule by it alone. */
  readonly id?: string
  /** Sources as CIDR text; `0.0.0.0/0` and `::/0` stand for every spelling of the world. */
  readonly cidrs: readonly string[]
  /** Inclusive port ranges; `[0, 65535]` for all. */
  readonly ports: readonly (readonly [from: number, to: number])[]
  /** Lower case: `tcp`, `udp`, `icmp`, or `any`. */
  readonly protocol: string
  /** A source of prefix length 0 (design section 4.5). */
  readonly worldOpen: boolean
}

/** A change of the inbound rules of a network group, or of a resource that is itself public. */
export interface ExposureChange {
  /** The network group; for a public database or an instance with its own rule, that resource. */
  readonly resource: Resource
  /** `replace` states the whole rule set of the resource. */
  readonly change: 'open' | 'close' | 'replace'
  readonly rules: readonly IngressRule[]
}

/**
 * Which instances a network group covers where the cloud binds them by selector and not by id
 * (Google Cloud firewalls): the network, and tags or service accounts if the rule names any. An empty
 * network of an instance means that the event does not say (a change of tags alone).
 */
export interface NetworkSelector {
  readonly network: string
  readonly tags: readonly string[]
  readonly serviceAccounts: readonly string[]
}

/**
 * A resource that a call states as a whole, whether it makes it or changes one that is there, with what
 * the call says that it is made of; no content where it does not say.
 */
export interface WholeWrite {
  readonly resource: Resource
  readonly content?: string
}

/**
 * What one event does to data: the only thing that lineage takes from a cloud. Written by the
 * extraction file of each cloud, read by the graph.
 */
export interface Activity {
  readonly verb: Verb
  /** True when the call was denied, failed, or was a dry run: intent without effect. */
  readonly attempt: boolean
  /** What the event reads from; canonical. */
  readonly inputs: readonly Resource[]
  /** What the event makes or changes; canonical. */
  readonly outputs: readonly Resource[]
  readonly links: readonly Link[]
  readonly sharing?: Sharing
  /** What the same call takes back, where it gives to some and takes from others; a `remove`. */
  readonly unsharing?: Sharing
  readonly exposures?: readonly ExposureChange[]
  /** For a launch: how a selector would find the instance. For a firewall: whom it covers. */
  readonly selectors?: readonly {
    readonly resource: Resource
    readonly selector: NetworkSelector
    /** Of an instance: has it an address that the internet reaches? Absent where not stated. */
    readonly hasExternalAddress?: boolean
    /**
     * Names one tie among several of the resource: it takes the place of the one of that name, and leaves
     * the others. Without a name a resource states all of its selectors. With an empty network, and a
     * name, the tie ends.
     */
    readonly key?: string
  }[]
  /** Instances that get or lose an address that the internet reaches, after their launch. */
  readonly addresses?: readonly {
    readonly resource: Resource
    readonly hasExternalAddress: boolean
  }[]
  /** Resources that the event removes; closes their intervals. */
  readonly removed?: readonly Resource[]
  /** Foreign account that acts on our resource or ours that acts on a foreign one (design 4.4). */
  readonly counterpart?: { readonly account: string; readonly side: 'owner' | 'consumer' }
  /**
   * The cloud's own word on what another event did: a note that a job is done, the key that EC2 fetches
   * for a disk. Told where that event is not in the logs, and only there.
   */
  readonly isEcho?: boolean
  /** What the call writes as a whole, in clouds that have one operation for making and changing it. */
  readonly whole?: WholeWrite
  /** One of very many that together are one deed, as the reads of single blocks are. */
  readonly isPiecemeal?: boolean
  /** Starts a machine that was there before, so that the event makes nothing. */
  readonly isStart?: boolean
  /** A service did it because somebody asked for it in another event, which is told of him. */
  readonly isOnRequest?: boolean
  /** The job of a service that the event asks for, or that it says the outcome of. */
  readonly job?: { readonly id: string; readonly part: 'asked' | 'done' }
  /** The account, subscription or project in which it happened, and the region, where known. */
  readonly account?: string
  readonly region?: string
  /** Address the call came from, as logged; may be a service name. */
  readonly sourceAddress?: string
}

/** Reads what an event does to data; `undefined` when it does nothing that lineage follows. */
export type ActivityExtractor = (event: Event) => Activity | undefined
