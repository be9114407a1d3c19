import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { JsonObject } from '../base/json.ts'
import { gcpAuditEvent } from './gcp-audit-log.ts'
import { compareDocuments, judge, type KnownDisagreement } from '../../test/builders/ecs-oracle.ts'

const folder = new URL('../../../shared/data/ecs-oracle/gcp/', import.meta.url)

/** Where Spoor's document differs from Elastic's, and why that is right. */
const known: readonly KnownDisagreement[] = [
  {
    field: 'event.original',
    reason: 'the record is kept in Event.records; its text is not passed on from the reader',
  },
]

interface Pair {
  readonly name: string
  readonly record: JsonObject
  readonly expected: JsonObject
}

function read(file: string): string {
  return readFileSync(new URL(file, folder), 'utf8')
}

/** One line of a log with the document Elastic makes of it. */
function pairsOf(name: string): readonly Pair[] {
  const lines = read(`${name}.log`)
    .split('\n')
    .filter((line) => line.trim() !== '')
  const { expected } = JSON.parse(read(`${name}.log-expected.json`))
  return lines.map((line, index) => ({ name, record: JSON.parse(line), expected: expected[index] }))
}

function documentOf(value: JsonObject): JsonObject {
  const origin = { file: 'oracle', index: 0, envelopes: [] }
  const event = gcpAuditEvent({
    source: 'gcp.audit',
    dialect: 'gcp-log-entry',
    value,
    origin,
  })
  return 'rejected' in event ? {} : event.document
}

it.skipIf(!existsSync(folder))(
  'makes the documents that Elastic makes [skips without ../shared]',
  () => {
    const names: readonly string[] = readdirSync(folder).flatMap((file) =>
      file.endsWith('.log') ? [file.slice(0, -4)] : [],
    )
    const results = names
      .flatMap(pairsOf)
      .map(({ name, record, expected }) => compareDocuments(name, expected, documentOf(record)))
    const compared = results.reduce((sum, result) => sum + result.compared, 0)
    const found = results.flatMap((result) => result.disagreements)
    process.stdout.write(`gcp: ${compared - found.length} of ${compared} fields agree\n`)
    expect(judge(found, known)).toEqual({ unlisted: [], stale: [] })
  },
)
