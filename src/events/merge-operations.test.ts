import {
  array,
  assert,
  constantFrom,
  integer,
  property,
  record,
  shuffledSubarray,
} from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../base/json.ts'
import type { Dialect } from '../telemetry/log-record.ts'
import { azureActivityEvent } from './azure-activity-log.ts'
import type { Event } from './event.ts'
import { gcpAuditEvent } from './gcp-audit-log.ts'
import { createOperationMerger, type OperationMerger } from './merge-operations.ts'
import { operationPartOf, phaseOfStatus } from './merge-parts.ts'
import type { PassedOperation, PassedPart, PassedPlace } from './passed-operation.ts'

const disk =
  '/subscriptions/a921d5d4-bdb7-43c3-aa01-88c6ae24992f/resourceGroups/RG/providers/Microsoft.Compute/disks/D'

function eventOf(value: JsonObject, dialect: Dialect): Event {
  const origin = { file: 'a.json', index: 0, envelopes: [] }
  const event = dialect.startsWith('azure')
    ? azureActivityEvent({ source: 'azure.activitylogs', dialect, value, origin })
    : gcpAuditEvent({ source: 'gcp.audit', dialect, value, origin })
  if ('rejected' in event) throw new Error(event.rejected)
  return event
}

/** One REST row of a disk's creation; emulated. */
function azureRow(status: string, second: number, fields: JsonObject = {}): Event {
  const value = {
    eventDataId: `${status}-${second}`,
    eventTimestamp: new Date(Date.UTC(2022, 5, 27) + second * 1000).toISOString(),
    operationName: { value: 'Microsoft.Compute/disks/write' },
    status: { value: status },
    category: { value: 'Administrative' },
    resourceId: disk,
    correlationId: 'c1',
    ...fields,
  }
  return eventOf(value, 'azure-rest')
}

/** One entry of an instance's creation; emulated. */
function gcpEntry(operation: JsonObject, second: number, payload: JsonObject = {}): Event {
  const value = {
    insertId: `i${second}`,
    logName: 'projects/p/logs/cloudaudit.googleapis.com%2Factivity',
    timestamp: new Date(Date.UTC(2022, 5, 27) + second * 1000).toISOString(),
    resource: { type: 'gce_instance', labels: { project_id: 'p' } },
    operation: { id: 'o1', producer: 'compute.googleapis.com', ...operation },
    protoPayload: { methodName: 'v1.compute.instances.insert', ...payload },
  }
  return eventOf(value, 'gcp-log-entry')
}

function mergeAll(events: readonly Event[], merger = createOperationMerger()): readonly Event[] {
  return [...events.flatMap((event) => merger.add(event)), ...merger.flush()]
}

function only(events: readonly Event[]): Event {
  const [event] = events
  if (event === undefined || events.length !== 1) throw new Error(`${events.length} events`)
  return event
}

const creation = [
  azureRow('Started', 0, {
    caller: 'a@b.c',
    httpRequest: { clientIpAddress: '198.51.100.7' },
    properties: { requestbody: '{"properties":{"diskSizeGB":8}}', statusCode: '' },
  }),
  azureRow('Accepted', 1, {
    caller: '',
    properties: { responseBody: '{"properties":{"creationData":{"createOption":"Copy"}}}' },
  }),
  azureRow('Succeeded', 9, {
    operationName: { value: 'MICROSOFT.COMPUTE/DISKS/WRITE' },
    resourceId: disk.toUpperCase(),
    properties: { statusCode: 'OK', responseBody: '{"properties":{"diskState":"Attached"}}' },
  }),
]

