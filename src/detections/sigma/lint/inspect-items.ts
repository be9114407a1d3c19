import type {
  ElementItem,
  SearchBlock,
  SearchItem,
  SigmaDetection,
  SigmaFilter,
  SigmaRule,
} from '../rule.ts'

/** Documents that have searches. */
export type Inspected = SigmaRule | SigmaFilter

/** Every item of every search, those inside array blocks too unless only whole events are asked for. */
export function itemsOf(
  { detection }: Inspected,
  { isOfEvent = false }: { readonly isOfEvent?: boolean } = {},
): readonly SearchItem[] {
  return detection.searches.flatMap(({ block }) => itemsOfBlock(block, isOfEvent))
}

/** The items of one search. */
export function itemsOfBlock(block: SearchBlock, isOfEvent: boolean): readonly SearchItem[] {
  if (block.kind === 'any') return block.blocks.flatMap((one) => itemsOfBlock(one, isOfEvent))
  return block.items.flatMap((item) => itemsOfOne(item, isOfEvent))
}

function itemsOfOne(item: SearchItem | ElementItem, isOfEvent: boolean): readonly SearchItem[] {
  if (!('quantifier' in item)) return [item]
  return isOfEvent ? [] : itemsOfBody(item.body)
}

function itemsOfBody(body: SearchBlock | SigmaDetection): readonly SearchItem[] {
  return 'kind' in body
    ? itemsOfBlock(body, false)
    : body.searches.flatMap(({ block }) => itemsOfBlock(block, false))
}
