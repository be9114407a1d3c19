import { expect, it } from 'vitest'
import { reportOf, ruleFinding, storyFinding } from '../../test/builders/reported-builder.ts'
import type { ReportedFinding } from './report-schema.ts'
import { findingsLayerPieces } from './findings-layer.ts'

function layer(...findings: readonly ReportedFinding[]): unknown {
  return JSON.parse([...findingsLayerPieces(reportOf(...findings))].join(''))
}

it('a layer of version 4.5 gives each technique the score of its gravest finding', () => {
  const low = storyFinding({ severity: 'low', techniques: ['T1578.001', 'T1578.001', 'T1537'] })
  expect(layer(storyFinding({ techniques: ['T1578.001'] }), low, low, ruleFinding())).toMatchObject(
    {
      domain: 'enterprise-attack',
      versions: { attack: '19', layer: '4.5' },
      gradient: { minValue: 1, maxValue: 5 },
      techniques: [
        { techniqueID: 'T1537', score: 2, comment: '2 findings, the gravest low' },
        {
          techniqueID: 'T1578.001',
          score: 5,
          comment: '3 findings, the gravest critical',
          metadata: [
            { name: 'critical', value: '1' },
            { name: 'low', value: '2' },
          ],
        },
        { techniqueID: 'T1580', score: 3 },
      ],
    },
  )
})

it('a layer holds ids of techniques only, and none where nothing was found', () => {
  expect(layer(storyFinding({ techniques: ['<script>', 'TA0005'] }))).toHaveProperty(
    'techniques',
    [],
  )
  expect(layer()).toHaveProperty('techniques', [])
})
