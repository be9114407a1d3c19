import { expect, it } from 'vitest'
import type { Detection } from '../detections/detection.ts'
import { loadDetections } from '../detections/load-detection.ts'
import { renderNavigatorLayer } from './navigator-layer.ts'

function detection(title: string, ...techniques: readonly string[]): Detection {
  const [loaded] = loadDetections('any where true', 'a.eql').detections
  if (loaded === undefined) throw new Error('the query has a fault')
  return { ...loaded, title, techniques, level: 'high' }
}

const options = { name: 'Spoor', description: 'Some' }

it('a layer of version 4.5 counts the detections of each technique and names no tactic', () => {
  const one = detection('B', 'T1578.001', 'T1537')
  const two = detection('A <script>', 'T1578.001', 'nonsense')
  const layer: unknown = JSON.parse(
    renderNavigatorLayer([one, two], { ...options, attackVersion: '18.1' }),
  )
  expect(layer).toMatchObject({
    name: 'Spoor',
    domain: 'enterprise-attack',
    versions: { attack: '18', navigator: '4.9.0', layer: '4.5' },
    gradient: { minValue: 0, maxValue: 2 },
    techniques: [
      { techniqueID: 'T1537', score: 1, comment: '1 detection of Spoor' },
      {
        techniqueID: 'T1578.001',
        score: 2,
        metadata: [
          { name: 'high', value: 'A <script>' },
          { name: 'high', value: 'B' },
        ],
      },
    ],
  })
  expect(JSON.stringify(layer)).not.toContain('"tactic"')
})

it('a layer does not say a release that nobody gave, and has a gradient even when it is empty', () => {
  const layer: unknown = JSON.parse(renderNavigatorLayer([], options))
  expect(layer).toMatchObject({ techniques: [], gradient: { minValue: 0, maxValue: 1 } })
  expect(layer).toHaveProperty('versions', { navigator: '4.9.0', layer: '4.5' })
})
