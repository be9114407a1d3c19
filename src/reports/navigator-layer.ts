/** A layer for ATT&CK Navigator, layer version 4.5 (reference/playbooks.md 5.3). */
import { isTechniqueId } from '../attack/attack-id.ts'
import { compareText } from '../base/compare.ts'
import type { Detection } from '../detections/detection.ts'

/** What a layer is called and which release it is for. */
export interface LayerOptions {
  readonly name: string
  readonly description: string
  /** `18.1`; when absent, Navigator takes its newest release. */
  readonly attackVersion?: string
}

/**
 * Techniques scored by how many detections there are for each, as indented JSON. No tactic is named:
 * a technique is then shown under every tactic that its release puts it under, and these were renamed
 * and split in v19.
 */
export function renderNavigatorLayer(
  detections: readonly Detection[],
  { name, description, attackVersion }: LayerOptions,
): string {
  const ids = [...new Set(detections.flatMap(({ techniques }) => techniques))]
    .filter(isTechniqueId)
    .sort(compareText)
  const techniques = ids.map((id) => scored(id, detections))
  return layerText(
    { name, description, ...(attackVersion === undefined ? {} : { attackVersion }) },
    techniques,
    {
      colors: ['#deebf7', '#08519c'],
      minValue: 0,
      maxValue: Math.max(1, ...techniques.map(({ score }) => score)),
    },
  )
}

/** A technique of a layer. */
export interface LayerTechnique {
  readonly techniqueID: string
  readonly score: number
  readonly comment: string
  readonly metadata: readonly { readonly name: string; readonly value: string }[]
}

/** The colours of a layer, from the least score to the highest. */
export interface LayerGradient {
  readonly colors: readonly string[]
  readonly minValue: number
  readonly maxValue: number
}

/** A layer as indented JSON. */
export function layerText(
  { name, description, attackVersion }: LayerOptions,
  techniques: readonly LayerTechnique[],
  gradient: LayerGradient,
): string {
  const layer = {
    name,
    versions: {
      // Navigator compares the number before the point.
      ...(attackVersion === undefined ? {} : { attack: attackVersion.split('.')[0] }),
      navigator: '4.9.0',
      layer: '4.5',
    },
    domain: 'enterprise-attack',
    description,
    sorting: 3,
    layout: { layout: 'side', showID: true, showName: true, expandedSubtechniques: 'annotated' },
    hideDisabled: false,
    techniques,
    gradient,
  }
  return `${JSON.stringify(layer, undefined, 2)}\n`
}

function scored(id: string, detections: readonly Detection[]): LayerTechnique {
  const own = detections
    .filter(({ techniques }) => techniques.includes(id))
    .toSorted((a, b) => compareText(a.title, b.title) || compareText(a.id, b.id))
  return {
    techniqueID: id,
    score: own.length,
    comment: `${own.length} detection${own.length === 1 ? '' : 's'} of Spoor`,
    metadata: own.map(({ title, level }) => ({ name: level, value: title })),
  }
}
