import { describe, expect, it } from 'vitest'
import { noiseMoment, playMoments } from '../../../test/builders/noise-builder.ts'
import { textOf, valueAt } from '../../base/json.ts'
import * as kinds from './azure-work-noise.ts'
import type { NoiseKind } from './noise-kind.ts'

const moment = noiseMoment('azure', { azureDialect: 'azure-rest' })

/** `operation state` of every row, each once, in order of the alphabet. */
function rowsOf(kind: NoiseKind): readonly string[] {
  const rows = playMoments(kind, moment)
    .flat()
    .map(({ record }) => {
      const state = textOf(valueAt(record, 'status', 'value'))
      return `${textOf(valueAt(record, 'operationName', 'value'))} ${state}`
    })
  return [...new Set(rows)].toSorted()
}

const callers = (kind: NoiseKind): number =>
  new Set(playMoments(kind, moment).map(([row]) => row?.principal)).size

describe('everyday work in a subscription', () => {
  it('rolls out templates and settings, by one pipeline', () => {
    const rows = rowsOf(kinds.azureDeployments)
    expect(rows).toContain('Microsoft.Resources/deployments/write Accepted')
    expect(rows).toContain('Microsoft.Web/sites/config/write Succeeded')
    expect(callers(kinds.azureDeployments)).toBe(1)
  })

  it('starts, stops and restarts machines, by several people', () => {
    expect(rowsOf(kinds.azureMachines).filter((row) => row.endsWith(' Succeeded'))).toEqual([
      'Microsoft.Compute/virtualMachines/deallocate/action Succeeded',
      'Microsoft.Compute/virtualMachines/restart/action Succeeded',
      'Microsoft.Compute/virtualMachines/start/action Succeeded',
    ])
    expect(callers(kinds.azureMachines)).toBe(5)
  })

  it('changes alerts and diagnostic settings', () => {
    expect(rowsOf(kinds.azureSettings)).toEqual([
      'Microsoft.Insights/diagnosticSettings/write Started',
      'Microsoft.Insights/diagnosticSettings/write Succeeded',
      'Microsoft.Insights/metricAlerts/write Started',
      'Microsoft.Insights/metricAlerts/write Succeeded',
    ])
  })

  it('lists keys, which somebody may not', () => {
    expect(rowsOf(kinds.azureKeys)).toEqual(
      ['Failed', 'Started', 'Succeeded'].map(
        (state) => `Microsoft.Storage/storageAccounts/listKeys/action ${state}`,
      ),
    )
  })

  it('tags machines, and disks without another origin', () => {
    expect(rowsOf(kinds.azureTags)).toEqual([
      'Microsoft.Compute/disks/write Started',
      'Microsoft.Compute/disks/write Succeeded',
      'Microsoft.Resources/tags/write Started',
      'Microsoft.Resources/tags/write Succeeded',
    ])
    const text = JSON.stringify(playMoments(kinds.azureTags, moment))
    expect(text).toContain('costCenter')
    expect(text).not.toContain('sourceResourceId')
  })

  it('reports costs, by a vendor', () => {
    expect(rowsOf(kinds.azureReports)).toHaveLength(2)
    const [row] = kinds.azureReports(moment)
    expect(valueAt(row?.record, 'httpRequest', 'clientIpAddress')).toBe('203.0.113.60')
  })
})
