import { assert } from '../../base/assert.ts'
import { hour } from '../clock.ts'
import { createRandom } from '../random.ts'
import type { RandomSource } from '../random.ts'
import type { Scenario, ThingKind } from './scenario.ts'
import type { Actor, Place, Thing } from './thing.ts'

/**
 * How long a session or token is used before the next one is begun, milliseconds: the most that an AWS
 * role allows (IAM user guide, maximum session duration), about what an Azure access token lasts.
 * Google Cloud's logs tell of neither.
 */
const longestSession: Readonly<Record<Place['cloud'], number | undefined>> = {
  aws: 12 * hour,
  azure: hour,
  gcp: undefined,
}

/** Gives a new thing its id in its cloud. */
export type NewId = (
  thing: Pick<Thing, 'name' | 'kind' | 'place' | 'region' | 'of'>,
  random: RandomSource,
) => string

/**
 * Who and what there is while a scenario is played: the cast, and what the steps have made so far.
 * Names were checked when the scenario was loaded, so an unknown one is a fault of ours.
 */
export class World {
  readonly #places: ReadonlyMap<string, Place>
  readonly #actors: ReadonlyMap<string, Actor>
  readonly #things = new Map<string, Thing>()
  /** When somebody last began a session in the story, by their names in the cast. */
  readonly #sessions = new Map<string, number>()
  readonly #newId: NewId
  readonly #random: RandomSource

  constructor(scenario: Scenario, options: { readonly seed: string; readonly newId: NewId }) {
    this.#newId = options.newId
    this.#random = createRandom(`${scenario.id}/${options.seed}/world`)
    const start = Date.parse(scenario.start)
    const { places, principals, resources = {} } = scenario.cast
    this.#places = new Map(
      Object.entries(places).map(([name, part]) => [name, placeOf(name, part, scenario.id)]),
    )
    this.#actors = new Map(
      Object.entries(principals).map(([name, part]) => {
        const { name: signIn = name } = part
        const place = this.place(part.in)
        return [name, { ...part, name: signIn, place, since: start - hour / 2 }]
      }),
    )
    for (const [name, part] of Object.entries(resources)) {
      const names = part.count === undefined ? [name] : namesOf(name, part.count)
      for (const one of names) {
        const place = this.place(part.in)
        const { kind, size = 100, region = place.region, of, on, id } = part
        this.make(one, {
          kind,
          place,
          region,
          size,
          since: start - 1000 * hour,
          ...(id === undefined ? {} : { id }),
          ...(of === undefined ? {} : { of }),
          ...(on === undefined ? {} : { on }),
        })
      }
    }
  }

  /** A place of the cast. */
  place(name: string): Place {
    const place = this.#places.get(name)
    assert(place !== undefined, `no place is called ${name}`)
    return place
  }

  /** Is there a place of this name in the cast? */
  hasPlace(name: string): boolean {
    return this.#places.has(name)
  }

  /** The id of the thing of a name, else of the place. */
  idOf(name: string): string | undefined {
    return this.#things.get(name)?.id ?? this.#places.get(name)?.id
  }

  /** Is the log of an account or project of the cast among the telemetry? */
  isLogged(id: string): boolean {
    return this.places().some((place) => place.id === id && place.logged !== false)
  }

  /** All places, in the order of the cast. */
  places(): readonly Place[] {
    return [...this.#places.values()]
  }

  /**
   * Somebody of the cast, with the session or token that they hold at a time: the one begun last in the
   * story, or one from before it, and when that is used up another. Without a time it is never used up.
   */
  actor(name: string, time?: number): Actor {
    const actor = this.#actors.get(name)
    assert(actor !== undefined, `nobody is called ${name}`)
    const begun = this.#sessions.get(name) ?? actor.since
    const longest = longestSession[actor.place.cloud]
    if (longest === undefined || time === undefined) return { ...actor, since: begun }
    const worn = Math.max(0, Math.floor((time - begun) / longest))
    return { ...actor, since: begun + worn * longest }
  }

  /** Somebody signs in or takes up a role, and holds the session from now on. */
  beginSession(name: string, time: number): Actor {
    this.#sessions.set(name, time)
    return this.actor(name, time)
  }

  /** Is somebody of this name in the cast? */
  hasActor(name: string): boolean {
    return this.#actors.has(name)
  }

  /** Something of the cast, or made by a step before. */
  thing(name: string): Thing {
    const thing = this.#things.get(name)
    assert(thing !== undefined, `nothing is called ${name}`)
    return thing
  }

  /** The thing of a name, if there is one. */
  find(name: string): Thing | undefined {
    return this.#things.get(name)
  }

  /** Everything that there is. */
  things(): readonly Thing[] {
    return [...this.#things.values()]
  }

  /** Makes something, with an id of its cloud unless one is given; it keeps its id when made again. */
  make(name: string, made: Omit<Thing, 'name' | 'id'> & { readonly id?: string }): Thing {
    const random = this.#random.branch(`${made.kind} ${name}`)
    const id = made.id ?? this.#newId({ name, ...made }, random)
    const origin = made.of === undefined ? undefined : this.#things.get(made.of)
    const thing = { ...made, name, id, ...(origin === undefined ? {} : { origin }) }
    this.#things.set(name, thing)
    return thing
  }

  /** Changes what is known of something. */
  change(name: string, changes: Partial<Omit<Thing, 'name' | 'id' | 'kind'>>): Thing {
    const thing = { ...this.thing(name), ...changes }
    this.#things.set(name, thing)
    return thing
  }

  /** The things of a kind that are on the one of a name. */
  partsOf(name: string, kind: ThingKind): readonly Thing[] {
    return this.things().filter((one) => one.kind === kind && one.on === name)
  }
}

/** `disk-1`, `disk-2` and so on: the names of a resource with a count. */
export function namesOf(name: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${name}-${index + 1}`)
}

function placeOf(name: string, part: Scenario['cast']['places'][string], scenario: string): Place {
  const random = createRandom(`${scenario} place ${name}`)
  const { cloud, id = madeId(cloud, name, random) } = part
  const tenant = cloud === 'azure' ? (part.tenant ?? createRandom(`${scenario} tenant`).uuid()) : ''
  const group = cloud === 'azure' ? (part.group ?? `rg-${name}`) : ''
  return { ...part, name, id, tenant, group }
}

/** An id as the cloud gives one to an account, subscription or project. */
function madeId(cloud: Place['cloud'], name: string, random: RandomSource): string {
  if (cloud === 'azure') return random.uuid()
  if (cloud === 'gcp') return `example-${name.toLowerCase()}`
  return `${random.whole(1, 9)}${random.text(11, '0123456789')}`
}
