import { describe, expect, it } from 'vitest'
import { createInputFolder, ec2Line, publicShareLine } from '../test/builders/input-folder.ts'
import { valueAt } from './base/json.ts'
import type { Detection } from './detections/detection.ts'
import { loadEql } from './detections/eql/load-eql.ts'
import { hunt, type HuntOptions, type HuntResult } from './hunt.ts'

const { put } = createInputFolder()
const snapshotId = 'snap-0a0a0a0a0a0a0a0a0'
const created = ec2Line('made', 'CreateSnapshot', {
  requestParameters: { volumeId: 'vol-0b0b0b0b0b0b0b0b0' },
  responseElements: { snapshotId, volumeId: 'vol-0b0b0b0b0b0b0b0b0' },
  eventTime: '2024-05-01T09:00:00Z',
})
const looked = ec2Line('looked', 'DescribeSnapshots', { eventTime: '2024-05-01T08:00:00Z' })
const nameless = ec2Line('nameless', 'DescribeSnapshots', { eventTime: 'soon' })

function lines(name: string, ...records: readonly string[]): string {
  return put(name, records.map((record) => `${record}\n`).join(''))
}

function huntIn(input: string, more: Partial<HuntOptions> = {}): Promise<HuntResult> {
  return hunt({ inputs: [input], detections: [], ...more })
}

/** A stream that goes silent behind a text; to tell the format 64 KiB are looked at. */
async function* endless(text: string): AsyncGenerator<Buffer> {
  yield await Promise.resolve(Buffer.from(text))
  await new Promise(() => {})
}

function eql(text: string): readonly Detection[] {
  return loadEql(text, 'q.eql').detections
}

describe('a hunt', () => {
  it('follows a copy from record to record, whatever their order', async () => {
    const { findings } = await huntIn(
      lines('chain.json', publicShareLine('shared'), created, looked),
    )
    expect(findings.map(({ severity, title }) => `${severity}: ${title}`)).toEqual([
      'critical: Disk vol-0b0b0b0b0b0b0b0b0: made public',
    ])
    expect(findings[0]?.chain?.steps.map(({ event }) => event.id)).toEqual(['made', 'shared'])
  })

  it('counts what became of every record', async () => {
    const { records, coverage, ownAccounts } = await huntIn(
      lines('count.json', created, looked, looked, nameless, '{"a":1}'),
    )
    expect(records).toMatchObject({ read: 5, matched: 1, unmatched: 1, skipped: { duplicate: 1 } })
    expect(Object.values(records.rejected)).toEqual([1, 1])
    expect(coverage).toMatchObject([{ kind: 'aws.cloudtrail', records: 2 }])
    expect(ownAccounts).toEqual(['111122223333'])
  })

  it('passes over what is outside the time span, and says so', async () => {
    const input = lines('span.json', looked, created)
    const from = Date.parse('2024-05-01T08:30:00Z')
    expect((await huntIn(input, { from })).records).toMatchObject({
      matched: 1,
      skipped: { 'outside-time-span': 1 },
    })
    expect((await huntIn(input, { to: from })).records).toMatchObject({ matched: 0, unmatched: 1 })
    const at = Date.parse('2024-05-01T09:00:00Z')
    expect((await huntIn(input, { from: at, to: at })).findings).toHaveLength(1)
  })

  it('learns who is new from what the logs hold before the time span', async () => {
    const early = ['2024-04-01T09:00:00Z', '2024-04-20T09:00:00Z'].map((eventTime, index) =>
      ec2Line(`early-${index}`, 'CreateSnapshot', {
        requestParameters: { volumeId: 'vol-0c0c0c0c0c0c0c0c0' },
        responseElements: { snapshotId: `snap-${index}`, volumeId: 'vol-0c0c0c0c0c0c0c0c0' },
        eventTime,
      }),
    )
    const shared = publicShareLine('shared')
    const input = lines('learned.json', ...early, created, shared)
    const detections = eql('any where spoor.principal.is_new == false')
    const from = Date.parse('2024-05-01T00:00:00Z')
    const learned = await huntIn(input, { from, detections })
    expect(learned.records.skipped).toEqual({ 'outside-time-span': 2 })
    expect(learned.matches.length).toBe(2)
    expect(learned.reliance).toMatchObject({
      learned: { accounts: 1, unlearned: 0, span: { days: 2 } },
      newcomers: { principals: 0, deeds: 1 },
    })
    expect((await huntIn(input, { detections })).matches).toEqual([])
  })

  it('keeps what was read before it was stopped, and is marked partial', async () => {
    const controller = new AbortController()
    const stopped = await hunt({
      inputs: ['-'],
      stdin: endless(`${publicShareLine('shared')}\n`.repeat(200)),
      detections: eql('any where true'),
      signal: controller.signal,
      onProgress: ({ records }) => {
        if (records > 0) controller.abort()
      },
    })
    expect(stopped.partial).toBe(true)
    expect(stopped.findings.map(({ severity }) => severity)).toContain('critical')
    expect(stopped.records).toMatchObject({ read: 200, skipped: { duplicate: 199 } })
    expect(stopped.unreadable).toEqual([])
    const [first] = stopped.diagnostics
    expect(first).toMatchObject({ code: 'hunt-interrupted', severity: 'warning' })
    expect(first?.message).toContain('after 0 of 1 files')
    const whole = await huntIn(lines('whole.json', created, looked))
    expect(whole.partial).toBe(false)
    expect(whole.diagnostics).toEqual([])
  })

  it('tells how far it is', async () => {
    const seen: number[] = []
    await huntIn(lines('progress.json', created, looked), {
      onProgress: ({ records }) => seen.push(records),
    })
    expect(seen.at(-1)).toBeGreaterThan(0)
    expect([...seen].sort((a, b) => a - b)).toEqual(seen)
  })
})

describe('detections in a hunt', () => {
  it('may ask for what lineage knows of an event and of its chain', async () => {
    const detections = eql('any where spoor.verb == "share" and spoor.target.public == true')
    const input = lines('lineage.json', created, publicShareLine('shared'))
    const { matches } = await huntIn(input, { detections })
    expect(matches.flatMap(({ events }) => events.map(({ id }) => id))).toEqual(['shared'])
    const document = matches[0]?.events[0]?.document
    expect(valueAt(document, 'spoor', 'chain', 'root')).toEqual(['vol-0b0b0b0b0b0b0b0b0'])
  })

  it('see who acted also in events that lineage does not follow', async () => {
    const detections = eql('any where spoor.verb == "other" and spoor.principal.kind == "human"')
    const { matches, findings } = await huntIn(lines('other.json', looked), { detections })
    expect(matches).toHaveLength(1)
    expect(findings).toMatchObject([{ detection: { title: 'q.eql' } }])
  })

  it('give their matches in event time', async () => {
    const input = lines('times.json', publicShareLine('shared'), created, looked)
    const { matches } = await huntIn(input, { detections: eql('any where true') })
    expect(matches.map(({ events }) => events[0]?.id)).toEqual(['looked', 'made', 'shared'])
  })
})
