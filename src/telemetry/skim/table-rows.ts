import type { ArrayHolder } from '../array-envelopes.ts'
import { columnNamesOf } from '../azure-envelopes.ts'
import type { JsonWalker } from './json-walker.ts'
import { mostColumns } from '../kernel/kernel-layout.ts'
import type { MemberGroup } from './member-group.ts'

/** Goes over the rows of tables whose columns are the members of a group (reference/telemetry.md 1.2). */
export class TableRows {
  readonly #walker: JsonWalker
  readonly #group: MemberGroup
  /** The table that was asked about last, and whether its rows can be gone over. */
  #holder: ArrayHolder | undefined
  #isKnown = false

  constructor(walker: JsonWalker, group: MemberGroup) {
    this.#walker = walker
    this.#group = group
  }

  /**
   * Makes the walker go over the rows of an array; false where it holds no rows, or any whose columns are
   * not all known, each once.
   */
  begin(holder: ArrayHolder | undefined): boolean {
    if (holder === this.#holder) return this.#isKnown
    this.#holder = holder
    const places = this.#placesOf(holder)
    this.#isKnown = places !== undefined
    if (places !== undefined) this.#walker.layColumns(places)
    return this.#isKnown
  }

  #placesOf(holder: ArrayHolder | undefined): readonly number[] | undefined {
    if (holder?.envelope.name !== 'table-rows') return undefined
    const names = columnNamesOf(holder.members) ?? []
    const { members } = this.#group
    const areKnown = names.every((name) => Object.hasOwn(members, name))
    const isEachOnce = new Set(names).size === names.length
    if (!areKnown || !isEachOnce || names.length === 0 || names.length > mostColumns) {
      return undefined
    }
    return names.map((name) => this.#walker.placeOf(this.#group, name))
  }
}