describe('an Azure operation', () => {
  it('becomes one event that says what it came to', () => {
    const event = only(mergeAll(creation))
    expect(event).toMatchObject({
      id: 'Started-0',
      time: Date.UTC(2022, 5, 27),
      endTime: Date.UTC(2022, 5, 27, 0, 0, 9),
      native: {
        status: { value: 'Succeeded' },
        caller: 'a@b.c',
        properties: {
          statusCode: 'OK',
          requestBody: { properties: { diskSizeGB: 8 } },
          responseBody: {
            properties: { creationData: { createOption: 'Copy' }, diskState: 'Attached' },
          },
        },
      },
      document: {
        '@timestamp': '2022-06-27T00:00:00.000Z',
        event: { id: 'Started-0', action: 'MICROSOFT.COMPUTE/DISKS/WRITE', outcome: 'success' },
        azure: { activitylogs: { result_type: 'Success' } },
        source: { ip: '198.51.100.7' },
      },
    })
    expect(event.records.map(({ id }) => id)).toEqual(['Started-0', 'Accepted-1', 'Succeeded-9'])
  })

  it('has failed when any part has', () => {
    const event = only(
      mergeAll(
        [creation[0], azureRow('Failed', 2), azureRow('Succeeded', 3)].flatMap((one) => one ?? []),
      ),
    )
    expect(event.document).toMatchObject({
      event: { outcome: 'failure' },
      azure: { activitylogs: { result_type: 'Success' } },
    })
  })

  it('has no outcome while it has no end', () => {
    const event = only(mergeAll(creation.slice(0, 2)))
    expect(event.document).toHaveProperty('azure.activitylogs.result_type', 'Accept')
    expect(event.document).not.toHaveProperty('event.outcome')
  })

  it('stays apart from a write repeated under its correlation id', () => {
    const again = [azureRow('Started', 60), azureRow('Accepted', 61)]
    expect(mergeAll([...creation, ...again]).map(({ records }) => records.length)).toEqual([3, 2])
  })
})

describe('a GCP operation', () => {
  const permissions = [{ granted: true, permission: 'compute.instances.create' }, { granted: true }]
  const first = gcpEntry({ first: true }, 0, {
    authorizationInfo: permissions,
    request: { '@type': 'x', name: 'i' },
    requestMetadata: { callerIp: '198.51.100.7' },
  })
  const last = gcpEntry({ last: true }, 9, {
    request: { '@type': 'x' },
    status: { code: 7, message: 'PERMISSION_DENIED' },
  })

  it('has the request of its first entry and the status of its last', () => {
    const event = only(mergeAll([last, first]))
    expect(event).toMatchObject({
      id: 'i0',
      endTime: Date.UTC(2022, 5, 27, 0, 0, 9),
      native: { protoPayload: { request: { name: 'i' }, authorizationInfo: permissions } },
      document: {
        event: { type: ['start'], outcome: 'failure', id: 'i0' },
        source: { ip: '198.51.100.7' },
        gcp: { audit: { status: { code: 7 } } },
      },
    })
    expect(event.records.map(({ id }) => id)).toEqual(['i0', 'i9'])
  })

  it('knows its first entry by the mark, not by the clock', () => {
    const early = gcpEntry({ last: true }, -2, { request: { '@type': 'x', name: 'late' } })
    const event = only(mergeAll([early, first]))
    expect(event.native).toHaveProperty('protoPayload.request.name', 'i')
    expect(event.document).toMatchObject({ event: { type: ['start'] } })
  })
})

