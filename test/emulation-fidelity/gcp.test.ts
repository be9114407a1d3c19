import { describe, expect, it } from 'vitest'
import { objectOf, textOf, valueAt } from '../../src/base/json.ts'
import type { JsonObject } from '../../src/base/json.ts'
import { timeAt } from '../../src/emulation/clock.ts'
import { gcloudAgent, googleSystem, googleUser } from '../../src/emulation/calls/gcp-caller.ts'
import { playGcpCall } from '../../src/emulation/calls/gcp-player.ts'
import { createRandom } from '../../src/emulation/random.ts'
import { hasSharedData } from '../builders/shared-data.ts'
import { gcpBuilders, gcpCatalogue } from './gcp-catalogue.ts'
import known from './gcp-differences.json' with { type: 'json' }
import { differencesOf, listed } from './judge-kinds.ts'
import type { Comparison } from './judge-kinds.ts'
import { realEntries } from './real-entries.ts'

const time = timeAt('2026-09-17 00:41:15')
const random = createRandom('gcp fidelity')
const user = googleUser({
  email: 'ines@example.com',
  address: '192.0.2.1',
  agent: gcloudAgent('compute.disks.create', random.hex(32)),
})
const isThere = hasSharedData()

const payloadOf = (entry: JsonObject): JsonObject => objectOf(entry['protoPayload']) ?? {}

/** The place of an entry in its operation, `alone` without one. */
function placeOf(entry: JsonObject): string {
  const operation = objectOf(entry['operation'])
  const marks = ['first', 'last'].filter((mark) => operation?.[mark] === true)
  return marks.length === 0 ? 'alone' : marks.join(' and ')
}

function hasFailed(entry: JsonObject): boolean {
  const code = valueAt(payloadOf(entry), 'status', 'code')
  return code !== undefined && code !== 0
}

function withoutVersion(method: string): string {
  return method.replace(/^(?:v1|beta|alpha)\./, '')
}

/** Method without its version, place and outcome. */
function kindOf(entry: JsonObject): string {
  const method = textOf(payloadOf(entry)['methodName']) ?? ''
  return `${withoutVersion(method)} ${placeOf(entry)}${hasFailed(entry) ? ' failed' : ''}`
}

function serviceOf(entry: JsonObject): string {
  return textOf(payloadOf(entry)['serviceName']) ?? ''
}

function logOf(entry: JsonObject): string {
  return (textOf(entry['logName']) ?? '').split('%2F').at(-1) ?? ''
}

function envelopeNameOf(entry: JsonObject): string {
  const code = valueAt(payloadOf(entry), 'status', 'code')
  const isList = payloadOf(entry)['numResponseItems'] !== undefined
  const isHidden = valueAt(payloadOf(entry), 'requestMetadata', 'callerIp') === undefined
  const marks = [
    hasFailed(entry) && (code === 7 ? ' refused' : ' failed'),
    logOf(entry) !== 'activity' && ` in ${logOf(entry)}`,
    isList && ' of a list',
    isHidden && ' without address',
  ]
  return `envelope of ${serviceOf(entry)}, ${placeOf(entry)}${marks.filter(Boolean).join('')}`
}

/** The parts that belong to the method or the resource; of a request the type stays. */
function envelopeOf(entry: JsonObject): JsonObject {
  const {
    response: _response,
    metadata: _metadata,
    serviceData: _serviceData,
    resourceOriginalState: _state,
    request,
    ...payload
  } = payloadOf(entry)
  const type = valueAt(request, '@type')
  const resource = objectOf(entry['resource']) ?? {}
  return {
    ...entry,
    protoPayload: { ...payload, ...(type === undefined ? {} : { request: { '@type': type } }) },
    resource: { type: resource['type'], labels: {} },
  }
}

interface Kind {
  readonly name: string
  readonly entry: JsonObject
}

const calls = Object.values(gcpCatalogue).flatMap((variants) => Object.entries(variants))

const kinds = calls.flatMap(([variant, call]) => {
  const method = withoutVersion(call.method)
  const isAlone = calls.filter(([, one]) => withoutVersion(one.method) === method).length === 1
  const caller = call.log === 'system_event' ? googleSystem : user
  return playGcpCall({ caller, time, call }, random).map(({ record }): Kind => ({
    name: isAlone ? kindOf(record) : `${kindOf(record)} (${variant})`,
    entry: record,
  }))
})

it('every builder of the catalogue has its entries compared', () => {
  expect(Object.keys(gcpCatalogue).toSorted()).toEqual([...gcpBuilders].toSorted())
})

describe.skipIf(!isThere)('beside the real entries', () => {
  const reals = isThere
    ? realEntries(['gcp', 'ecs-oracle/gcp']).filter((entry) => serviceOf(entry) !== '')
    : []
  const ofKind = (kind: string): readonly JsonObject[] =>
    reals.filter((one) => kindOf(one) === kind)
  /** Older entries of a first entry's method say nothing of an operation. */
  const counterparts = ({ entry }: Kind): readonly JsonObject[] => {
    const kind = kindOf(entry)
    const same = ofKind(kind)
    return same.length > 0 ? same : ofKind(kind.replace(/ first$/, ' alone'))
  }
  const found = kinds.filter((kind) => counterparts(kind).length > 0)

  it('every kind differs as listed and no otherwise', () => {
    const comparisons = found.map((kind): Comparison => ({
      kind: kind.name,
      emulated: kind.entry,
      reals: counterparts(kind),
    }))
    const others = kinds.filter((kind) => !found.includes(kind))
    const envelopes = others.map(({ entry }): Comparison => ({
      kind: envelopeNameOf(entry),
      emulated: envelopeOf(entry),
      reals: reals.map(envelopeOf),
    }))
    process.stdout.write(
      `gcp: ${found.length} of ${kinds.length} kinds have a real counterpart, ` +
        `of ${others.length} the envelope is compared\n`,
    )
    const differences = differencesOf([...comparisons, ...envelopes])
    expect(differences).toEqual(listed(known))
  })
})
