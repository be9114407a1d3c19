import { describe, expect, it } from 'vitest'
import { storyReport } from '../../test/builders/report-builder.ts'
import { resource } from '../../test/builders/step-builder.ts'
import type { Chain } from '../lineage/chain.ts'
import { reportedChain } from './reported-chain.ts'
import type { ReportedResource } from './report-schema.ts'

/** The resources of the story's chain, changed. */
function resourcesOf(change: (chain: Chain) => Partial<Chain>): readonly ReportedResource[] {
  const chain = storyReport().findings[0]?.chain
  if (chain === undefined || chain === null) throw new TypeError('the story has no chain')
  return reportedChain({ ...chain, ...change(chain) }).resources
}

describe('the resources of a chain as data', () => {
  it('are all that it names, once each, those that hold the data first', () => {
    const told = resourcesOf(() => ({}))
    expect(told.map(({ id, kind, holds_data }) => [id, kind, holds_data])).toEqual([
      ['vol-1', 'disk', true],
      ['snap-1', 'snapshot', true],
      ['i-2', 'instance', true],
      ['sg-2', 'network-group', false],
    ])
  })

  it('have account and region of the first event that tells them; null where none does', () => {
    const [disk, copy] = resourcesOf(({ steps, links }) => ({
      resources: [resource('vol-1'), resource('snap-1')],
      steps: steps.map((step) => ({
        ...step,
        activity: {
          ...step.activity,
          outputs: step.activity.outputs.map((one) => ({ ...one, account: '4', region: 'r-4' })),
        },
      })),
      links: links.map((link) => ({ ...link, to: { ...link.to, account: '5' } })),
    }))
    expect(disk).toMatchObject({ account: null, region: null })
    expect(copy).toMatchObject({ account: '4', region: 'r-4' })
  })
})
