import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { skipReasons } from './skip-reasons.ts'
import { diagnose, telemetryDiagnostics } from './telemetry-diagnostics.ts'

const sources = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: readFileSync(join(import.meta.dirname, name), 'utf8') }))

const isTest = ({ name }: { name: string }): boolean => name.endsWith('.test.ts')

it('takes severity and hint from the table unless told otherwise', () => {
  expect(diagnose('json-cut', { file: 'a', line: 2 }, { message: 'm' })).toEqual({
    code: 'json-cut',
    severity: 'error',
    message: 'm',
    file: 'a',
    line: 2,
    hint: 'fetch the file again',
  })
  const said = { message: 'm', severity: 'note', hint: 'h' } as const
  expect(diagnose('json-cut', { file: 'a' }, said)).toMatchObject({ severity: 'note', hint: 'h' })
})

it.each([...Object.keys(telemetryDiagnostics), ...Object.keys(skipReasons)])(
  '%s is given by the code and shown by a test',
  (code) => {
    const tables = ['telemetry-diagnostics.ts', 'skip-reasons.ts']
    const asWord = new RegExp(`(?<![\\w-])${code}(?![\\w-])`)
    const senders = sources.filter((one) => !isTest(one) && !tables.includes(one.name))
    expect(senders.some(({ text }) => text.includes(`'${code}'`))).toBe(true)
    expect(sources.filter(isTest).some(({ text }) => asWord.test(text))).toBe(true)
  },
)
