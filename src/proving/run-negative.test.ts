import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { runNegative } from './run-negative.ts'

const folder = fileURLToPath(
  new URL('../../content/techniques/T1578.001/scenarios/', import.meta.url),
)

function sourceOf(name: string): { readonly text: string; readonly file: string } {
  return { file: name, text: readFileSync(`${folder}${name}`, 'utf8') }
}

it('finds nothing above low in benign work', async () => {
  const outcome = await runNegative(sourceOf('benign-a-gcp.yaml'), [])
  expect(outcome).toEqual({ scenario: 'benign-a-gcp', aboveLow: [] })
})

it('tells what is above low: an attack that is called benign does not pass', async () => {
  const outcome = await runNegative(sourceOf('attack-gcp-stratus-share-disk.yaml'), [])
  expect(outcome.aboveLow.map(({ severity }) => severity)).toContain('high')
})

it('proves nothing with a scenario that cannot be played', async () => {
  const source = { text: 'schema: spoor/scenario@1\nid: x\n', file: 'x.yaml' }
  await expect(runNegative(source, [])).rejects.toThrow('"name"')
})
