/**
 * A chain as a drawing: its resources down a line, the verbs between them with time, who and where, what
 * was done to each, and while others could reach it the line is heavy. What was done to them when the line
 * had gone on, and calls without success, follow apart.
 */
import type { Chain } from '../lineage/chain.ts'
import { looseRows, rowsOf } from './chain-rows.ts'
import { plantTree } from './chain-tree.ts'
import { ChainWriter } from './chain-writer.ts'
import { foldRows } from './fold-rows.ts'
import type { Deed } from './step-words.ts'
import { type TextStyle, section } from './text-style.ts'

/** The chain as lines; each part of it ends with an empty one. */
export function renderChain(chain: Chain, style: TextStyle): readonly string[] {
  const tree = plantTree(chain)
  const hasEffect = chain.steps.some(({ activity }) => !activity.attempt)
  const { drawn, later } = hasEffect ? rowsOf(tree) : { drawn: [], later: [] }
  const writer = new ChainWriter(chain, style)
  const drawing = (style.explain ? drawn : foldRows(drawn)).flatMap((row) => writer.lines(row))
  const parts = [
    drawing,
    looseLines(chain, later, { heading: 'later', title: 'to what is drawn above' }, style),
    looseLines(chain, tree.apart, { heading: 'also', title: 'to what is not drawn' }, style),
    looseLines(chain, tree.refused, { heading: 'tried', title: 'without success' }, style),
  ]
  return parts.flatMap((lines) => (lines.length === 0 ? [] : [...lines, '']))
}

/** Deeds below each other under a heading. */
function looseLines(
  chain: Chain,
  deeds: readonly Deed[],
  { heading, title }: { readonly heading: string; readonly title: string },
  style: TextStyle,
): readonly string[] {
  if (deeds.length === 0) return []
  const rows = looseRows(deeds, chain.root)
  const writer = new ChainWriter(chain, style)
  const lines = (style.explain ? rows : foldRows(rows)).flatMap((row) => writer.lines(row))
  return [...section(heading, [title], style), ...lines]
}
