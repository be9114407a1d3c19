import { expect, it } from 'vitest'
import { openEnvelope, recordShapeOf, skipReasonOf } from './recognise-record.ts'

it('prefers the original record to the message of a document', () => {
  const document = { event: { original: '{"a":1}' }, message: '{"b":2}' }
  expect(openEnvelope(document)).toEqual({
    name: 'event-original',
    wrapped: { kind: 'text', text: '{"a":1}' },
  })
})

it('prefers the whole event of a Lake row to its columns', () => {
  const row = { eventSource: 'x', eventName: 'y', eventTime: 'z', eventJson: '{}' }
  expect(recordShapeOf(row)).toBeUndefined()
  expect(openEnvelope(row)?.name).toBe('lake-event')
})

it('passes over the label of an emulation', () => {
  expect(skipReasonOf({ schema: 'spoor/emulation@1', emulated: true })).toBe('emulation-label')
})

it('knows nothing of other objects', () => {
  const other = { data: 'aGVsbG8=', detail: {}, message: 'hello', body: '{}' }
  expect([skipReasonOf(other), recordShapeOf(other), openEnvelope(other)]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})
