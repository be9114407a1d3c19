/**
 * test/environment-files: files of `spoor.yaml` that are wrong, each beside the remarks that it gets, and
 * files that are right. A remark without line, column or mend is a fault of ours. Written anew with
 * SPOOR_WRITE_EXPECTED=1, to be read before it is committed.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { formatDiagnostic } from '../src/base/diagnostic.ts'
import { hasError } from '../src/base/report.ts'
import { readEnvironment } from '../src/environment/configuration/read-environment.ts'

const folder = fileURLToPath(new URL('environment-files/', import.meta.url))
const now = Date.parse('2026-01-15T12:00:00Z')

function yamlIn(part: string): readonly string[] {
  return readdirSync(`${folder}${part}`).filter((name) => name.endsWith('.yaml'))
}

function read(part: string, name: string): ReturnType<typeof readEnvironment> {
  const text = readFileSync(`${folder}${part}/${name}`, 'utf8')
  return readEnvironment({ text, file: 'spoor.yaml' }, { now })
}

it('there are at least thirty wrong files', () => {
  expect(yamlIn('bad').length).toBeGreaterThanOrEqual(30)
})

describe.each(yamlIn('bad'))('%s', (name) => {
  const { environment, diagnostics } = read('bad', name)

  it('gets the remarks that stand beside it', () => {
    const told = `${diagnostics.map(formatDiagnostic).join('\n')}\n`
    const beside = `${folder}bad/${name.replace(/\.yaml$/, '.txt')}`
    if (process.env['SPOOR_WRITE_EXPECTED'] === '1') writeFileSync(beside, told)
    expect(existsSync(beside) ? readFileSync(beside, 'utf8') : '').toBe(told)
  })

  it('is told its line, column and mend', () => {
    expect(diagnostics).not.toEqual([])
    for (const { line, column, hint } of diagnostics) {
      expect([line, column, hint]).toEqual([
        expect.any(Number),
        expect.any(Number),
        expect.stringMatching(/./),
      ])
    }
  })

  it('is used only if nothing in it is an error', () => {
    expect(environment === undefined).toBe(hasError(diagnostics))
  })
})

it.each(yamlIn('good'))('%s is read without a remark', (name) => {
  const { environment, diagnostics } = read('good', name)
  expect(diagnostics).toEqual([])
  expect(environment).toBeDefined()
})
