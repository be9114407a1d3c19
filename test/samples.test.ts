/**
 * The bundled samples, end to end: they are what their scenarios give, each emulated attack is found in
 * full as one critical finding, and the ordinary work around it stays low. What is true of the samples
 * stands in samples-truth/, written with them by scripts/make-samples.mjs.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { globSync } from 'tinyglobby'
import { beforeAll, describe, expect, it } from 'vitest'
import { textOf } from '../src/base/json.ts'
import { loadShippedDetections } from '../src/content.ts'
import { levels } from '../src/detections/detection.ts'
import { playScenario } from '../src/emulation/scenario/play-scenario.ts'
import type { Event } from '../src/events/event.ts'
import type { Finding } from '../src/findings/finding.ts'
import { type HuntResult, hunt } from '../src/hunt.ts'
import { loadSample, playSample, sampleClouds } from './builders/sample-logs.ts'
import type { SampleCloud, SampleLabel, SampleStep } from './builders/sample-logs.ts'

const top = fileURLToPath(new URL('..', import.meta.url))

/** What docs/samples.md promises: the attacks of each cloud, and its classes of look-alikes. */
const promised: Readonly<
  Record<SampleCloud, { readonly attacks: readonly string[]; readonly classes: readonly string[] }>
> = {
  aws: { attacks: ['aws-volume', 'aws-database'], classes: ['A', 'B', 'C', 'D', 'E'] },
  azure: { attacks: ['azure-disk'], classes: ['A', 'B', 'C', 'D', 'K'] },
  gcp: { attacks: ['gcp-disk'], classes: ['A', 'B', 'C', 'D'] },
}

function truthOf(cloud: SampleCloud): SampleLabel {
  return JSON.parse(readFileSync(join(top, `test/samples-truth/${cloud}.json`), 'utf8'))
}

/** The ids by which a label knows an event: of records, and of the operation in Azure. */
function idsOf(event: Event): readonly string[] {
  const operation = textOf(event.native['correlationId'])
  return [...event.records.map(({ id }) => id), ...(operation === undefined ? [] : [operation])]
}

/** What a finding tells: the steps of its chain, or its events where it has none. */
function toldBy(finding: Finding): ReadonlySet<string> {
  const events = finding.chain?.steps.map(({ event }) => event) ?? finding.events
  return new Set(events.flatMap(idsOf))
}

/** Does the finding tell of the step? A launch leaves a second record, which no chain is made of. */
function tells(finding: Finding, { ids }: SampleStep): boolean {
  const told = toldBy(finding)
  return ids.some((id) => told.has(id))
}

function isAboveLow({ severity }: Finding): boolean {
  return levels.indexOf(severity) > levels.indexOf('low')
}

describe.each(sampleClouds)('the %s sample', (cloud) => {
  const { attacks, classes } = promised[cloud]
  const truth = truthOf(cloud)
  const stepsOf = (tale: string): readonly SampleStep[] =>
    truth.steps.filter((step) => `${step.tale} `.startsWith(`${tale} `))
  let result: HuntResult

  beforeAll(async () => {
    const { detections } = await loadShippedDetections()
    result = await hunt({ inputs: [join(top, 'samples', cloud)], detections })
  })

  it('is read to the last record', () => {
    const { record_count: read } = truth
    expect(result.records).toMatchObject({ read, skipped: {}, rejected: {} })
  })

  it('has the attacks and look-alikes that docs/samples.md tells of', () => {
    const kinds = new Set(truth.steps.map(({ tale }) => tale.split(' ').slice(0, 2).join(' ')))
    expect([...kinds].filter((kind) => !kind.startsWith('beside')).sort()).toEqual([
      ...attacks.map((name) => `attack ${name}`).sort(),
      ...classes.map((name) => `benign ${name}`),
    ])
  })

  it.each(attacks)('%s: every step, across principals, in one critical finding', (name) => {
    const steps = stepsOf(`attack ${name}`)
    const [finding, ...others] = result.findings.filter(
      (one) => isAboveLow(one) && steps.some((step) => tells(one, step)),
    )
    if (finding === undefined) throw new Error('it is not found')
    expect(others).toEqual([])
    expect(finding.severity).toBe('critical')
    expect(steps.filter((step) => !tells(finding, step)).map(({ says }) => says)).toEqual([])
    const principals = new Set(finding.chain?.steps.map(({ principal }) => principal.id))
    expect(principals.size).toBeGreaterThan(1)
    for (const { principal } of steps) expect([...principals]).toContain(principal)
    const refused = finding.chain?.steps.filter(({ activity }) => activity.attempt) ?? []
    const attempts = steps.filter(({ attempt }) => attempt)
    expect(attempts.length).toBeGreaterThan(0)
    expect(refused.flatMap(({ event }) => idsOf(event))).toEqual(
      expect.arrayContaining(attempts.flatMap(({ ids }) => ids)),
    )
  })

  it('has no finding above low beside the attacks', () => {
    const above = result.findings.filter(isAboveLow)
    expect(above.map(({ title }) => title)).toHaveLength(attacks.length)
  })

  it.each(classes)('class %s of ordinary work gives nothing above low', (name) => {
    const steps = stepsOf(`benign ${name}`)
    const loud = result.findings.filter(
      (one) => isAboveLow(one) && steps.some((step) => tells(one, step)),
    )
    expect(loud.map(({ title }) => title)).toEqual([])
  })
})

