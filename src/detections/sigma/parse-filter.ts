import { parseDetection, type DetectionContext } from './parse-detection.ts'
import type { Located, SigmaDocument, SigmaFilter } from './rule.ts'
import { entryOf, shapeOf, type YamlEntry, type YamlNode } from '../../base/yaml-node.ts'

/** What the section of a filter says. */
export type FilterSection = Omit<SigmaFilter, keyof SigmaDocument | 'logsource'>

/** Reads a `filter:` section (sigma.md 9); `undefined` after an error. */
export function parseFilter(
  section: YamlEntry,
  context: Omit<DetectionContext, 'reserved'>,
): FilterSection | undefined {
  const detection = parseDetection(section, { ...context, reserved: ['rules'] })
  if (section.value.kind !== 'map') return undefined
  const rules = rulesOf(entryOf(section.value, 'rules')?.value)
  if (rules === undefined) {
    const at = entryOf(section.value, 'rules')?.keySpan.start ?? section.keySpan.start
    const message = 'the filter does not say which rules it is for'
    const hint = 'list ids or names of rules under "rules:", or write "rules: any"'
    context.report('error', { code: 'sigma-filter', at, message, hint })
  }
  return rules === undefined || detection === undefined ? undefined : { rules, detection }
}

/** Ids or names, one or several; `any` and an empty list mean every rule. */
function rulesOf(node: YamlNode | undefined): readonly Located<string>[] | 'any' | undefined {
  if (node === undefined || shapeOf(node) === 'nothing' || node.kind === 'map') return undefined
  if (node.kind === 'scalar') {
    return node.text.toLowerCase() === 'any' ? 'any' : [{ value: node.text, span: node.span }]
  }
  const rules = node.items.map((item) =>
    item.kind === 'scalar' && item.value !== null
      ? { value: item.text, span: item.span }
      : undefined,
  )
  const kept = rules.filter((rule) => rule !== undefined)
  if (kept.length < rules.length) return undefined
  return kept.length === 0 ? 'any' : kept
}
