/** Which resources carry a tag that `spoor.yaml` calls sensitive, in bounded memory. */
import { compareText } from '../base/compare.ts'
import type { Diagnostic } from '../base/diagnostic.ts'
import type { Environment } from '../environment/configuration/environment.ts'
import { SampledTable } from '../environment/principals/sampled-table.ts'
import { sensitiveTagTests } from '../environment/sensitivity.ts'
import type { Event } from '../events/event.ts'
import type { Activity } from './activity.ts'
import { extractTags } from './extract-tags.ts'
import type { ResourceTag } from './resource-tag.ts'
import type { Resource } from './resource.ts'

/** Resources of which a tag is kept; each takes about 300 bytes. */
const mostResources = 200_000

/** No cloud has a longer key or value: Azure has keys of 512, AWS values of 256 characters. */
const longestText = 512

/** The tag that fits each entry of the file, in their order. */
type FittingTags = readonly (ResourceTag | undefined)[]

/**
 * Keeps of all tags in the logs those that some entry of the file names, and nothing where there is no such
 * entry. A tag counts whenever it was put, before or after the copy, and to take it away changes nothing:
 * whoever is after the data could do that first. So the order of the events does not matter.
 */
export class SensitiveTags {
  readonly #tests: ReturnType<typeof sensitiveTagTests>
  readonly #table: SampledTable<FittingTags>

  /** `capacity` is the number of resources that are remembered. */
  constructor(
    environment: Environment,
    { capacity = mostResources }: { readonly capacity?: number } = {},
  ) {
    this.#tests = sensitiveTagTests(environment)
    this.#table = new SampledTable(capacity)
  }

  /** Takes note of the tags of an event; `activity` is what lineage reads in it. */
  see(event: Event, activity: Activity | undefined): void {
    if (this.#tests.length === 0) return
    for (const { id, tags } of extractTags(event, activity)) {
      const fitting = this.#tests.map((fits) => tags.filter(isTag).filter(fits).sort(compare)[0])
      if (fitting.every((tag) => tag === undefined)) continue
      this.#table.put(id, fitting, merge)
    }
  }

  /** The tags of a resource, by any of its ids, of which the file speaks. */
  tagsOf({ id, aliases = [] }: Pick<Resource, 'id' | 'aliases'>): readonly ResourceTag[] {
    if (this.#tests.length === 0) return []
    return [id, ...aliases].flatMap((one) =>
      (this.#table.get(one) ?? []).flatMap((tag) => (tag === undefined ? [] : [tag])),
    )
  }

  /** What could not be remembered. */
  diagnostics(): readonly Diagnostic[] {
    const { oneOf } = this.#table
    if (oneOf === 1) return []
    const message = `more resources have tags that the file calls sensitive than are remembered: they are known of one in ${oneOf}`
    const hint = 'name a narrower tag under sensitive:, or hunt in fewer accounts at once'
    return [{ code: 'resource-tags-forgotten', severity: 'warning', message, hint }]
  }
}

function isTag([key, value]: ResourceTag): boolean {
  return key.length <= longestText && value.length <= longestText
}

function compare([key, value]: ResourceTag, [otherKey, otherValue]: ResourceTag): number {
  return compareText(key, otherKey) || compareText(value, otherValue)
}

/** Of two tags that fit an entry the same one is kept in whatever order they come. */
function merge(known: FittingTags, added: FittingTags): FittingTags {
  return known.map((tag, place) => {
    const other = added[place]
    if (tag === undefined || other === undefined) return tag ?? other
    return compare(tag, other) <= 0 ? tag : other
  })
}