describe.each(sampleClouds)('the files of %s', (cloud) => {
  const { files, label } = playSample(cloud, top)
  const text = [...files.values()].join('\n')

  it('on disk are what the scenario gives: run `npm run samples` after a change of it', () => {
    const onDisk = globSync(`${cloud}/**/*`, { cwd: join(top, 'samples') })
    expect(onDisk.map((path) => path.replaceAll('\\', '/')).toSorted()).toEqual(
      [...files.keys()].toSorted(),
    )
    const differing = [...files].filter(
      ([path, played]) =>
        gunzipSync(readFileSync(join(top, 'samples', path))).toString('utf8') !== played,
    )
    expect(differing.map(([path]) => path)).toEqual([])
    expect(truthOf(cloud)).toEqual(label)
  })

  it('are the same every time', () => {
    expect(playSample(cloud, top)).toEqual({ files, label })
  })

  it('have names that every file system takes', () => {
    for (const path of files.keys()) expect(path).toMatch(/^[A-Za-z0-9._=/-]+$/)
  })

  it('hold four days, mostly of noise', () => {
    const { scenario, steps } = loadSample(cloud, top)
    const start = Date.parse(scenario.start)
    for (const { time } of steps) expect((time - start) / 86_400_000).toBeLessThan(4)
    expect(new Set(scenario.noise?.map(({ days }) => days))).toEqual(new Set([4]))
    expect(label.steps.length / label.record_count).toBeLessThan(0.15)
  })

  it('show whose credentials are stolen at their everyday work too', () => {
    const loaded = loadSample(cloud, top)
    const everyday = new Set(
      [...playScenario(loaded)]
        .filter(({ step }) => !isOfThief(loaded.steps[step ?? -1]?.tale))
        .map(({ principal }) => principal),
    )
    const thieves = label.steps.filter(({ tale }) => isOfThief(tale))
    // The outside account has no everyday work here: it is known by its use of the snapshot alone.
    const strangers = thieves.filter(({ principal }) => !everyday.has(principal))
    expect([...new Set(strangers.map(({ principal }) => principal))]).toEqual(
      cloud === 'aws' ? ['aws:acct:777788889999'] : [],
    )
  })

  it('name documentation addresses and example domains only', () => {
    const addresses = text.matchAll(
      /"(?:sourceIPAddress|callerIpAddress|callerIp|ipaddr)":"([^"]*)"/g,
    )
    for (const [, address] of addresses) expect(address).toMatch(documentationAddress)
    for (const [, domain] of text.matchAll(/[a-z.]+@([a-z0-9.-]+\.[a-z]+)/g)) {
      expect(domain).toMatch(documentationDomain)
    }
  })
})

function isOfThief(tale = ''): boolean {
  return /^(attack|beside) /.test(tale)
}

/** Of RFC 5737 and RFC 1918, names of services, and none at all. */
const documentationAddress =
  /^(192\.0\.2\.\d+|198\.51\.100\.\d+|203\.0\.113\.\d+|10\.\d+\.\d+\.\d+|[a-z0-9-]+\.amazonaws\.com|)$/

const documentationDomain =
  /example\.(com|net|org)$|^example-[a-z]+\.iam\.gserviceaccount\.com$|^google\.com$|^cloudservices\.gserviceaccount\.com$/
