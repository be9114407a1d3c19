import type { Report } from '../../base/report.ts'
import {
  entryOf,
  type YamlDocument,
  type YamlEntry,
  type YamlMap,
  type YamlNode,
} from '../../base/yaml-node.ts'

/** A document ready to be read as a rule. */
export interface CollectedDocument {
  readonly root: YamlMap
  readonly span: YamlDocument['span']
  /** True when parts of it stand in other documents of the file. */
  readonly isMerged: boolean
}

const actions = ['global', 'reset', 'repeat']
/** Documents that a template is never merged into. */
const kindsApart = ['correlation', 'filter']

/**
 * Carries out the legacy collections (sigma.md 10): `action: global` is a template for the rules after
 * it and wins over them, `reset` drops it, `repeat` changes the document before. What is no map is
 * reported; empty documents are nothing.
 */
export function collect(
  documents: readonly YamlDocument[],
  report: Report,
): readonly CollectedDocument[] {
  const collected: CollectedDocument[] = []
  let template: YamlMap | undefined
  let previous: YamlMap | undefined
  for (const { root, span } of documents) {
    if (root === undefined) continue
    if (root.kind !== 'map') {
      const message = 'the document is no map and so no rule'
      report('error', { code: 'sigma-not-a-rule', at: root.span.start, message })
      continue
    }
    const action = actionOf(root, report)
    const body = withoutAction(root)
    if (action === 'unknown') continue
    if (action === 'global') template = template === undefined ? body : merge(template, body)
    else if (action === 'reset') template = undefined
    else {
      const repeated = action === 'repeat' && previous !== undefined ? merge(previous, body) : body
      const apart = kindsApart.some((kind) => entryOf(body, kind) !== undefined)
      const merged = template === undefined || apart ? repeated : merge(repeated, template)
      collected.push({ root: merged, span, isMerged: merged !== root && merged !== body })
      previous = repeated
    }
  }
  return collected
}

function actionOf(root: YamlMap, report: Report): string | undefined {
  const action = entryOf(root, 'action')?.value
  if (action === undefined) return undefined
  const name = action.kind === 'scalar' ? action.text : ''
  if (actions.includes(name)) return name
  const message = `"${name}" is no action of a collection`
  const hint = `there are ${actions.join(', ')}`
  report('error', { code: 'sigma-action', at: action.span.start, message, hint })
  return 'unknown'
}

function withoutAction(map: YamlMap): YamlMap {
  return entryOf(map, 'action') === undefined
    ? map
    : { ...map, entries: map.entries.filter(({ key }) => key !== 'action') }
}

/** Maps are merged key by key, anything else is replaced by what lies on top. */
function merge(under: YamlMap, over: YamlMap): YamlMap {
  const entries = under.entries.map((entry): YamlEntry => {
    const other = entryOf(over, entry.key)
    return other === undefined ? entry : { ...other, value: mergeNodes(entry.value, other.value) }
  })
  const added = over.entries.filter(({ key }) => entryOf(under, key) === undefined)
  return { ...over, entries: [...entries, ...added] }
}

function mergeNodes(under: YamlNode, over: YamlNode): YamlNode {
  return under.kind === 'map' && over.kind === 'map' ? merge(under, over) : over
}
