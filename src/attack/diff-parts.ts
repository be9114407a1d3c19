import { compareText } from '../base/compare.ts'
import { groupBy } from './group-by.ts'
import type { ChangedPart, ItemChange, PartChange } from './technique-change.ts'

/** A member of a set that is compared: the same key means the same thing, called and told otherwise. */
export interface Item {
  readonly key: string
  readonly label: string
  /** What is said about it. */
  readonly text?: string | undefined
}

/** Compares two texts; white space alone makes no change (texts of v11.2 have carriage returns). */
export function diffText(
  part: ChangedPart,
  before: string | undefined,
  after: string | undefined,
): readonly PartChange[] {
  if (spaced(before) === spaced(after)) return []
  return [
    {
      kind: 'text',
      part,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    },
  ]
}

/** Compares two sets; their order makes no change. */
export function diffItems(
  part: ChangedPart,
  before: readonly Item[],
  after: readonly Item[],
): readonly PartChange[] {
  const [old, current] = [byKey(before), byKey(after)]
  const added = [...current.values()].filter(({ key }) => !old.has(key))
  const removed = [...old.values()].filter(({ key }) => !current.has(key))
  const changed = [...current.values()].flatMap((item) => diffItem(old.get(item.key), item))
  if (added.length + removed.length + changed.length === 0) return []
  return [
    {
      kind: 'list',
      part,
      added: labelsOf(added),
      removed: labelsOf(removed),
      changed: changed.toSorted((a, b) => compareText(a.item, b.item)),
    },
  ]
}

function diffItem(before: Item | undefined, after: Item): readonly ItemChange[] {
  if (before === undefined) return []
  const isRenamed = before.label !== after.label
  const isRetold = spaced(before.text) !== spaced(after.text)
  if (!isRenamed && !isRetold) return []
  const text = { before: before.text ?? '', after: after.text ?? '' }
  return [
    {
      item: after.label,
      ...(isRenamed ? { renamedFrom: before.label } : {}),
      ...(isRetold ? { text } : {}),
    },
  ]
}

/** Items of one key are one item; what is said about them is joined, in an order that is its own. */
function byKey(items: readonly Item[]): ReadonlyMap<string, Item> {
  const merged = [...groupBy(items, ({ key }) => key)].map(([key, group]): [string, Item] => {
    const texts = new Set(group.flatMap(({ text }) => text ?? []))
    const text = texts.size === 0 ? undefined : [...texts].sort(compareText).join('\n')
    return [key, { key, label: labelsOf(group)[0] ?? key, text }]
  })
  return new Map(merged)
}

function labelsOf(items: readonly Item[]): readonly string[] {
  return items.map(({ label }) => label).sort(compareText)
}

function spaced(text: string | undefined): string {
  return (text ?? '').trim().replace(/\s+/g, ' ')
}
