import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isJsonObject, type JsonObject } from '../base/json.ts'
import { cloudtrailEvent } from './aws-cloudtrail.ts'
import { compareDocuments, judge, type KnownDisagreement } from '../../test/builders/ecs-oracle.ts'
import type { Event, Rejection } from './event.ts'

/** Elastic's own pipeline tests; package 9.0.0, our target, and 2.24.1 for its older records. */
const folder = new URL('../../../shared/data/ecs-oracle/aws/', import.meta.url)
const older = 'v2.24.1/'

/** Where Spoor's document differs from Elastic's, and why that is right. */
const known: readonly KnownDisagreement[] = [
  {
    files: inOlder(
      'console-login create-access-key create-key-pair delete-trail stop-logging tls-details update-trail',
    ),
    field: 'user.id',
    reason: 'package 2.24.1 wrote the principal id where 9.0.0 writes the ARN',
  },
  {
    files: inOlder(
      'console-login create-access-key create-key-pair delete-trail stop-logging tls-details update-trail',
    ),
    field: 'related.user',
    reason: 'package 2.24.1 left out the principal id and the ARN',
  },
  {
    files: inOlder('delete-trail'),
    field: 'event.type',
    reason: 'package 2.24.1 did not categorise DeleteTrail',
  },
]

function inOlder(names: string): readonly string[] {
  return names.split(' ').map((name) => `${older}test-${name}-json`)
}

/** Fields that Spoor's document has beyond Elastic's, whose agent or index adds the first three. */
const added = [
  'data_stream.dataset',
  'data_stream.namespace',
  'data_stream.type',
  'event.dataset',
  'event.module',
]

interface Pair {
  readonly name: string
  readonly record: JsonObject
  readonly expected: JsonObject
}

function read(file: string): string {
  return readFileSync(new URL(file, folder), 'utf8')
}

/** Each line of a log with the document that Elastic makes of it. */
function pairsOf(name: string): readonly Pair[] {
  const { expected } = JSON.parse(read(`${name}.log-expected.json`))
  // Elastic answers the blank last line of a log with a document without event.original.
  const documents = expected.filter(hasOriginal)
  const lines = read(`${name}.log`).split('\n')
  return lines
    .filter((line) => line.trim() !== '')
    .map((line, index) => ({ name, record: JSON.parse(line), expected: documents[index] }))
}

function hasOriginal(document: JsonObject): boolean {
  const event = document['event']
  return isJsonObject(event) && 'original' in event
}

function namesIn(subfolder: string): readonly string[] {
  const files = readdirSync(new URL(subfolder, folder))
  return files.flatMap((file) => (file.endsWith('.log') ? [subfolder + file.slice(0, -4)] : []))
}

function eventOf(value: JsonObject): Event | Rejection {
  const origin = { file: 'oracle', index: 0, envelopes: [] }
  return cloudtrailEvent({ source: 'aws.cloudtrail', dialect: 'cloudtrail', value, origin })
}

/** The document with the native record as `event.original`, which Spoor keeps elsewhere. */
function documentOf(value: JsonObject): JsonObject {
  const event = eventOf(value)
  if ('rejected' in event) return {}
  const fields = event.document['event']
  const original = JSON.stringify(event.native)
  return { ...event.document, event: { ...(isJsonObject(fields) ? fields : {}), original } }
}

/** `event.original` without the white space that the fixture happens to have. */
function withCompactOriginal(document: JsonObject): JsonObject {
  const event = document['event']
  if (!isJsonObject(event) || typeof event['original'] !== 'string') return document
  const original = JSON.stringify(JSON.parse(event['original']))
  return { ...document, event: { ...event, original } }
}

function leavesOf(value: unknown, path = ''): readonly string[] {
  if (!isJsonObject(value)) return [path]
  return Object.entries(value).flatMap(([key, item]) =>
    leavesOf(item, path === '' ? key : `${path}.${key}`),
  )
}

const skipped = !existsSync(folder)

describe.skipIf(skipped)('Elastic as oracle [skips without ../shared]', () => {
  it('makes the documents that Elastic makes', () => {
    const found = ['', older].flatMap((subfolder) => {
      const results = namesIn(subfolder)
        .filter((name) => !name.includes('digest'))
        .flatMap(pairsOf)
        .map(({ name, record, expected }) =>
          compareDocuments(name, withCompactOriginal(expected), documentOf(record)),
        )
      const compared = results.reduce((sum, result) => sum + result.compared, 0)
      const disagreements = results.flatMap((result) => result.disagreements)
      const agreed = `${compared - disagreements.length} of ${compared} fields agree`
      process.stdout.write(`aws${subfolder === '' ? '' : ` ${older}`}: ${agreed}\n`)
      return disagreements
    })
    expect(judge(found, known)).toEqual({ unlisted: [], stale: [] })
  })

  it('adds no field of its own but the ones named', () => {
    const extra = namesIn('')
      .flatMap(pairsOf)
      .flatMap(({ record, expected }) => {
        const theirs = new Set(leavesOf(expected))
        return leavesOf(documentOf(record)).filter((field) => !theirs.has(field))
      })
    expect([...new Set(extra)].sort()).toEqual(added)
  })

  it('makes no event of a digest', () => {
    for (const { record } of pairsOf(`${older}test-cloudtrail-digest-json`)) {
      expect(eventOf(record)).toMatchObject({ rejected: 'no-time' })
    }
  })
})

if (skipped) process.stdout.write('aws: oracle skipped, ../shared/data/ecs-oracle is absent\n')
