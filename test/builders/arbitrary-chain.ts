/** Chains of any shape, cycles and repeats among them, as no sane cloud would log them. */
import fc from 'fast-check'
import type { Chain, ChainLink } from '../../src/lineage/chain.ts'
import { type Step, orderSteps } from '../../src/lineage/step.ts'
import { resource, step } from './step-builder.ts'

const ids = Array.from({ length: 9 }, (_, index) => `snap-${index}`)

/** A step that leads from one resource to another, or does something to the first; refused or not. */
const arbitraryDeed = fc.record({
  at: fc.nat(20),
  from: fc.constantFrom(...ids),
  to: fc.option(fc.constantFrom(...ids)),
  by: fc.constantFrom('alice', 'bob'),
  attempt: fc.boolean(),
})

/** A chain from `snap-0` with up to forty steps. */
export const arbitraryChain: fc.Arbitrary<Chain> = fc
  .array(arbitraryDeed, { minLength: 1, maxLength: 40 })
  .map((deeds) =>
    chainOf(
      deeds.map(({ at, from, to, by, attempt }) =>
        to === null || to === from || attempt
          ? step('delete', { at, by, attempt, inputs: [from] })
          : step('copy', { at, by, inputs: [from], outputs: [to], links: [['copy-of', from, to]] }),
      ),
    ),
  )

/** The chain of these steps with all of their links, as they stand; `snap-0` is its root. */
export function chainOf(steps: readonly Step[]): Chain {
  const ordered = orderSteps(steps)
  const links = ordered.flatMap((one): readonly ChainLink[] =>
    one.activity.links.map((link) => ({ ...link, step: one })),
  )
  const ends = links.flatMap(({ from, to }) => [from, to])
  const named = steps.flatMap(({ activity }) => [...activity.inputs, ...activity.outputs])
  const root = resource('snap-0')
  return {
    id: 'chain-1',
    root,
    sourceUnseen: false,
    rootSteps: [],
    steps: ordered,
    links,
    exposures: [],
    resources: [...new Map([root, ...ends, ...named].map((one) => [one.id, one])).values()],
    principalChanged: false,
    accountChanged: false,
    regionChanged: false,
  }
}
