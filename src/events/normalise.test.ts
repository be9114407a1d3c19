import { expect, it } from 'vitest'
import { azureRecord } from '../../test/builders/azure-builder.ts'
import { emulatedCall } from '../../test/builders/cloudtrail-builder.ts'
import { gcpEntry } from '../../test/builders/gcp-builder.ts'
import type { LogRecord } from '../telemetry/log-record.ts'
import { normalise } from './normalise.ts'

const origin = { file: 'a.json', index: 0, envelopes: [] }

const records: readonly LogRecord[] = [
  {
    source: 'aws.cloudtrail',
    dialect: 'cloudtrail',
    value: emulatedCall('ec2', 'CopySnapshot', {}),
    origin,
  },
  {
    source: 'azure.activitylogs',
    dialect: 'azure-rest',
    value: azureRecord({ operation: 'Microsoft.Compute/disks/write', resource: 'M.C/disks/d' }),
    origin,
  },
  {
    source: 'gcp.audit',
    dialect: 'gcp-log-entry',
    value: gcpEntry({ method: 'v1.compute.disks.insert', resource: 'zones/z/disks/d' }),
    origin,
  },
]

it.each(records)('makes an event of $source', (record) => {
  const event = normalise(record)
  expect(event).toMatchObject({ source: record.source, records: [{ record }] })
})

it.each(records)('rejects a record of $source that says nothing, with the reason', (record) => {
  expect(normalise({ ...record, value: {} })).toMatchObject({
    rejected: expect.any(String),
    diagnostic: { file: 'a.json' },
  })
})
