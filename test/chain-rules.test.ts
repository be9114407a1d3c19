/** The shipped chain rules, over the bundled samples: they fire on the attacks and on nothing else. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { loadShippedDetections } from '../src/content.ts'
import { hunt } from '../src/hunt.ts'

const samples = fileURLToPath(new URL('../samples', import.meta.url))
interface Truth {
  readonly chains: readonly { readonly steps: readonly { readonly verb: string }[] }[]
}

const truth: Readonly<Record<string, Truth>> = JSON.parse(
  readFileSync(new URL('samples-truth.json', import.meta.url), 'utf8'),
)

it('the seed chain, as an EQL sequence by spoor.chain.id, fires once for each attack that opens a rule', async () => {
  const { detections } = await loadShippedDetections()
  const chainRules = detections.filter(({ file }) => file?.includes('chain_restored_by_another'))
  expect(chainRules).toHaveLength(1)
  const { matches, findings } = await hunt({ inputs: [samples], detections: chainRules })
  // A database that is restored with a public address opens in the same event: no third step.
  const attacks = Object.values(truth)
    .flatMap(({ chains }) => chains)
    .filter(({ steps }) => steps.some(({ verb }) => verb === 'expose'))
  expect(matches).toHaveLength(attacks.length)
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
