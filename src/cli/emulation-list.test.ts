import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createInputFolder } from '../../test/builders/input-folder.ts'
import { listEmulations, showEmulation } from './emulation-list.ts'
import { findEmulation, shippedTests } from './find-emulation.ts'

const { put } = createInputFolder()
const fixture = readFileSync(
  new URL('../../test/atomics/azure-export-disk.yaml', import.meta.url),
  'utf8',
).replace('negatives: [azure-backup]\n', '')

describe('the list', () => {
  it('has scenarios, tests with short id and name, and shapes', async () => {
    const text = await listEmulations()
    expect(text).toMatch(/^Scenarios\n {2}[^]*\n\nTests\n {2}[^]*\n\nShapes \(--shape\)\n {2}/)
    const [shipped] = await shippedTests()
    expect(text).toContain(`  ${shipped?.test.id.slice(0, 8)}  ${shipped?.name}`)
    expect(text).toContain(`  ${shipped?.test.name}\n`)
  })
})

describe('what is shown', () => {
  it('of a test with commands is its runbook', async () => {
    const file = put('own.yaml', fixture)
    const text = showEmulation(await findEmulation(file))
    expect(text).toContain('Spoor prints this and runs none of it.')
    expect(text).toContain(`spoor test '${file}' --only 2c7a1b63-`)
  })

  it('of a test without commands, or a scenario, is its steps', async () => {
    const bare = fixture.replace(/prerequisites:[^]*?\nsafety/, 'safety')
    const text = showEmulation(await findEmulation(put('bare.yaml', bare)))
    expect(text).toMatch(/^Azure snapshot made and its export link issued\n\n\d{4}-.* 09:14:07  /)
  })

  it('keeps lines and tabs of commands, and shows what could hide text', async () => {
    const hostile = fixture.replace('    set -euo pipefail\n', '    ls\tx \u001b[2J\u202e\r\n')
    const text = showEmulation(await findEmulation(put('hostile.yaml', hostile)))
    expect(text).toContain('\nls\tx \\u{1b}[2J\\u{202e}')
    expect(text).not.toMatch(/[\u001b\u202e\r]/)
  })

  it('is nothing where nothing was found', async () => {
    expect(showEmulation({ diagnostics: [] })).toBe('')
  })
})
