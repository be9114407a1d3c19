import { armIds } from '../calls/azure-operations.ts'
import type { AzurePlace } from '../calls/azure-operations.ts'
import { azurePlaceOf } from '../scenario/azure-thing-id.ts'
import type { ThingKind } from '../scenario/scenario.ts'
import type { Place, Thing } from '../scenario/thing.ts'
import type { Scene } from './step-action.ts'

/** Where a step makes things: a resource group, and a location that may be another than its own. */
export interface AzureSite {
  readonly place: Place
  readonly region: string
}

/**
 * Where a step makes things: in the place that it names, else at `home`, and there in the location of
 * what it is made of, unless the step names a region.
 */
export function siteOf({ step, world }: Scene, home: Place, location?: string): AzureSite {
  if (step.in === undefined) {
    return { place: home, region: step.region ?? location ?? home.region }
  }
  const place = world.place(step.in)
  return { place, region: step.region ?? place.region }
}

/** Where a thing is. */
export function placeOfThing({ place, region }: AzureSite): AzurePlace {
  return azurePlaceOf(place, region)
}

/** The id of the resource group of a place: what is allowed on it is allowed on all that it holds. */
export function groupScopeOf(place: Place): string {
  return `/subscriptions/${place.id}/resourceGroups/${place.group}`
}

/** The virtual network of a site. */
export function networkOf(site: AzureSite): string {
  return armIds.virtualNetwork(placeOfThing(site), `vnet-${site.region}`)
}

/** The subnet that machines of a site are in. */
export function subnetOf(site: AzureSite): string {
  return `${networkOf(site)}/subnets/default`
}

/** What is known of a thing when it is made. */
export interface NewThing {
  readonly site: AzureSite
  /** Its name in the scenario; the `as` of the step unless given. */
  readonly name?: string
  readonly of?: string
  readonly on?: string
  readonly groups?: readonly string[]
  /** Its id, where the name alone does not make it. */
  readonly id?: string
  /** GiB; 128 unless given. */
  readonly size?: number
}

/** Makes a thing of a step. */
export function makeThing({ step, world }: Scene, kind: ThingKind, thing: NewThing): Thing {
  const { site, name = step.as ?? '', size = 128, ...more } = thing
  return world.make(name, { kind, ...site, size, since: step.time, ...more })
}
