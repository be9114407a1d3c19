import { expect, it } from 'vitest'
import { activityOf, linkOf, wholeWrite } from './effects.ts'
import type { Resource } from './resource.ts'

function disk(id: string): Resource {
  return { id, kind: 'disk', provider: 'azure' }
}

it('links only two known, different ends', () => {
  expect(linkOf('copy-of', { from: disk('a'), to: disk('b') })?.evidence).toBe('observed')
  expect(linkOf('copy-of', { from: undefined, to: disk('b') })).toBeUndefined()
  expect(linkOf('copy-of', { from: disk('a'), to: disk('a') })).toBeUndefined()
})

it('closes gaps and names each resource once', () => {
  const effects = { verb: 'copy', inputs: [disk('a'), undefined, disk('a')] } as const
  expect(activityOf(effects, { attempt: false })).toEqual({
    verb: 'copy',
    attempt: false,
    inputs: [disk('a')],
    outputs: [],
    links: [],
  })
})

it('keeps the intent of an attempt but neither ties nor removes', () => {
  const effects = {
    verb: 'delete',
    inputs: [disk('a')],
    links: [linkOf('copy-of', { from: disk('a'), to: disk('b') })],
    sharing: { resource: disk('a'), change: 'add', grantees: [] },
    removed: [disk('a')],
  } as const
  const { sharing, links, removed } = activityOf(effects, { attempt: true })
  expect(sharing).toEqual(effects.sharing)
  expect(links).toEqual([])
  expect(removed).toBeUndefined()
})

it('says what is written as a whole where that is known, refused or not', () => {
  expect(wholeWrite(undefined, 'copy x')).toBeUndefined()
  expect(wholeWrite(disk('a'))).toEqual({ resource: disk('a') })
  const whole = wholeWrite(disk('a'), 'copy x')
  expect(activityOf({ verb: 'restore', whole }, { attempt: true }).whole).toEqual({
    resource: disk('a'),
    content: 'copy x',
  })
})
