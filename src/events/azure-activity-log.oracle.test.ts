import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { JsonObject } from '../base/json.ts'
import { azureActivityEvent } from './azure-activity-log.ts'
import { findDisagreements, judge, type KnownDisagreement } from '../../test/builders/ecs-oracle.ts'

const folder = new URL('../../../shared/data/ecs-oracle/azure/', import.meta.url)

/** Where Spoor's document differs from Elastic's, and why that is right. */
const known: readonly KnownDisagreement[] = [
  {
    field: 'event.original',
    reason: 'the record is kept in Event.records; its text is not passed on from the reader',
  },
  {
    field: 'geo.*',
    reason: 'Elastic writes GeoIP test data over geo.name as it does into source.geo',
  },
  {
    files: ['test-acitivitylogs-responsebody'],
    field: 'azure.activitylogs.response_body.*',
    reason:
      'an older package; newer ones have the body at azure.activitylogs.properties.responseBody',
  },
]

/**
 * The rows of the time formats have no operation, and so are no events; they are given one, since only
 * their times matter.
 */
function documentOf(record: JsonObject): JsonObject {
  const value = 'operationName' in record ? record : { ...record, operationName: 'test' }
  const origin = { file: 'oracle', index: 0, envelopes: [] }
  const event = azureActivityEvent({
    source: 'azure.activitylogs',
    dialect: 'azure-event-hub',
    value,
    origin,
  })
  return 'rejected' in event ? {} : event.document
}

it.skipIf(!existsSync(folder))(
  'makes the documents that Elastic makes [skips without ../shared]',
  () => {
    const found = findDisagreements('azure', folder, documentOf)
    expect(judge(found, known)).toEqual({ unlisted: [], stale: [] })
  },
)
