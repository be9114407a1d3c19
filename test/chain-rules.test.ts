/** The shipped chain rules, over the bundled samples: they fire on the attacks and on nothing else. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { loadShippedDetections } from '../src/content.ts'
import { hunt } from '../src/hunt.ts'
import { sampleClouds, type SampleLabel, type SampleStep } from './builders/sample-logs.ts'

const samples = fileURLToPath(new URL('../samples', import.meta.url))

/** The attacks in which somebody opens a rule, by what the labels of the samples say. */
function attacksThatOpen(): ReadonlySet<string> {
  const told = sampleClouds.flatMap((cloud): readonly SampleStep[] => {
    const label: SampleLabel = JSON.parse(
      readFileSync(new URL(`samples-truth/${cloud}.json`, import.meta.url), 'utf8'),
    )
    return label.steps.filter(({ tale }) => tale.startsWith('attack '))
  })
  return new Set(told.filter(({ says }) => says.includes(' opens ')).map(({ tale }) => tale))
}

it('the seed chain, as an EQL sequence by spoor.chain.id, fires once for each attack that opens a rule', async () => {
  const { detections } = await loadShippedDetections()
  const chainRules = detections.filter(({ file }) => file?.includes('chain_restored_by_another'))
  expect(chainRules).toHaveLength(1)
  const { matches, findings } = await hunt({ inputs: [samples], detections: chainRules })
  // A database that is restored with a public address opens in the same event: no third step.
  expect(matches).toHaveLength(attacksThatOpen().size)
  const critical = new Set(
    findings
      .filter(({ severity, chain }) => severity === 'critical' && chain !== null)
      .flatMap(({ chain }) => chain?.steps.map(({ event }) => event.id) ?? []),
  )
  for (const { events } of matches) {
    expect(events).toHaveLength(3)
    for (const { id } of events) expect(critical.has(id)).toBe(true)
  }
})
