/** The techniques that were found, as a layer for ATT&CK Navigator. */
import { isTechniqueId } from '../attack/attack-id.ts'
import { compareText } from '../base/compare.ts'
import { type Level, levels } from '../detections/detection.ts'
import { countOf } from '../findings/words.ts'
import { type LayerTechnique, layerText } from './navigator-layer.ts'
import type { StreamedReport } from './report-schema.ts'

/** A colour for each level, informational first. */
const colours = ['#deebf7', '#9ecae1', '#fdae6b', '#f16913', '#a50f15']

/**
 * A layer in which a technique has the score of its gravest finding (1 informational, 5 critical) and tells
 * how many findings there are of each level. What is no id of a technique is left out: Navigator would
 * refuse the layer. The ids are those of ATT&CK v19, as findings have them.
 */
export function* findingsLayerPieces({ tool, findings }: StreamedReport): Generator<string> {
  const counts = new Map<string, Map<Level, number>>()
  for (const { techniques, severity } of findings) {
    for (const id of new Set(techniques.filter(isTechniqueId))) {
      const own = counts.get(id) ?? new Map<Level, number>()
      own.set(severity, (own.get(severity) ?? 0) + 1)
      counts.set(id, own)
    }
  }
  const techniques = [...counts]
    .sort(([a], [b]) => compareText(a, b))
    .map(([id, own]) => scored(id, own))
  const layer = {
    name: `${tool.name}: techniques found`,
    description: 'Each technique by its gravest finding: 1 informational, 5 critical',
    attackVersion: '19',
  }
  yield layerText(layer, techniques, { colors: colours, minValue: 1, maxValue: levels.length })
}

function scored(techniqueID: string, counts: ReadonlyMap<Level, number>): LayerTechnique {
  const told = levels.toReversed().filter((level) => counts.has(level))
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const [worst = 'informational'] = told
  return {
    techniqueID,
    score: levels.indexOf(worst) + 1,
    comment: `${countOf(all, 'finding')}, the gravest ${worst}`,
    metadata: told.map((level) => ({ name: level, value: String(counts.get(level) ?? 0) })),
  }
}
