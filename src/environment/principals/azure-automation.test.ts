import { expect, it } from 'vitest'
import type { JsonObject } from '../../base/json.ts'
import { azureAutomation } from './azure-automation.ts'

function reasonFor(native: JsonObject, claims: JsonObject = {}): string | undefined {
  return azureAutomation({ category: { value: 'Administrative' }, ...native }, claims)
}

it('knows the services of the platform by the application id of their token', () => {
  expect(reasonFor({ caller: 'x' }, { appid: '262044B1-E2CE-469F-A196-69AB7ADA62D3' })).toBe(
    'claims.appid 262044b1-e2ce-469f-a196-69ab7ada62d3 is Azure Backup (Backup Management Service)',
  )
})

it('knows resource providers, and people who only look like them', () => {
  expect(reasonFor({ caller: 'Microsoft.RecoveryServices' })).toContain('resource provider')
  expect(reasonFor({ caller: 'microsoft.fan@example.com' })).toBeUndefined()
})

it('knows categories that nobody called', () => {
  expect(reasonFor({ category: { value: 'Autoscale' } })).toContain('category Autoscale')
  expect(reasonFor({ category: { value: 'Policy' }, caller: 'alice@example.com' })).toBeUndefined()
})

it('does not take a hidden caller, a name or a user tool for automation', () => {
  expect(reasonFor({})).toBeUndefined()
  expect(reasonFor({ caller: 'azure-backup-service' })).toBeUndefined()
  const cli = { appid: '04b07795-8ddb-461a-bbee-02f9e1bf7b46' }
  expect(reasonFor({ caller: 'alice@example.com' }, cli)).toBeUndefined()
})
