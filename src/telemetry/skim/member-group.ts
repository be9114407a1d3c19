/** Which members objects may have that a walker goes over, and where their values are noted. */
import { assert } from '../../base/assert.ts'
import { groupBytes, layout, mostGroups, mostNames, unknownName } from '../kernel/kernel-layout.ts'

/** The members of an object by their names. */
export interface MemberGroup {
  /** What is known of the members inside a value; null where that is of no interest. */
  readonly members: Readonly<Record<string, MemberGroup | null>>
  /** May the object have members of other names, if those are written without escapes? */
  readonly isOpen: boolean
}

/** An object with these members and no others. */
export function closed(
  names: readonly string[],
  inside: Readonly<Record<string, MemberGroup>> = {},
): MemberGroup {
  return { members: { ...withoutInside(names), ...inside }, isOpen: false }
}

/** An object with these members and any others. */
export function open(
  names: readonly string[],
  inside: Readonly<Record<string, MemberGroup>> = {},
): MemberGroup {
  return { members: { ...withoutInside(names), ...inside }, isOpen: true }
}

function withoutInside(names: readonly string[]): Readonly<Record<string, null>> {
  return Object.fromEntries(names.map((name) => [name, null]))
}

/** Room in memory for the text of a name and of its mask. */
const keyBytes = 32

/** Where groups and their members stand among all that a walker knows. */
export interface MemberPlaces {
  /** The place of a group. */
  readonly groupOf: (group: MemberGroup) => number
  /** The place of a member of a group. */
  readonly placeOf: (group: MemberGroup, name: string) => number
}

/** Lays groups and those inside them out in the memory of a kernel. */
export function layMembers(memory: ArrayBuffer, groups: readonly MemberGroup[]): MemberPlaces {
  const all = [...new Set(groups.flatMap(withInner))]
  assert(all.length <= mostGroups, 'more groups than the kernel has room for')
  const firsts = new Map<MemberGroup, number>()
  let count = 0
  for (const group of all) {
    firsts.set(group, count)
    count += Object.keys(group.members).length
  }
  assert(count <= unknownName, 'more names than the kernel has room for')
  for (const [place, group] of all.entries()) layGroup(memory, { group, place, all, firsts })
  const firstOf = (group: MemberGroup): number => firsts.get(group) ?? -1
  return {
    groupOf: (group) => all.indexOf(group),
    placeOf: (group, name) => {
      const index = Object.keys(group.members).indexOf(name)
      assert(index >= 0 && firsts.has(group), 'a member that the walker does not know')
      return firstOf(group) + index
    },
  }
}

function withInner(group: MemberGroup): readonly MemberGroup[] {
  const inner = Object.values(group.members).filter((one) => one !== null)
  return [group, ...inner.flatMap(withInner)]
}

interface LaidGroup {
  readonly group: MemberGroup
  readonly place: number
  readonly all: readonly MemberGroup[]
  readonly firsts: ReadonlyMap<MemberGroup, number>
}

function layGroup(memory: ArrayBuffer, { group, place, all, firsts }: LaidGroup): void {
  const names = Object.entries(group.members)
  assert(names.length > 0, 'a group without members')
  const first = firsts.get(group) ?? 0
  const row = new Int32Array(memory, layout.groups + place * groupBytes, 3)
  row.set([first, names.length, group.isOpen ? 1 : 0])
  const followers = new Int32Array(memory, layout.followers, mostNames + mostGroups)
  // Until more is known, the first member of the group is looked for.
  followers[mostNames + place] = first
  for (const [index, [name, inside]] of names.entries()) {
    layName(memory, first + index, name)
    followers[first + index] = first
    if (inside === null) continue
    new Int32Array(memory, layout.insides, mostNames)[first + index] = all.indexOf(inside) + 1
  }
}

function layName(memory: ArrayBuffer, place: number, name: string): void {
  const key = Buffer.from(JSON.stringify(name))
  assert(key.length <= keyBytes, 'a name longer than the kernel has room for')
  const bytes = Buffer.from(memory)
  const at = layout.keys + place * 2 * keyBytes
  bytes.set(key, at)
  bytes.fill(0xff, at + keyBytes, at + keyBytes + key.length)
  new Int32Array(memory, layout.lengths, mostNames)[place] = key.length
}
