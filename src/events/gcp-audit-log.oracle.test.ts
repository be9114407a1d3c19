import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { JsonObject } from '../base/json.ts'
import { gcpAuditEvent } from './gcp-audit-log.ts'
import { findDisagreements, judge, type KnownDisagreement } from '../../test/builders/ecs-oracle.ts'

const folder = new URL('../../../shared/data/ecs-oracle/gcp/', import.meta.url)

/** Where Spoor's document differs from Elastic's, and why that is right. */
const known: readonly KnownDisagreement[] = [
  {
    field: 'event.original',
    reason: 'the record is kept in Event.records; its text is not passed on from the reader',
  },
]

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
    const found = findDisagreements('gcp', folder, documentOf)
    expect(judge(found, known)).toEqual({ unlisted: [], stale: [] })
  },
)
