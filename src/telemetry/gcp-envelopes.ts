import { textOf, valueAt } from '../base/json.ts'
import { type Envelope, wrappedBase64 } from './record-shape.ts'

/** The wrappers in which Google Cloud log entries travel (reference/telemetry.md 1.3). */
export const gcpEnvelopes: readonly Envelope[] = [
  {
    // a push delivery, or one element of what a pull returns
    name: 'pubsub',
    open: (value) =>
      'subscription' in value || 'ackId' in value
        ? wrappedBase64(textOf(valueAt(value, 'message', 'data')))
        : undefined,
  },
  {
    // the message alone
    name: 'pubsub',
    open: (value) =>
      'messageId' in value || 'message_id' in value
        ? wrappedBase64(textOf(value['data']))
        : undefined,
  },
]
