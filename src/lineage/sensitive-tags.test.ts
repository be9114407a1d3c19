import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cloudtrailEvent, emulatedCall } from '../../test/builders/cloudtrail-builder.ts'
import { emptyEnvironment, type SensitiveData } from '../environment/configuration/environment.ts'
import type { Event } from '../events/event.ts'
import { SensitiveTags } from './sensitive-tags.ts'

const entries: readonly SensitiveData[] = [
  { name: 'payroll-*', why: 'salaries', line: 2 },
  { tag: { key: 'class', value: 'secret*' }, why: 'classified', line: 3 },
  { tag: { key: 'pii' }, why: 'persons', line: 4 },
]

/** An emulated call that puts a tag on a volume. */
function put(volume: number, key: string, value: string): Event {
  const resourceId = `vol-${String(volume).padStart(17, '0')}`
  const requestParameters = {
    resourcesSet: { items: [{ resourceId }] },
    tagSet: { items: [{ key, value }] },
  }
  return cloudtrailEvent(emulatedCall('ec2', 'CreateTags', { requestParameters }))
}

function tagsAfter(
  events: readonly Event[],
  sensitive = entries,
  capacity?: number,
): SensitiveTags {
  const environment = { ...emptyEnvironment, sensitive }
  const tags = new SensitiveTags(environment, capacity === undefined ? {} : { capacity })
  for (const event of events) tags.see(event, undefined)
  return tags
}

const first = { id: 'vol-00000000000000001' }

describe('sensitive tags', () => {
  it('are those that an entry of the file names', () => {
    const tags = tagsAfter([put(1, 'Class', 'secret-eu'), put(1, 'owner', 'x'), put(2, 'pii', '')])
    expect(tags.tagsOf(first)).toEqual([['Class', 'secret-eu']])
    expect(tags.tagsOf({ id: 'db-1', aliases: ['vol-00000000000000002'] })).toEqual([['pii', '']])
    expect(tags.tagsOf({ id: 'vol-00000000000000003' })).toEqual([])
  })

  it('are kept of nothing where the file names no tag', () => {
    expect(tagsAfter([put(1, 'class', 'secret')], entries.slice(0, 1)).tagsOf(first)).toEqual([])
  })

  it('are no longer than those of any cloud', () => {
    expect(tagsAfter([put(1, 'pii', 'x'.repeat(513))]).tagsOf(first)).toEqual([])
  })

  it('are told to be forgotten where there are too many', () => {
    const events = Array.from({ length: 40 }, (_, volume) => put(volume, 'pii', 'yes'))
    expect(tagsAfter(events).diagnostics()).toEqual([])
    expect(tagsAfter(events, entries, 10).diagnostics()).toMatchObject([
      { code: 'resource-tags-forgotten', severity: 'warning' },
    ])
  })

  it('do not depend on the order of the events', () => {
    const volumes = [0, 1, 2, 3, 4, 5, 6, 7]
    const deed = fc.tuple(
      fc.constantFrom(...volumes),
      fc.constantFrom('class', 'pii', 'PII', 'owner'),
      fc.constantFrom('secret-1', 'secret-2', 'public'),
    )
    const told = (events: readonly Event[], capacity: number): unknown => {
      const tags = tagsAfter(events, entries, capacity)
      return volumes.map((volume) => tags.tagsOf({ id: `vol-${String(volume).padStart(17, '0')}` }))
    }
    fc.assert(
      fc.property(fc.array(deed), fc.constantFrom(4, 100), (deeds, capacity) => {
        const events = deeds.map(([volume, key, value]) => put(volume, key, value))
        expect(told(events.toReversed(), capacity)).toEqual(told(events, capacity))
      }),
      { numRuns: 200 },
    )
  })
})
