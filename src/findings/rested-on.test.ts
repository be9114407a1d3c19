import { expect, it } from 'vitest'
import { step, type LinkWords } from '../../test/builders/step-builder.ts'
import { buildLineageGraph } from '../lineage/graph.ts'
import { traceChains } from '../lineage/trace-chains.ts'
import { everyEventOf } from './rested-on.ts'

const links: readonly LinkWords[] = [['exported-to', 'snap-1', 's3-1']]
const [chain = null] = traceChains(
  buildLineageGraph([1, 2, 3].map((at) => step('export', { at, isPiecemeal: true, links }))),
)
const events = (chain?.steps ?? []).map(({ event }) => event)

it('a finding rests on what it names, and on what its steps stand for', () => {
  expect(events.map(({ id }) => id)).toEqual(['export@1'])
  expect(everyEventOf({ events, chain }).map(({ id }) => id)).toEqual([
    'export@1',
    'export@2',
    'export@3',
  ])
})

it('without a chain it rests on what it names', () => {
  expect(everyEventOf({ events, chain: null })).toBe(events)
})