describe('the merger', () => {
  const alone: readonly Event[] = [
    { ...azureRow('Started', 0), source: 'aws.cloudtrail' },
    azureRow('Started', 0, { correlationId: '' }),
    gcpEntry({ first: true, last: true }, 0),
  ]

  it('lets events go at once that have no parts, and one part as it came', () => {
    const merger = createOperationMerger()
    expect(alone.flatMap((event) => merger.add(event))).toEqual(alone)
    const single = azureRow('Started', 0)
    expect(only(mergeAll([single]))).toBe(single)
  })

  it('gives the same events whatever the order of the parts', () => {
    const rows = array(
      record({
        status: constantFrom('Started', 'Accepted', 'Succeeded', 'Failed'),
        second: integer({ min: 0, max: 5000 }),
        correlationId: constantFrom('c1', 'c2'),
        caller: constantFrom('', 'a@b.c', 'd@e.f'),
        body: constantFrom('', '{"a":1}', '{"b":{"c":2}}', '{cut'),
      }),
      { maxLength: 12 },
    )
    const events = rows.map((list) =>
      list.map(({ status, second, body, ...fields }, index) =>
        azureRow(status, second, {
          ...fields,
          eventDataId: `e${index}`,
          properties: { requestbody: body, responseBody: body },
        }),
      ),
    )
    const orders = events.chain((list) =>
      shuffledSubarray(list, { minLength: list.length }).map((shuffled) => ({ list, shuffled })),
    )
    assert(
      property(orders, ({ list, shuffled }) => {
        expect(byId(mergeAll(shuffled))).toEqual(byId(mergeAll(list)))
      }),
    )
  })

  it('loses no record and keeps none twice', () => {
    const seconds = array(integer({ min: 0, max: 9000 }), { maxLength: 200 })
    assert(
      property(seconds, (list) => {
        const events = list.map((second, index) =>
          azureRow(index % 2 === 0 ? 'Started' : 'Accepted', second, { eventDataId: `e${index}` }),
        )
        const merged = mergeAll(events, createOperationMerger({ capacity: 2 }))
        const ids = merged.flatMap(({ records }) => records.map(({ id }) => id))
        expect(ids.sort()).toEqual(events.map(({ id }) => id).sort())
      }),
    )
  })

  it('lets the oldest operation go when too many wait', () => {
    const merger = createOperationMerger({ capacity: 2 })
    expect(addAll(merger, ['c1', 'c2'])).toEqual([])
    expect(addAll(merger, ['c3', 'c4'])).toEqual(['c1', 'c2'])
    expect(merger.flush().map(({ native }) => native['correlationId'])).toEqual(['c3', 'c4'])
  })

  it('counts parts that come late and lets them go alone', () => {
    const merger = createOperationMerger({ capacity: 1 })
    addAll(merger, ['c1', 'c2'])
    const late = azureRow('Accepted', 5)
    expect(merger.add(late)).toEqual([late])
    expect(merger.lateParts).toBe(1)
    expect(merger.add(azureRow('Started', 600))).toHaveLength(1)
    expect(merger.lateParts).toBe(1)
  })

  it('holds no more than 64 parts of one key', () => {
    const merger = createOperationMerger()
    const rows = Array.from({ length: 64 }, (_, second) => azureRow('Started', second))
    expect(rows.flatMap((row) => merger.add(row))).toHaveLength(64)
    expect(merger.flush()).toEqual([])
  })

  it('refuses a capacity that is none', () => {
    expect(() => createOperationMerger({ capacity: 0 })).toThrow(TypeError)
  })
})

/** Adds the start of one operation per correlation id; the ids of what goes on. */
function addAll(merger: OperationMerger, correlationIds: readonly string[]): readonly unknown[] {
  return correlationIds
    .flatMap((correlationId) => merger.add(azureRow('Started', 0, { correlationId })))
    .map(({ native }) => native['correlationId'])
}

function byId(events: readonly Event[]): readonly Event[] {
  return [...events].sort((a, b) => (a.id < b.id ? -1 : 1))
}

function sizeOf({ time, endTime, records }: Event): string {
  return `${time} ${endTime} ${records.length}`
}

function sizeOfPassed({ time, endTime, records }: PassedOperation): string {
  return `${time} ${endTime} ${records}`
}

