/**
 * What lineage reads in the records of real accounts, by action: every row of the catalogue that
 * occurs in ../shared/data. The expectation holds kinds alone, no ids. After a change that is meant:
 * UPDATE_REAL_ACTIVITIES=1 npx vitest run test/real-activities.test.ts, and read the difference.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Activity } from '../src/lineage/activity.ts'
import { catalogueKeyOf } from '../src/lineage/catalogue.ts'
import { extractActivity } from '../src/lineage/extract-activity.ts'
import { eventsOf, realRecords } from './builders/real-records.ts'
import { hasSharedData } from './builders/shared-data.ts'

const file = fileURLToPath(new URL('./real-activities.json', import.meta.url))
const isThere = hasSharedData()

/** What an activity says, with the kind of each resource in the place of its id. */
function shapeOf(activity: Activity): string {
  const { verb, attempt, inputs, outputs, links, sharing, exposures = [], removed = [] } = activity
  const flow = `${kindsOf(inputs)} => ${kindsOf(outputs)}`
  return [
    `${attempt ? 'attempt to ' : ''}${verb}: ${flow}`,
    ...links.map(
      ({ kind, evidence, from, to }) => `${evidence} ${kind} ${from.kind} -> ${to.kind}`,
    ),
    ...(sharing?.grantees ?? []).map(({ kind }) => `${sharing?.change} ${kind}`),
    ...exposures.flatMap(({ change, rules }) =>
      rules.map(({ worldOpen }) => `${change} to ${worldOpen ? 'the world' : 'some'}`),
    ),
    ...removed.map(({ kind }) => `${kind} removed`),
  ].join('; ')
}

function kindsOf(resources: Activity['inputs']): string {
  return resources.map(({ kind }) => kind).join(' ')
}

describe.skipIf(!isThere)('records of real accounts', () => {
  it('are read by lineage as recorded, action by action', async () => {
    const shapes = new Map<string, Set<string>>()
    for (const records of Object.values(realRecords())) {
      for (const event of await eventsOf(records)) {
        const activity = extractActivity(event)
        if (activity === undefined) continue
        const key = catalogueKeyOf(event)
        shapes.set(key, (shapes.get(key) ?? new Set()).add(shapeOf(activity)))
      }
    }
    const read = Object.fromEntries(
      [...shapes.keys()].sort().map((key) => [key, [...(shapes.get(key) ?? [])].sort()]),
    )
    if (process.env['UPDATE_REAL_ACTIVITIES'] === '1')
      writeFileSync(file, `${JSON.stringify(read, null, 2)}\n`)
    expect(read).toEqual(JSON.parse(readFileSync(file, 'utf8')))
  })
})
