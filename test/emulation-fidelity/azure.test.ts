import { describe, expect, it } from 'vitest'
import { isJsonObject, objectOf, parseJson, textOf, valueAt } from '../../src/base/json.ts'
import type { JsonObject } from '../../src/base/json.ts'
import { timeAt } from '../../src/emulation/clock.ts'
import {
  applicationCaller,
  azureApplications,
  personCaller,
  stableUuid,
} from '../../src/emulation/calls/azure-caller.ts'
import { playAzureExport, playAzureRest } from '../../src/emulation/calls/azure-player.ts'
import type { AzureOperation } from '../../src/emulation/calls/azure-player.ts'
import { createRandom } from '../../src/emulation/random.ts'
import { hasSharedData } from '../builders/shared-data.ts'
import { azureBuilders, azureCatalogue } from './azure-catalogue.ts'
import known from './azure-differences.json' with { type: 'json' }
import { differencesOf, listed } from './judge-kinds.ts'
import type { Comparison } from './judge-kinds.ts'
import { realEntries } from './real-entries.ts'

const time = timeAt('2026-09-16 01:12:20')
const random = createRandom('azure fidelity')
const tenant = stableUuid('tenant')
const isThere = hasSharedData()
const ines = {
  tenant,
  givenName: 'Ines',
  surname: 'Costa',
  upn: 'ines.costa@example.com',
  application: azureApplications.cli,
  address: '192.0.2.1',
  since: time,
}
const person = personCaller(ines)
const guest = personCaller({ ...ines, guestOf: 'live.com' })
const application = applicationCaller({
  tenant,
  application: azureApplications.backup,
  appidacr: '2',
  address: '192.0.2.9',
  since: time,
})

/** The real deletes are of a guest, all other REST records of members. */
const restCaller = ({ name }: AzureOperation) =>
  /^Microsoft\.Network\/(networkSecurityGroups|publicIPAddresses|virtualNetworks)\/delete$/.test(
    name,
  )
    ? guest
    : person

/** The real export rows are of an application. */
const dialects = {
  rest: (operation: AzureOperation) =>
    playAzureRest(
      { caller: restCaller(operation), time, operation, correlationId: random.uuid() },
      random,
    ),
  export: (operation: AzureOperation) =>
    playAzureExport({ caller: application, time, operation, correlationId: random.uuid() }, random),
} as const

const stateOf = (row: JsonObject): string => {
  const words: Record<string, string> = {
    Start: 'Started',
    Accept: 'Accepted',
    Success: 'Succeeded',
    Failure: 'Failed',
  }
  const type = textOf(row['resultType']) ?? ''
  return textOf(valueAt(row, 'status', 'value')) ?? words[type] ?? type
}
const operationOf = (row: JsonObject): string =>
  textOf(valueAt(row, 'operationName', 'value')) ?? textOf(row['operationName']) ?? ''
const kindOf = (row: JsonObject): string => `${operationOf(row)} ${stateOf(row)}`.toLowerCase()

/** Bodies are JSON inside text; they are compared like the rest. */
const bodies = ['requestbody', 'responseBody', 'statusMessage']

function withBodies(row: JsonObject, read: 'parsed' | 'left out'): JsonObject {
  const properties = Object.entries(objectOf(row['properties']) ?? {}).flatMap(([key, value]) => {
    if (!bodies.includes(key)) return [[key, value] as const]
    const body = typeof value === 'string' ? parseJson(value) : value
    return read === 'parsed' ? [[key, body] as const] : []
  })
  return isJsonObject(row['properties'])
    ? { ...row, properties: Object.fromEntries(properties) }
    : row
}

/** What the caller had as an answer shows his request in REST; what the job wrote later does not. */
function envelopeOf({ dialect, row }: Kind): string {
  const isOfJob = dialect === 'rest' && row['httpRequest'] === undefined
  const isOfGuest = valueAt(row, 'claims', 'altsecid') !== undefined
  const marks = [isOfJob && ' by the job', isOfGuest && ' of a guest'].filter(Boolean)
  return `${dialect} envelope, ${stateOf(row)}${marks.join('')}`
}

interface Kind {
  readonly name: string
  readonly dialect: 'rest' | 'export'
  readonly row: JsonObject
}

const operations = Object.values(azureCatalogue).flatMap((variants) => Object.entries(variants))

const kinds = operations.flatMap(([variant, operation]) => {
  const isAlone = operations.filter(([, { name }]) => name === operation.name).length === 1
  return (['rest', 'export'] as const).flatMap((dialect) =>
    dialects[dialect](operation).map(({ record }): Kind => {
      const name = `${dialect} ${operation.name} ${stateOf(record)}`
      return { name: isAlone ? name : `${name} (${variant})`, dialect, row: record }
    }),
  )
})

it('every builder of the catalogue has its records compared', () => {
  expect(Object.keys(azureCatalogue).toSorted()).toEqual([...azureBuilders].toSorted())
})

describe.skipIf(!isThere)('beside the real records', () => {
  const all = isThere ? realEntries(['azure', 'ecs-oracle/azure']) : []
  const real = {
    rest: all.filter((row) => isJsonObject(row['operationName'])),
    export: all.filter((row) => typeof row['operationName'] === 'string'),
  }
  const counterparts = ({ dialect, row }: Kind): readonly JsonObject[] =>
    real[dialect].filter((one) => kindOf(one) === kindOf(row))
  const found = kinds.filter((kind) => counterparts(kind).length > 0)

  it('every kind differs as listed and no otherwise', () => {
    const comparisons = found.map((kind): Comparison => ({
      kind: kind.name,
      emulated: withBodies(kind.row, 'parsed'),
      reals: counterparts(kind).map((row) => withBodies(row, 'parsed')),
    }))
    const others = kinds.filter((kind) => !found.includes(kind))
    const envelopes = others.map((kind): Comparison => ({
      kind: envelopeOf(kind),
      emulated: withBodies(kind.row, 'left out'),
      reals: real[kind.dialect].map((row) => withBodies(row, 'left out')),
    }))
    process.stdout.write(
      `azure: ${found.length} of ${kinds.length} kinds have a real counterpart, ` +
        `of ${others.length} the envelope is compared\n`,
    )
    const differences = differencesOf([...comparisons, ...envelopes, ...addressBodies(all)])
    expect(differences).toEqual(listed(known))
  })
})

/** One real body stands in a record of another operation, put there by the test's author. */
function addressBodies(all: readonly JsonObject[]): readonly Comparison[] {
  const name = 'Microsoft.Network/publicIPAddresses/write'
  const emulated = operations.find(([, operation]) => operation.name === name)?.[1].response ?? {}
  const reals = all
    .filter((row) => operationOf(row) !== name && valueAt(row, 'properties', 'message') === name)
    .map((row) => valueAt(withBodies(row, 'parsed'), 'properties', 'responseBody'))
    .filter(isJsonObject)
  return [{ kind: `body of ${name}`, emulated, reals }]
}
