import * as fc from 'fast-check'
import type { JsonValue } from '../../src/base/json.ts'
import type { FieldReference, Matcher, Predicate } from '../../src/detections/query/query.ts'
import type { Event } from '../../src/events/event.ts'

/** An event with this ECS document and, where given, native record. */
export function eventOf(document: Event['document'], native: Event['native'] = {}): Event {
  return { source: 'aws.cloudtrail', id: 'e', time: 0, endTime: 0, document, native, records: [] }
}

// Few names and few values, so that generated queries and events meet.
const words = ['CreateSnapshot', 'createsnapshot', 'CopySnapshot', 'Run', '', '7', 'true'] as const
const paths = ['event.action', 'eventName', 'a', 'a.b', 'tags'] as const

const scalar: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.constantFrom(...words),
  fc.integer({ min: 5, max: 8 }),
  fc.boolean(),
  fc.constant(null),
)

const value: fc.Arbitrary<JsonValue> = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 2, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.record({ b: scalar }, { requiredKeys: [] }) },
)

const dataset = fc.constantFrom<JsonValue>('aws.cloudtrail', 'gcp.audit', [
  'gcp.audit',
  'AWS.cloudtrail',
])

const document = fc.record(
  { event: fc.record({ action: value, dataset }), eventName: value, a: value, tags: value },
  { requiredKeys: [] },
)

/** Events whose fields are those that {@link arbitraryPredicate} asks about. */
export const arbitraryEvent: fc.Arbitrary<Event> = fc
  .tuple(document, document)
  .map(([ecs, native]) => eventOf(ecs, native))

const field: fc.Arbitrary<FieldReference> = fc
  .record({
    document: fc.constantFrom<'ecs' | 'native'>('ecs', 'native'),
    path: fc.constantFrom(...paths),
    objects: fc.constantFrom<'text' | 'leaves'>('text', 'leaves'),
    hasAlias: fc.boolean(),
  })
  .map(({ hasAlias, ...rest }) => (hasAlias ? { ...rest, aliases: ['tags'] } : rest))

const matcher: fc.Arbitrary<Matcher> = fc.oneof(
  fc.record({
    kind: fc.constant('equals' as const),
    value: fc.oneof(fc.constantFrom(...words, null, true), fc.integer({ min: 5, max: 8 })),
    caseSensitive: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('pattern' as const),
    parts: fc.array(
      fc.constantFrom({ text: 'Copy' }, { text: 'snapshot' }, { any: 'run' as const }),
      { maxLength: 3 },
    ),
    caseSensitive: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('compare' as const),
    operator: fc.constantFrom('<' as const, '>=' as const),
    value: fc.integer({ min: 5, max: 8 }),
  }),
)

const leaf: fc.Arbitrary<Predicate> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('field' as const), field, matcher }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('presence' as const),
      field,
      test: fc.constantFrom('exists' as const, 'present' as const, 'null' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('constant' as const), value: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('keyword' as const),
      document: fc.constantFrom('ecs' as const, 'native' as const),
      matcher,
    }),
  },
  // The gate of a log, as every Sigma rule has one.
  {
    weight: 2,
    arbitrary: fc.constantFrom('aws.cloudtrail', 'gcp.audit').map((name) => ({
      kind: 'field' as const,
      field: { document: 'ecs' as const, path: 'event.dataset' },
      matcher: { kind: 'equals' as const, value: name, caseSensitive: true },
    })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(field, fc.constantFrom('any' as const, 'all' as const), matcher, fc.boolean())
      .map(([of, quantifier, inner, isScalar]) => ({
        kind: 'element' as const,
        field: of,
        quantifier,
        of: {
          kind: 'field' as const,
          field: { document: 'native' as const, path: isScalar ? '.' : 'b' },
          matcher: inner,
        },
      })),
  },
  {
    weight: 1,
    arbitrary: field.map((one) => ({
      kind: 'expression' as const,
      expression: {
        kind: 'comparison' as const,
        operator: '>' as const,
        left: { kind: 'field' as const, field: one },
        right: { kind: 'literal' as const, value: 6 },
      },
    })),
  },
)

/** Predicates of every kind, nested a little. */
export const arbitraryPredicate: fc.Arbitrary<Predicate> = fc.letrec<{ predicate: Predicate }>(
  (tie) => ({
    predicate: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc.record({
        kind: fc.constantFrom('and' as const, 'or' as const),
        of: fc.array(tie('predicate'), { maxLength: 3 }),
      }),
      fc.record({ kind: fc.constant('not' as const), of: tie('predicate') }),
    ),
  }),
).predicate
