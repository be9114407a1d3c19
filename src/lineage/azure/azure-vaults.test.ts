import { describe, expect, it } from 'vitest'
import { flowText } from '../../../test/builders/activity-reader.ts'
import {
  type AzureCallParts,
  azureEvent,
  azureRecord,
} from '../../../test/builders/azure-builder.ts'
import type { Activity } from '../activity.ts'
import { azureActivity } from './azure.ts'

const vault = 'Microsoft.RecoveryServices/vaults/Main'

function call(
  operation: string,
  resource: string,
  request: AzureCallParts['request'] = {},
): Activity | undefined {
  const parts = { operation: `Microsoft.RecoveryServices/vaults/${operation}`, request }
  return azureActivity(azureEvent(azureRecord({ ...parts, resource: `${vault}${resource}` })))
}

function configured(properties: AzureCallParts['request']): string {
  return flowText(call('backupconfig/write', '/backupconfig/vaultconfig', { properties }))
}

describe('the guards of a vault (emulated)', () => {
  it.each([
    ['soft delete', { softDeleteFeatureState: 'Disabled', enhancedSecurityState: 'Enabled' }],
    ['the second factor', { softDeleteFeatureState: 'Enabled', enhancedSecurityState: 'Disabled' }],
    ['either, alone', { softDeleteFeatureState: 'disabled' }],
  ])('%s turned off protects no more', (_, properties) => {
    expect(configured(properties)).toBe('unprotect:  => vaults/main')
  })

  it('protect when they are turned on', () => {
    expect(configured({ softDeleteFeatureState: 'AlwaysON' })).toBe('protect:  => vaults/main')
  })

  it('stay as they were where a change states none', () => {
    expect(configured({ storageType: 'GeoRedundant' })).toBe('other:  => vaults/main')
  })
})

it('policies that go, jobs that are cancelled and vaults that are deleted protect no more (emulated)', () => {
  expect(flowText(call('backupPolicies/delete', '/backupPolicies/daily'))).toBe(
    'unprotect:  => vaults/main',
  )
  expect(flowText(call('backupPolicies/write', '/backupPolicies/daily'))).toBe(
    'other:  => vaults/main',
  )
  expect(flowText(call('backupJobs/cancel/action', '/backupJobs/7'))).toBe(
    'unprotect:  => vaults/main',
  )
  const deleted = call('delete', '')
  expect([flowText(deleted), deleted?.removed?.length]).toEqual(['delete:  => vaults/main', 1])
  expect(deleted?.outputs[0]?.kind).toBe('vault')
})
