import { expect, it } from 'vitest'
import { created, numbered, shared } from '../../test/builders/numbered-builder.ts'
import { fragment } from './html.ts'
import { picturesOf } from './report-pictures.ts'

const none = { ownAccounts: new Set<string>() }

it('a chain is shown as a graph and as a timeline, each to be moved by keyboard, and in words', () => {
  const { markup } = fragment(picturesOf(numbered(created, shared(1, '4444')), none))
  expect([...markup.matchAll(/<h3>([^<]*)/g)].map(([, title]) => title)).toEqual([
    'Where the data went',
    'Who did it',
    'Step by step',
  ])
  expect(markup.match(/class="scroll[^"]*" tabindex="0" role="region" aria-label="/g)).toHaveLength(
    2,
  )
  expect(markup).not.toContain('Not drawn')
})

it('a picture says what it leaves out', () => {
  const shares = Array.from({ length: 30 }, (_, index) => shared(index + 1, `${5000 + index}`))
  const { markup } = fragment(picturesOf(numbered(created, ...shares), none))
  expect(markup).toContain('Not drawn, but listed below: 6 more ways out.')
})
