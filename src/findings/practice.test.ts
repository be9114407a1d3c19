import { describe, expect, it } from 'vitest'
import { historyWith } from '../../test/builders/history-builder.ts'
import { chainOf, contextOf } from '../../test/builders/signal-builder.ts'
import { principal, step, storyBegin, type StepWords } from '../../test/builders/step-builder.ts'
import { createContext } from '../environment/context.ts'
import type { Chain } from '../lineage/chain.ts'
import { foreignUseOf, practiceOf, type Precedent } from './practice.ts'

const day = 24 * 60
const alice = 'arn:aws:iam::111122223333:user/alice'
const bob = 'arn:aws:iam::111122223333:user/bob'

/** A copy that somebody makes and somebody else restores an hour later, on a day of the story. */
function handed(
  on: number,
  by: StepWords['by'],
  to: StepWords['by'],
  account = '111122223333',
): Chain {
  const [vol, snap] = [`vol-${on}`, `snap-${on}`]
  return chainOf(
    step('create', { at: on * day, by: by ?? 'alice', links: [['snapshot-of', vol, snap]] }),
    step('restore', {
      at: on * day + 60,
      by: to ?? 'bob',
      account,
      links: [['restored-from', snap, `vol-${on + 1000}`]],
    }),
  )
}

function precedentsOf(
  chains: readonly Chain[],
  context = contextOf(),
): readonly (Precedent | undefined)[] {
  const practice = practiceOf(chains, context)
  return chains.map((chain) => {
    const use = foreignUseOf(chain)
    return use === undefined ? undefined : practice(use)
  })
}

describe('the use of a copy by another', () => {
  it('has no precedent when it is the first, and that one when it is not, in any order', () => {
    const [one, other] = [handed(1, 'alice', 'bob'), handed(8, 'alice', 'bob')]
    const time = storyBegin + (day + 60) * 60_000
    expect(precedentsOf([one, other])).toEqual([undefined, { kind: 'before', time }])
    expect(precedentsOf([other, one])).toEqual([{ kind: 'before', time }, undefined])
  })

  it.each([
    ['another user', handed(8, 'alice', 'carol')],
    ['another maker', handed(8, 'carol', 'bob')],
    ['another account', handed(8, 'alice', 'bob', '444455556666')],
  ])('has none in what %s did', (_, other) => {
    expect(precedentsOf([handed(1, 'alice', 'bob'), other])[1]).toBeUndefined()
  })

  it('has one in a history that knows both to do so', () => {
    const before = [storyBegin - 30 * day * 60_000, storyBegin - day * 60_000]
    const known = (
      verbs: Readonly<Record<string, readonly number[]>>,
    ): ReturnType<typeof createContext> =>
      createContext({
        history: historyWith({
          'log-account': { '111122223333': before },
          'principal-verb': verbs,
        }),
      })
    const makes = { [JSON.stringify([alice, 'create'])]: before }
    const restores = { [JSON.stringify([bob, 'restore'])]: before }
    const chain = handed(1, 'alice', 'bob')
    const [from, to] = before
    expect(precedentsOf([chain], known({ ...makes, ...restores }))).toEqual([
      { kind: 'learned', from, to, days: 2 },
    ])
    expect(precedentsOf([chain], known(makes))).toEqual([undefined])
    expect(precedentsOf([chain], known(restores))).toEqual([undefined])
  })
})

describe('no use by another', () => {
  it('is that of the maker, of known automation, or of a foreign account', () => {
    const robot = principal('dlm', { automation: 'invokedBy is dlm.amazonaws.com' })
    const foreign = principal('ext', { kind: 'external' })
    const uses = [
      handed(1, 'alice', 'alice'),
      handed(1, 'alice', robot),
      handed(1, 'alice', foreign),
    ]
    expect(uses.map(foreignUseOf)).toEqual([undefined, undefined, undefined])
  })
})
