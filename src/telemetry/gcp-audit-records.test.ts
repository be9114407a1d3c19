import { expect, it } from 'vitest'
import type { JsonObject } from '../base/json.ts'
import { recordKeyOf, recordShapeOf, skipReasonOf } from './recognise-record.ts'

const type = 'type.googleapis.com/google.cloud.audit.AuditLog'
const logName = 'projects/p/logs/cloudaudit.googleapis.com%2Factivity'
const entry = { insertId: 'i-1', timestamp: '2024-01-01T00:00:00Z', logName }

function recognised(value: JsonObject): readonly (string | undefined)[] {
  const shape = recordShapeOf(value)
  return shape === undefined ? [] : [shape.dialect, recordKeyOf(shape, value)]
}

it('tells log entries from BigQuery rows and knows them by insert id, time and log', () => {
  const key = `gcp.audit i-1 2024-01-01T00:00:00Z ${logName}`
  expect(recognised({ ...entry, protoPayload: { '@type': type } })).toEqual(['gcp-log-entry', key])
  expect(recognised({ ...entry, protopayload_auditlog: {} })).toEqual(['gcp-bigquery-row', key])
  const row = { ...entry, protopayload_auditlog: {}, jsonPayload: null, textPayload: null }
  expect(skipReasonOf(row)).toBeUndefined()
  const { insertId, timestamp } = entry
  const snake = { insert_id: insertId, timestamp, log_name: logName }
  expect(recognised({ ...snake, proto_payload: { audit_log: {} } })).toEqual([
    'gcp-bigquery-row',
    key,
  ])
})

it('reads entries whose exporter renamed the type, or left it out', () => {
  const renamed = { logname: logName, protoPayload: { at_sign_type: type } }
  expect(recognised(renamed)[0]).toBe('gcp-log-entry')
  expect(recognised({ ...entry, protoPayload: { methodName: 'x' } })[0]).toBe('gcp-log-entry')
})

it('skips entries of other logs', () => {
  const flow = { ...entry, logName: 'projects/p/logs/compute.googleapis.com%2Fvpc_flows' }
  expect(skipReasonOf({ ...flow, jsonPayload: {} })).toBe('not-an-audit-log')
  expect(skipReasonOf({ ...entry, textPayload: 'x' })).toBe('not-an-audit-log')
  expect(skipReasonOf({ ...entry, protoPayload: { '@type': 'x/Request' } })).toBe(
    'not-an-audit-log',
  )
  expect(skipReasonOf({ ...entry, protoPayload: { '@type': type } })).toBeUndefined()
})
