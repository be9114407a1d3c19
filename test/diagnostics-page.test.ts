/** docs/diagnostics.md explains every code that the source gives, and none that it does not. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { skipReasons } from '../src/telemetry/skip-reasons.ts'
import { telemetryDiagnostics } from '../src/telemetry/telemetry-diagnostics.ts'

const top = fileURLToPath(new URL('../', import.meta.url))
const page = readFileSync(join(top, 'docs/diagnostics.md'), 'utf8')
const [codesPart = '', reasonsPart = ''] = page.split('## Why records are skipped')

/** The rows of tables by the name in their first column. */
function rowsOf(text: string): ReadonlyMap<string, string> {
  const found = [...text.matchAll(/^\| `([^`]+)` \| (.*) \|$/gm)]
  return new Map(found.map(([, name = '', rest = '']) => [name, rest]))
}

const rows = rowsOf(codesPart)
const source = readdirSync(join(top, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => readFileSync(join(top, 'src', name), 'utf8'))

/** Codes stand as `code: 'x'`, in tables of messages by code, and as words of the languages' families. */
const writtenCode =
  /\bcode: ?'([a-z\d]+(?:-[a-z\d]+)+)'|\? '([a-z]+-without-[a-z]+)' : '([a-z]+-without-[a-z]+)'|'((?:eql|sigma)-[a-z-]+)'|^ {2}'((?:azure|gcp)-no[a-z-]*)':/gm

const inSource = new Set(
  source.flatMap((text) =>
    [...text.matchAll(writtenCode)].flatMap((found) => found.slice(1).filter(Boolean)),
  ),
)

it('finds the codes of the source', () => {
  for (const code of ['eql-syntax', 'sigma-yaml', 'rules-missing', 'event-without-time']) {
    expect(inSource).toContain(code)
  }
})

it('explains every code of the source', () => {
  const codes = [...inSource, ...Object.keys(telemetryDiagnostics)]
  expect(codes.filter((code) => !rows.has(code))).toEqual([])
})

it('explains no code that the source does not give', () => {
  const text = source.join('\n')
  expect([...rows.keys()].filter((code) => !text.includes(code))).toEqual([])
})

it('is what its tables say', () => {
  const written: Record<string, Record<string, readonly string[]>> = parse(
    readFileSync(join(top, 'docs/diagnostics.yaml'), 'utf8'),
  )
  const expected = [
    ...Object.values(written).flatMap((section) => Object.entries(section)),
    ...Object.entries(telemetryDiagnostics).map(
      ([code, { severity, meaning, hint }]) => [code, [severity, meaning, hint]] as const,
    ),
  ]
  for (const [code, facts] of expected) {
    expect(rows.get(code)).toBe(facts.map((fact) => fact.replaceAll('|', '\\|')).join(' | '))
  }
})

it('tells why records are skipped', () => {
  expect(rowsOf(reasonsPart)).toEqual(
    new Map([
      ...Object.entries(skipReasons),
      ['outside-time-span', 'an event before `--from` or after `--to`'],
    ]),
  )
})
