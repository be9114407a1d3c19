import { expect, it } from 'vitest'
import { ActionTable, type ActionNames } from './action-table.ts'
import { JsonWalker } from './json-walker.ts'
import type { RecordFilter } from '../record-filter.ts'

const walker = new JsonWalker([])

const names: ActionNames = {
  source: 'aws.cloudtrail',
  service: /^[a-z.]+$/,
  action: /^[A-Za-z0-9]+$/,
  isFolded: false,
}

/** Asks about the actions in turn; tells which were asked of whoever decides. */
function asked(
  actions: readonly (readonly [service: string, name: string])[],
  told = names,
): readonly string[] {
  const seen: string[] = []
  const needs: RecordFilter['needs'] = (source, service, name) => {
    seen.push(`${service} ${name}`)
    return source !== told.source
  }
  const table = new ActionTable(walker, told, { needs })
  for (const [service, name] of actions) {
    walker.lay(Buffer.from(`${name}"${service}"`))
    const action = { from: walker.start, to: walker.start + name.length }
    const from = action.to + 1
    table.useOf({ from, to: from + service.length }, action)
  }
  return seen
}

it('asks once for each action', () => {
  const actions = [
    ['a.com', 'Run'],
    ['a.com', 'Stop'],
    ['b.com', 'Run'],
    ['a.com', 'Run'],
    ['a.com', 'Stop'],
  ] as const
  expect(asked(actions)).toEqual(['a.com Run', 'a.com Stop', 'b.com Run'])
})

it('does not ask about what is no action', () => {
  expect(
    asked([
      ['A', 'Run'],
      ['a.com', 'R-n'],
      ['a.com', ''],
      ['none', 'Run'],
    ]),
  ).toEqual([])
})

it('knows thousands of actions without mixing them up', () => {
  const actions = Array.from({ length: 25_000 }, (_, index) => ['a.com', `Run${index}`] as const)
  expect(asked(actions)).toHaveLength(25_000)
})

it('asks once for all spellings where capital letters are the same as small ones', () => {
  const folded = { ...names, service: /^$/, action: /^[a-z/]+$/, isFolded: true }
  const actions = [
    ['', 'DISKS/WRITE'],
    ['', 'disks/write'],
    ['', 'Disks/Write'],
    ['', 'disks/delete'],
  ] as const
  expect(asked(actions, folded)).toEqual([' disks/write', ' disks/delete'])
})

it('does not ask about names with escapes', () => {
  expect(asked([['a.com', 'R\\u0075n']])).toEqual([])
})
