/**
 * Callers of Azure that are automation of the platform itself (reference/telemetry.md 4.3). An
 * application id stands in a signed token: nobody but the application can carry it.
 */
import { type JsonObject, textOf, valueAt } from '../../base/json.ts'

/** Application ids of Microsoft's own services that copy and restore disks. */
const applications: ReadonlyMap<string, string> = new Map([
  ['262044b1-e2ce-469f-a196-69ab7ada62d3', 'Azure Backup (Backup Management Service)'],
  ['b8340c3b-9267-498f-b21a-15d5547fa85e', 'Azure Site Recovery (Hyper-V Recovery Manager)'],
])

/** Categories that the platform writes about itself; nobody called anything. */
const platformCategories: ReadonlySet<string> = new Set([
  'policy',
  'autoscale',
  'resourcehealth',
  'servicehealth',
  'alert',
  'security',
  'recommendation',
])

/** Why an Azure event is automation, in words that cite the field; `undefined` when nothing says so. */
export function azureAutomation(native: JsonObject, claims: JsonObject): string | undefined {
  const application = textOf(claims['appid'])?.toLowerCase()
  const product = application === undefined ? undefined : applications.get(application)
  if (product !== undefined) return `claims.appid ${application} is ${product}`
  const caller = textOf(native['caller'])
  if (caller?.toLowerCase().startsWith('microsoft.') && !caller.includes('@')) {
    return `caller ${caller} is a resource provider`
  }
  const category = textOf(valueAt(native, 'category', 'value')) ?? textOf(native['category'])
  if (caller === undefined && platformCategories.has(category?.toLowerCase() ?? '')) {
    return `category ${category} without a caller is written by the platform`
  }
  return undefined
}
