import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { nearestReal } from '../builders/record-fidelity.ts'
import { hasSharedData } from '../builders/shared-data.ts'
import { databaseKinds } from './aws-database-kinds.ts'
import known from './aws-differences.json' with { type: 'json' }
import { diskKinds } from './aws-disk-kinds.ts'
import { failureKinds } from './aws-failure-kinds.ts'
import { machineKinds } from './aws-machine-kinds.ts'
import { otherKinds } from './aws-other-kinds.ts'
import { serviceKinds } from './aws-service-kinds.ts'
import { counterpartsOf, realAwsRecords } from './real-aws-records.ts'

interface KnownDifference {
  readonly differences: readonly string[]
  readonly reason: string
}

const explained: ReadonlyMap<string, KnownDifference> = new Map(Object.entries(known))
const kinds = [
  ...diskKinds,
  ...machineKinds,
  ...databaseKinds,
  ...otherKinds,
  ...serviceKinds,
  ...failureKinds,
]
const hasReals = hasSharedData()
const reals = hasReals ? realAwsRecords() : []
const compared = kinds.map(({ name, record }) => {
  const nearest = nearestReal(record, counterpartsOf(record, reals))
  return { name, differences: nearest?.differences }
})
const proven = compared.flatMap(({ name, differences }) =>
  differences === undefined ? [] : [{ name, differences }],
)
const unproven = kinds.length - proven.length

const here = fileURLToPath(new URL('.', import.meta.url))
const builders = `${here}/../../src/emulation/calls`

/** The text of all files of a folder whose names match. */
function textOfFiles(folder: string, names: RegExp): string {
  const files = readdirSync(folder).filter((name) => names.test(name))
  return files.map((name) => readFileSync(`${folder}/${name}`, 'utf8')).join('\n')
}

it('every builder of a call or an event has a kind', () => {
  const source = textOfFiles(builders, /^aws-.*-(calls|events)\.ts$/)
  const used = textOfFiles(here, /^aws-.*-kinds\.ts$/)
  const names = [...source.matchAll(/^export function (\w+)/gm)].map(([, name]) => name)
  expect(names.length).toBeGreaterThan(0)
  expect(names.filter((name) => !used.includes(`${name}(`))).toEqual([])
})

describe.skipIf(!hasReals)('emulated CloudTrail records beside real ones', () => {
  it(`${proven.length} kinds have a real counterpart, ${unproven} have none`, () => {
    expect(new Set(kinds.map(({ name }) => name)).size).toBe(kinds.length)
    expect(proven.length).toBeGreaterThan(0)
  })

  it.each(proven)('$name differs only as explained', ({ name, differences }) => {
    expect(differences).toEqual(explained.get(name)?.differences ?? [])
  })

  it('explains nothing that does not occur', () => {
    const differing = proven.filter(({ differences }) => differences.length > 0)
    expect([...explained.keys()].toSorted()).toEqual(differing.map(({ name }) => name).toSorted())
    expect([...explained.values()].filter(({ reason }) => reason === '')).toEqual([])
  })
})
