/**
 * Every field of every document that the samples and the third-party corpus give is one that rules may
 * ask for, and holds what its type says.
 */
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { isJsonObject, type JsonObject, type JsonValue } from '../src/base/json.ts'
import { loadDetections } from '../src/detections/load-detection.ts'
import { ecsFieldType, type EcsFieldType } from '../src/events/ecs-fields.ts'
import { hunt } from '../src/hunt.ts'
import { hasSharedData } from './builders/shared-data.ts'

/** Elastic maps these as keywords, though the logs hold other scalars. */
const keywordsOfOtherKinds = new Set(['aws.cloudtrail.management_event'])

/** Objects of the vendors, whose members are texts to a rule whatever they are in the log. */
const open =
  /^(aws\.cloudtrail\.(flattened|resources)|azure\.activitylogs\.(properties|identity\.(claims|authorization))|gcp\.audit\.(labels|metadata|policy_violation_info|request|response|resource\.labels|service_data\.policy_delta\.binding_deltas|status\.details|authentication_info\.(service_account_delegation_info|third_party_principal)|authorization_info\.resource_attributes))\./

const fits: Readonly<Record<EcsFieldType, (value: JsonValue) => boolean>> = {
  string: (value) => typeof value === 'string',
  number: (value) => Number.isInteger(value),
  decimal: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  date: (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
  ip: (value) => typeof value === 'string' && /^[\da-f.:]+$/i.test(value),
}

/** The paths of a document with a scalar that stands there; arrays are looked through. */
function* leaves(value: JsonValue | undefined, path: string): Generator<[string, JsonValue]> {
  if (value === undefined || value === null) return
  if (Array.isArray(value)) for (const item of value) yield* leaves(item, path)
  else if (isJsonObject(value)) {
    for (const [key, member] of Object.entries(value)) {
      yield* leaves(member, path === '' ? key : `${path}.${key}`)
    }
  } else yield [path, value]
}

function complaints(document: JsonObject): readonly string[] {
  return [...leaves(document, '')].flatMap(([path, value]) => {
    const type = ecsFieldType(path)
    if (type === undefined) return [`${path} is unknown`]
    const isFitting = fits[type](value) || open.test(path) || keywordsOfOtherKinds.has(path)
    return isFitting ? [] : [`${path} is no ${type}: ${JSON.stringify(value)}`]
  })
}

/** What is wrong with any document of an input. */
async function allComplaints(input: URL): Promise<readonly string[]> {
  const { detections } = loadDetections('any where true', 'all.eql')
  const { matches } = await hunt({ inputs: [fileURLToPath(input)], detections })
  if (matches.length < 50) throw new Error(`only ${matches.length} events in ${input.pathname}`)
  const found = matches.flatMap(({ events }) =>
    events.flatMap((event) => complaints(event.document)),
  )
  return [...new Set(found)]
}

it('knows every field of the samples', async () => {
  expect(await allComplaints(new URL('../samples/', import.meta.url))).toEqual([])
})

it.skipIf(!hasSharedData())('knows every field of real telemetry', async () => {
  expect(await allComplaints(new URL('../../shared/data/', import.meta.url))).toEqual([])
})
