import { describe, expect, it } from 'vitest'
import { casts, reportedMatch, reportedTheft, step } from '../../test/builders/reported-finding.ts'
import type { ExplainBlock } from './explain-blocks.ts'
import type { PlatformChoice } from './explain-questions.ts'
import { explainFinding } from './explain-sections.ts'
import { platformNames } from './follow-up-queries.ts'

const theft = reportedTheft(casts.aws)

function blocksOf(
  title: string,
  platform: PlatformChoice = 'spoor',
  finding = theft,
): readonly ExplainBlock[] {
  const { sections } = explainFinding(finding, { platform })
  return sections.find((section) => section.title === title)?.blocks ?? []
}

function textOf(blocks: readonly ExplainBlock[]): string {
  return blocks.map((block) => ('items' in block ? block.items.join('\n') : block.text)).join('\n')
}

describe('a finding explained', () => {
  it('goes from the story by the evidence to what to ask next', () => {
    const { sections } = explainFinding(theft, { platform: 'spoor' })
    expect(sections.map(({ title }) => title)).toEqual([
      'In short',
      'What happened',
      'What was open to others, and what still is',
      'Why it matters',
      'Why it is rated critical',
      'How sure this is, and what could not be seen',
      'What to do now',
      'Evidence',
      'What to ask next',
      'What to tell Spoor, if this is wanted',
    ])
  })

  it('leaves out what there is nothing to say of', () => {
    const empty = { ...reportedMatch(casts.aws), evidence: [], why: [], next: [], blind_spots: [] }
    const { sections } = explainFinding(empty, { platform: 'all' })
    expect(sections.map(({ title }) => title)).toEqual([
      'In short',
      'How sure this is, and what could not be seen',
    ])
  })

  it('names severity, confidence, techniques and id', () => {
    expect(explainFinding(theft, { platform: 'spoor' }).rating).toBe(
      'Critical severity, high confidence, ATT&CK T1578.001, finding-0123456789abcdef',
    )
  })

  it('puts each record below its file, with the sentence that tells it', () => {
    const [file, list] = blocksOf('Evidence')
    expect(file).toEqual({ kind: 'lead', text: 'logs/trail.json' })
    expect(textOf(list === undefined ? [] : [list]).split('\n')[2]).toBe(
      'sentence 3, 2026-03-02T14:15:00Z CreateVolume: line 3 record-10',
    )
  })

  it('joins the records of one event, and says which are beside the story', () => {
    const { evidence } = theft
    const [first] = evidence
    if (first === undefined) throw new TypeError('no evidence')
    const more = {
      ...theft,
      evidence: [
        first,
        { ...first, record: 'record-0b', line: null },
        { ...first, action: 'Other', record: 'other' },
      ],
    }
    const text = textOf(blocksOf('Evidence', 'spoor', more))
    expect(text).toContain(
      'sentence 1, 2026-03-02T14:05:00Z CreateSnapshot: line 1 record-0, record-0b',
    )
    expect(text).toContain('beside the story, 2026-03-02T14:05:00Z Other: line 1 other')
  })
})

describe('the queries shown', () => {
  it('are those of one platform, and the others are named', () => {
    const blocks = blocksOf('What to ask next', 'sentinel')
    const languages = blocks.flatMap((block) => (block.kind === 'code' ? [block.language] : []))
    expect(new Set(languages)).toEqual(new Set(['KQL']))
    expect(textOf(blocks.slice(-1))).toBe(
      'The same for spoor, elastic, splunk, athena, cloudtrail-lake, aws: --platform NAME, or --platform all.',
    )
  })

  it('ask every question, also where the platform lacks the logs', () => {
    const leads = (platform: PlatformChoice): number =>
      blocksOf('What to ask next', platform).filter(({ kind }) => kind === 'lead').length
    expect([...platformNames, 'all' as const].map((name) => leads(name))).toEqual(
      Array.from({ length: 10 }, () => leads('all')),
    )
    expect(textOf(blocksOf('What to ask next'))).toContain(
      'only there: --platform elastic, splunk, sentinel, athena',
    )
  })

  it('say once what holds for all of a language', () => {
    const notes = blocksOf('What to ask next', 'cloudtrail-lake').filter(
      ({ kind }) => kind === 'note',
    )
    expect(textOf(notes).match(/EVENT_DATA_STORE_ID/g)).toHaveLength(1)
  })

  it('say what was left out', () => {
    const hostile = reportedTheft({ ...casts.aws, copy: 'snap\n1' })
    expect(textOf(blocksOf('What to ask next', 'athena', hostile))).toContain(
      'left out, because it cannot be asked for safely: snap\n1',
    )
  })
})

describe('a finding of very many steps', () => {
  const many = reportedTheft(casts.aws, ({ steps, links, exposure }) => ({
    steps: Array.from({ length: 5000 }, (_, at) => ({
      ...(steps[at % steps.length] ?? step(casts.aws, { verb: 'copy', action: 'x' }, 0)),
      action: `Call${at}`,
      record: `record-${at}`,
    })),
    links: Array.from({ length: 5000 }, (_, at) => ({
      ...(links[0] ?? { kind: 'copy-of', evidence: 'observed' }),
      from: 'vol-1',
      to: `snap-${at}`,
      kind: 'copy-of' as const,
      evidence: 'inferred' as const,
      record: `record-${at}`,
    })),
    exposure: Array.from({ length: 5000 }, () => exposure).flat(),
  }))

  it('is told by its beginning and its end, with how much is between', () => {
    const blocks = blocksOf('What happened', 'spoor', many)
    expect(
      blocks.map((block) => ('items' in block ? [block.from, block.items.length] : block.text)),
    ).toEqual([[1, 40], '4940 more sentences between, whose records stand below', [4981, 20]])
  })

  it('is bounded in every section, and says how much is left out', () => {
    const { sections } = explainFinding(many, { platform: 'all' })
    const lists = sections.flatMap(({ title, blocks }) =>
      blocks.flatMap((block) =>
        block.kind === 'list' ? [[title, block.items.length, block.items.at(-1)]] : [],
      ),
    )
    expect(lists.filter(([title, count]) => title !== 'Evidence' && Number(count) > 101)).toEqual(
      [],
    )
    expect(lists).toContainEqual([
      'What was open to others, and what still is',
      101,
      'and 9900 more, which the report holds',
    ])
    expect(lists).toContainEqual(['Evidence', 1001, 'and 4000 more, which the report holds'])
  })
})

describe('the raw records', () => {
  it('are told where they are at hand, and named where they are not', () => {
    const records = new Map([['record-0', { eventName: 'CreateSnapshot', volumeId: 'vol-1' }]])
    const { sections } = explainFinding(theft, { platform: 'spoor', records })
    const blocks = sections.find(({ title }) => title === 'What the records say')?.blocks ?? []
    expect(blocks).toEqual([
      { kind: 'lead', text: 'CreateSnapshot, record record-0' },
      {
        kind: 'code',
        language: 'record',
        text: 'eventName = "CreateSnapshot"\nvolumeId = "vol-1"',
      },
      {
        kind: 'paragraph',
        text: 'Not in the logs that were named: record-5, record-10, record-12, record-15, record-20, record-50.',
      },
    ])
  })

  it('are no section where no logs were named', () => {
    expect(blocksOf('What the records say')).toEqual([])
  })
})
