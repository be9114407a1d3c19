/**
 * What records that are added or missing may do to chains: work on other data changes none, and a
 * record that is lost takes its links with it, or leaves them inferred, and never makes a new one.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EmulatedRecord } from '../src/emulation/scenario/emulated-record.ts'
import { loadScenario } from '../src/emulation/scenario/load-scenario.ts'
import { playSteps } from '../src/emulation/scenario/play-scenario.ts'
import { hunt } from '../src/hunt.ts'
import type { Chain } from '../src/lineage/chain.ts'

const folder = fileURLToPath(new URL('../content/techniques/T1578.001/scenarios/', import.meta.url))
const attacks = [
  'aws-volume-theft',
  'azure-disk-theft',
  'azure-restored-backup',
  'gcp-disk-theft',
  'gcp-cross-project-theft',
] as const

function recordsOf(name: string): readonly EmulatedRecord[] {
  return play(readFileSync(join(folder, `${name}.yaml`), 'utf8'), '1')
}

/** The same deeds at the same times on other data: the ids of all accounts and things are others. */
function recordsElsewhere(name: string): readonly EmulatedRecord[] {
  const text = readFileSync(join(folder, `${name}.yaml`), 'utf8')
  const places = /(\{cloud: \w+, id: '?)(\w)/g
  const elsewhere = text.replaceAll(places, (_, start: string, first: string) => {
    if (/\d/.test(first)) return `${start}${(Number(first) + 1) % 10}`
    return `${start}${first === 'f' ? 'a' : 'f'}`
  })
  expect(elsewhere).not.toBe(text)
  return play(elsewhere, '2')
}

function play(text: string, seed: string): readonly EmulatedRecord[] {
  const { loaded } = loadScenario({ file: 'scenario.yaml', text })
  if (loaded === undefined) throw new Error('a scenario cannot be read')
  return playSteps(loaded, { seed })
}

async function chainsOf(records: readonly EmulatedRecord[]): Promise<readonly Chain[]> {
  const stdin = (async function* lines(): AsyncGenerator<Buffer> {
    for (const { record } of records) yield Buffer.from(`${JSON.stringify(record)}\n`)
  })()
  const { findings } = await hunt({ inputs: ['-'], stdin, detections: [] })
  return findings.flatMap(({ chain }) => chain ?? [])
}

/** A chain as its links and exposures, each with the record that tells it. */
function taleOf(chain: Chain): object {
  return {
    id: chain.id,
    root: chain.root.id,
    steps: idsOf(chain.steps),
    links: chain.links.map(({ step, ...link }) => [...linkEnds(link), idsOf([step])]),
    exposures: chain.exposures.map(({ kind, resource, from, until, steps }) => [
      kind,
      resource.id,
      from,
      until,
      idsOf(steps),
    ]),
  }
}

function idsOf(steps: Chain['steps']): readonly string[] {
  return steps.flatMap(({ event }) => event.records.map(({ id }) => id))
}

type Ends = Pick<Chain['links'][number], 'kind' | 'from' | 'to' | 'evidence'>

function linkEnds({ kind, from, to, evidence }: Ends): readonly string[] {
  return [kind, evidence, from.id, to.id]
}

/** The links of chains as text; without their evidence where it is not asked for. */
function linksOf(chains: readonly Chain[], evidence?: Ends['evidence']): ReadonlySet<string> {
  const links = chains.flatMap((chain) => chain.links)
  const wanted = links.filter((link) => evidence === undefined || link.evidence === evidence)
  return new Set(linkTexts(wanted))
}

/** A link that was given out is named by the time of its first row, which may be the missing one. */
function linkTexts(links: readonly Ends[]): readonly string[] {
  return links.map(({ kind, from, to }) => `${kind} ${from.id} -> ${to.id.replace(/@[^@]*Z$/, '')}`)
}

describe.each(attacks)('the chains of %s', (name) => {
  const records = recordsOf(name)

  it('are there', async () => {
    expect((await chainsOf(records)).flatMap(({ links }) => links).length).toBeGreaterThan(1)
  })

  it('are the same among records of other data', async () => {
    const alone = (await chainsOf(records)).map(taleOf)
    const others = recordsElsewhere(name)
    await fc.assert(
      fc.asyncProperty(
        fc.subarray([...others], { minLength: 1 }),
        fc.infiniteStream(fc.boolean()),
        async (added, turns) => {
          const mixed = await chainsOf(shuffleIn(records, added, turns))
          const ids = new Set(alone.map((tale) => JSON.stringify(tale)))
          const kept = mixed.map((chain) => JSON.stringify(taleOf(chain)))
          expect(kept.filter((tale) => ids.has(tale)).sort()).toEqual([...ids].sort())
        },
      ),
      { numRuns: 10 },
    )
  })

  it('gain no observed link when any one record is missing', async () => {
    const whole = await chainsOf(records)
    for (const missing of records.keys()) {
      const rest = await chainsOf(records.filter((_, place) => place !== missing))
      const seen = linksOf(whole)
      expect([...linksOf(rest, 'observed')].filter((link) => !seen.has(link))).toEqual([])
    }
  })

  it('invent nothing, whichever records are missing', async () => {
    const seen = linksOf(await chainsOf(records))
    await fc.assert(
      fc.asyncProperty(fc.subarray([...records]), async (some) => {
        const observed = linksOf(await chainsOf(some), 'observed')
        expect([...observed].filter((link) => !seen.has(link))).toEqual([])
      }),
      { numRuns: 25 },
    )
  })

  it('rest on records: without all that tell a link it is gone or inferred', async () => {
    for (const { links } of await chainsOf(records)) {
      for (const link of links.filter((one) => isToldOnce(one, links))) {
        const told = new Set(link.step.event.records.map(({ record }) => record.origin.index))
        const kept = records.filter((_, place) => !told.has(place))
        expect(kept.length).toBeLessThan(records.length)
        const [text] = linkTexts([link])
        expect(linksOf(await chainsOf(kept), 'observed')).not.toContain(text)
      }
    }
  })
})

/** Does one event alone show the link? */
function isToldOnce(link: Chain['links'][number], links: Chain['links']): boolean {
  const same = links.filter(({ from, to }) => from.id === link.from.id && to.id === link.to.id)
  return link.evidence === 'observed' && same.every(({ step }) => step === link.step)
}

/** Both lists, each in its own order, as turns have it. */
function shuffleIn(
  records: readonly EmulatedRecord[],
  added: readonly EmulatedRecord[],
  turns: Iterator<boolean>,
): readonly EmulatedRecord[] {
  const [ours, theirs] = [[...records], [...added]]
  const mixed: EmulatedRecord[] = []
  while (ours.length > 0 || theirs.length > 0) {
    const isOurs = theirs.length === 0 || (ours.length > 0 && turns.next().value === true)
    const next = (isOurs ? ours : theirs).shift()
    if (next !== undefined) mixed.push(next)
  }
  return mixed
}
