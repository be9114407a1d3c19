import { expect, it } from 'vitest'
import type { JsonObject } from '../base/json.ts'
import { gcpEnvelopes } from './gcp-envelopes.ts'

const packed = { kind: 'packed', base64: 'e30=' }

function opened(value: JsonObject): readonly object[] {
  return gcpEnvelopes.flatMap(({ open }) => open(value) ?? [])
}

it.each([
  { subscription: 'projects/p/subscriptions/s', message: { data: 'e30=', messageId: '1' } },
  { ackId: 'x', message: { data: 'e30=' } },
  { data: 'e30=', messageId: '1' },
  { data: 'e30=', message_id: '1' },
])('opens the Pub/Sub message %j (telemetry.md 1.3)', (value) => {
  expect(opened(value)).toEqual([packed])
})

it.each([{ data: 'e30=' }, { message: { data: 'e30=' } }, { messageId: '1' }])(
  'takes %j for no message',
  (value) => {
    expect(opened(value)).toEqual([])
  },
)
