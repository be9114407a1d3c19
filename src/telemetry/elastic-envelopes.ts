import { isJsonObject, type JsonObject, textOf, valueAt } from '../base/json.ts'
import { type Envelope, wrappedText, wrappedValue } from './record-shape.ts'

/** The wrappers that Elastic and its shippers put round any record (reference/telemetry.md 1.1). */
export const elasticEnvelopes: readonly Envelope[] = [
  {
    name: 'search-hit',
    open: (value) => (isJsonObject(value['_source']) ? wrappedValue(value['_source']) : undefined),
  },
  {
    // an ECS document: the original record, not the one the pipeline made of it
    name: 'event-original',
    open: (value) =>
      wrappedText(textOf(valueAt(value, 'event', 'original')) ?? textOf(value['event.original'])),
  },
  {
    // a Filebeat document before any pipeline
    name: 'message',
    open: (value) => {
      const message = textOf(value['message'])
      return message !== undefined && looksLikeJson(message) ? wrappedText(message) : undefined
    },
  },
]

const datasets: ReadonlySet<unknown> = new Set([
  'aws.cloudtrail',
  'azure.activitylogs',
  'gcp.audit',
])

/** Is it an ECS document of a log that is read, though without its original record? */
export function isEcsWithoutOriginal(value: JsonObject): boolean {
  return datasets.has(valueAt(value, 'event', 'dataset') ?? value['event.dataset'])
}

/** Does the text begin like a JSON object or array? */
export function looksLikeJson(text: string): boolean {
  const start = text.trimStart()
  return start.startsWith('{') || start.startsWith('[')
}