describe('parts whose records were not parsed', () => {
  const place = {
    source: 'azure.activitylogs',
    account: 'a921d5d4-bdb7-43c3-aa01-88c6ae24992f',
    region: undefined,
    isDataEvent: false,
  } as const

  /** The same part, not parsed. */
  function passedPart(event: Event, where: PassedPlace = place): PassedPart {
    const part = operationPartOf(event)
    if (part === undefined) throw new Error('no part')
    return { ...part, time: event.time, place: where, revive: () => event }
  }

  /** What comes out of events of which some are not parsed. */
  function mergeSome(
    events: readonly Event[],
    isPassed: (place: number) => boolean,
    capacity = 20_000,
  ): { readonly events: readonly Event[]; readonly passed: readonly PassedOperation[] } {
    const passed: PassedOperation[] = []
    const merger = createOperationMerger({ capacity, onPassed: (one) => passed.push(one) })
    const out = events.flatMap((event, index) =>
      isPassed(index) ? merger.pass(passedPart(event)) : merger.add(event),
    )
    return { events: [...out, ...merger.flush()], passed }
  }

  it('are one operation, which is told by its times and the number of its records', () => {
    const rows = [azureRow('Succeeded', 9), azureRow('Started', 0), azureRow('Accepted', 2)]
    const begin = Date.UTC(2022, 5, 27)
    expect(mergeSome(rows, () => true)).toEqual({
      events: [],
      passed: [{ place, time: begin, endTime: begin + 9000, records: 3 }],
    })
  })

  it('are parsed after all where another part of their operation was', () => {
    const rows = [azureRow('Started', 0), azureRow('Accepted', 2), azureRow('Succeeded', 9)]
    const { events, passed } = mergeSome(rows, (index) => index !== 1)
    expect(passed).toEqual([])
    expect(events).toEqual(mergeAll(rows))
  })

  it('are parsed after all where they did not stand in one place', () => {
    const rows = [gcpEntry({ first: true }, 0), gcpEntry({ last: true }, 3)]
    const passed: PassedOperation[] = []
    const merger = createOperationMerger({ onPassed: (one) => passed.push(one) })
    const where = { ...place, source: 'gcp.audit' } as const
    const out = rows.flatMap((event, index) =>
      merger.pass(passedPart(event, { ...where, region: `region-${index}` })),
    )
    expect([...out, ...merger.flush()]).toEqual(mergeAll(rows))
    expect(passed).toEqual([])
  })

  it('that come late go on alone, and are counted', () => {
    const passed: PassedOperation[] = []
    const merger = createOperationMerger({ capacity: 1, onPassed: (one) => passed.push(one) })
    const other = azureRow('Started', 1, { correlationId: 'c2' })
    for (const row of [azureRow('Started', 0), other, azureRow('Succeeded', 5)]) {
      expect(merger.pass(passedPart(row))).toEqual([])
    }
    expect(merger.lateParts).toBe(1)
    expect(passed.map(({ records }) => records)).toEqual([1, 1])
  })

  it('make the same operations as parsed ones, whichever they are', () => {
    const row = record({
      status: constantFrom('Started', 'Accepted', 'Succeeded', 'Failed'),
      second: integer({ min: 0, max: 40 }),
      correlation: integer({ min: 0, max: 3 }),
      isPassed: constantFrom(true, true, false),
    })
    assert(
      property(array(row, { maxLength: 25 }), integer({ min: 1, max: 4 }), (drawn, capacity) => {
        const rows = drawn.map(({ status, second, correlation }, index) =>
          azureRow(status, second, {
            eventDataId: `row-${index}`,
            correlationId: `c${correlation}`,
          }),
        )
        const whole = mergeSome(rows, () => false, capacity).events.map(sizeOf)
        const some = mergeSome(rows, (index) => drawn[index]?.isPassed === true, capacity)
        const told = [...some.events.map(sizeOf), ...some.passed.map(sizeOfPassed)]
        expect(told.sort()).toEqual(whole.sort())
      }),
      { numRuns: 300 },
    )
  })
})

describe('what a record that was not parsed says of its operation', () => {
  it('is the part that its event is', () => {
    expect(operationPartOf(azureRow('Succeeded', 0))).toEqual({
      key: `azure\nC1\nMICROSOFT.COMPUTE/DISKS/WRITE\n${disk}`.toLowerCase(),
      phase: phaseOfStatus('azure.activitylogs', 'Success'),
    })
    expect(operationPartOf(gcpEntry({ last: true }, 0))).toEqual({
      key: 'gcp\no1\ncompute.googleapis.com\np',
      phase: phaseOfStatus('gcp.audit', 'last'),
    })
  })

  it.each(['Active', 'first', 'constructor', ''])('is none in the state %s of Azure', (status) => {
    expect(phaseOfStatus('azure.activitylogs', status)).toBeUndefined()
  })
})
