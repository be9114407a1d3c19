import { expect, it } from 'vitest'
import { ActionTable } from './action-table.ts'
import { JsonWalker } from './json-walker.ts'

const walker = new JsonWalker([])

/** Asks about the actions in turn; tells which were asked of whoever decides. */
function asked(actions: readonly (readonly [source: string, name: string])[]): readonly string[] {
  const seen: string[] = []
  const table = new ActionTable(walker, (source, name) => {
    seen.push(`${source} ${name}`)
    return false
  })
  for (const [source, name] of actions) {
    walker.lay(Buffer.from(`${source}","eventName":"${name}"`))
    const sourceFrom = walker.start
    const sourceTo = sourceFrom + source.length
    const nameFrom = sourceTo + '","eventName":"'.length
    table.isNeeded({ sourceFrom, sourceTo, nameFrom, nameTo: nameFrom + name.length })
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
