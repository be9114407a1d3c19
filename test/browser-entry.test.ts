/** `spoor/eql` runs where there is no Node: bundled for a browser, in a realm without its globals. */
import { fileURLToPath } from 'node:url'
import { createContext, runInContext } from 'node:vm'
import { rolldown } from 'rolldown'
import { expect, it } from 'vitest'

it('runs without anything of Node', async () => {
  const input = fileURLToPath(new URL('../src/eql.ts', import.meta.url))
  const bundle = await rolldown({ input, platform: 'browser', logLevel: 'silent' })
  const { output } = await bundle.generate({ format: 'iife', name: 'eql' })
  expect(output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.imports : []))).toEqual([])
  const [{ code }] = output
  const found: unknown = runInContext(
    `${code}
     const { query } = eql.compileEql('sequence by user.name [any where a == 1] [any where b regex "x+"]')
     const documents = [{ a: 1 }, { b: 'xx' }].map((document, index) => (
       { ...document, '@timestamp': '2026-03-02T00:00:0' + index + 'Z', user: { name: 'lena' } }
     ))
     JSON.stringify(eql.runEql(documents.map(eql.eventFromDocument), query).sequences[0].joinKeys)`,
    createContext({}),
  )
  expect(found).toBe('["lena"]')
})
