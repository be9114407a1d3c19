import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createKernel, type Kernel } from '../kernel/kernel.ts'
import { layout } from '../kernel/kernel-layout.ts'
import { captured, gapOf, leaves, nodeWords } from '../kernel/pattern-layout.ts'
import { PatternTree } from './pattern-tree.ts'

const { event: plain, dataEvent } = leaves

function record(changes: object = {}): Record<string, unknown> {
  return {
    eventVersion: '1.11',
    userIdentity: { type: 'IAMUser', userName: 'ann', mfa: false, age: 12 },
    eventTime: '2026-09-15T10:00:01Z',
    eventSource: 'ec2.amazonaws.com',
    eventName: 'DescribeTags',
    awsRegion: 'eu-west-1',
    requestParameters: { items: [{ id: 'i-1' }], most: -1.5e3 },
    eventID: 'e-1',
    eventType: 'AwsApiCall',
    recipientAccountId: '111122223333',
    ...changes,
  }
}

/** A tree, and what is asked of it. */
class Patterns {
  readonly kernel: Kernel = createKernel(64 * 1024)
  readonly #bytes = Buffer.from(this.kernel.memory)
  readonly #words = new Int32Array(this.kernel.memory)
  readonly #tree = new PatternTree(this.kernel.memory)

  learn(text: string, leaf: number = plain, mark?: string): void {
    const { from, to } = this.#lay(text)
    this.#tree.learn({ from, to, newlines: text.split('\n').length - 1, leaf, mark })
  }

  /** How many bytes of a text a pattern fits; 0 where none does. */
  match(text: string): number {
    const { from } = this.#lay(text)
    return Math.max(0, this.kernel.matchPattern(from) - from)
  }

  fits(changes: object): boolean {
    const text = JSON.stringify(record(changes))
    return this.match(text) === text.length
  }

  /** What the last text that fitted says of a member that is captured. */
  captured(member: (typeof captured)[number]): string {
    const at = (table: number): number => this.#words[(table + gapOf(member)) / 4] ?? 0
    return this.#bytes.toString('latin1', at(layout.captureBegins), at(layout.captureEnds))
  }

  leaf(word: 'leaf' | 'newlines'): number {
    const leaf = this.#words[layout.patternLeaf / 4] ?? 0
    return this.#words[leaf / 4 + nodeWords[word]] ?? 0
  }

  #lay(text: string): { readonly from: number; readonly to: number } {
    const to = layout.text + this.#bytes.write(text, layout.text, 'latin1')
    this.#bytes.fill(0, to, to + 64)
    return { from: layout.text, to }
  }
}

/** A change of the name of who acts. */
function called(name: string): object {
  return { userIdentity: { type: 'IAMUser', userName: name, mfa: false, age: 12 } }
}

function learned(...records: readonly object[]): Patterns {
  const patterns = new Patterns()
  for (const changes of records) patterns.learn(JSON.stringify(record(changes)))
  return patterns
}

describe('a record that was learned', () => {
  it('fits, with numbers, ids, times and places of its own', () => {
    const patterns = learned({})
    expect(patterns.fits({})).toBe(true)
    const own = {
      eventID: '',
      eventTime: 'any time',
      awsRegion: 'us-east-1',
      recipientAccountId: '444455556666',
      requestParameters: { items: [{ id: 'i-1' }], most: 7 },
    }
    expect(patterns.fits(own)).toBe(true)
    expect(captured.map((member) => patterns.captured(member))).toEqual([
      '',
      'any time',
      '444455556666',
      'us-east-1',
    ])
  })

  it('does not fit with another string until a second one was met, then with any', () => {
    const patterns = learned({})
    expect(patterns.fits(called('bob'))).toBe(false)
    patterns.learn(JSON.stringify(record(called('bob'))))
    for (const name of ['ann', 'bob', '', 'an', 'anna', 'a "quoted" \\ one', 'x'.repeat(200)]) {
      expect(patterns.fits(called(name))).toBe(true)
    }
  })

  it('does not fit with another service, action, type or category, however many were met', () => {
    const changes = ['eventSource', 'eventName', 'eventType', 'eventCategory'].map((name) =>
      ['A', 'B', 'AB'].map((text) => ({ [name]: text })),
    )
    const patterns = learned({}, ...changes.flat())
    for (const [name] of changes.flat().map(Object.entries).flat()) {
      expect(patterns.fits({ [name]: 'B' })).toBe(true)
      expect(patterns.fits({ [name]: 'C' })).toBe(false)
      expect(patterns.fits({ [name]: 'ABC' })).toBe(false)
    }
  })

  it('does not fit where a value is of another kind, or there are more or fewer', () => {
    const patterns = learned({}, { requestParameters: { items: [{ id: 'i-2' }], most: 1 } })
    for (const items of [[], [{ id: 'i-1' }, { id: 'i-2' }], [{ id: null }], [{ id: 1 }]]) {
      expect(patterns.fits({ requestParameters: { items, most: 1 } })).toBe(false)
      patterns.learn(JSON.stringify(record({ requestParameters: { items, most: 1 } })))
      expect(patterns.fits({ requestParameters: { items, most: 2 } })).toBe(true)
    }
  })

  it('tells what was said of it, and how many newlines it holds', () => {
    const patterns = new Patterns()
    patterns.learn(JSON.stringify(record(), null, 1))
    patterns.learn(JSON.stringify(record({ eventCategory: 'Data' })), dataEvent)
    expect(patterns.fits({ eventCategory: 'Data', eventID: 'e-2' })).toBe(true)
    expect([patterns.leaf('leaf'), patterns.leaf('newlines')]).toEqual([dataEvent, 0])
    const pretty = JSON.stringify(record({ eventID: 'e-3' }), null, 1)
    expect(patterns.match(pretty)).toBe(pretty.length)
    expect([patterns.leaf('leaf'), patterns.leaf('newlines')]).toEqual([
      plain,
      pretty.split('\n').length - 1,
    ])
  })

  it('does not fit where it may hold the mark of its action, in any letter case', () => {
    const patterns = new Patterns()
    const learn = (changes: object): void =>
      patterns.learn(JSON.stringify(record(changes)), plain, 'aws:ebs:id')
    learn({ userAgent: 'a' })
    learn({ userAgent: 'b' })
    for (const userAgent of ['', 'aws:ebs', 'x'.repeat(100), 's:iD'.slice(1), '\\\\ \n']) {
      expect(patterns.fits({ userAgent })).toBe(true)
    }
    for (const mark of ['aws:ebs:id', 'AWS:EBS:ID', 'is:id', '\u0001']) {
      for (let before = 0; before < 40; before++) {
        expect(patterns.fits({ userAgent: `${'x'.repeat(before)}${mark}` })).toBe(false)
      }
    }
  })

  it('fits as far as it goes, whatever follows', () => {
    const text = JSON.stringify(record())
    const patterns = learned({})
    expect(patterns.match(`${text}{"a"`)).toBe(text.length)
    for (let length = 0; length < text.length; length++) {
      expect(patterns.match(text.slice(0, length))).toBe(0)
    }
  })
})

it('begins anew when there is no room, and goes on learning', () => {
  const patterns = learned({})
  // Longer names than there is room for, each of which makes a branch.
  for (let index = 0; index < 250; index++) {
    patterns.learn(JSON.stringify(record({ eventName: `${index}${'x'.repeat(15_000)}` })))
  }
  expect(patterns.fits({})).toBe(false)
  patterns.learn(JSON.stringify(record()))
  expect(patterns.fits({})).toBe(true)
})

it('leaves alone what is very large', () => {
  const patterns = learned({ userAgent: 'x'.repeat(40_000) })
  expect(patterns.fits({ userAgent: 'x'.repeat(40_000) })).toBe(false)
})

describe('whatever was learned', () => {
  const name = fc.constantFrom('DescribeTags', 'DescribeHosts', 'ListTags', 'x')
  const text = fc.oneof(fc.constantFrom('a', 'b', ''), fc.string({ unit: 'binary-ascii' }))
  const inner = fc.constantFrom<unknown>(
    null,
    true,
    1,
    -2.5,
    'c',
    [],
    ['d', 1],
    { e: 'f' },
    { e: {} },
  )
  const changes = fc.record(
    { eventName: name, eventID: text, userAgent: text, responseElements: inner, apiVersion: inner },
    { requiredKeys: ['eventName'] },
  )
  const space = fc.constantFrom('', '', '', ' ')
  const written = fc
    .tuple(changes, space)
    .map(([one, gap]) => JSON.stringify(record(one), null, gap))
  /** One of the records, with a few bytes exchanged for others that matter to JSON. */
  const bytes = fc.constantFrom(...'"\\{}[],:0-e.\n\u0000\u00e9u '.split(''))
  const torn = fc.record({
    which: fc.nat(),
    cuts: fc.array(fc.tuple(fc.nat(), bytes), { maxLength: 2 }),
  })

  it('fits each record that was learned', () => {
    fc.assert(
      fc.property(fc.array(written, { minLength: 1, maxLength: 12 }), (texts) => {
        const patterns = new Patterns()
        for (const one of texts) patterns.learn(one)
        for (const one of texts) expect(patterns.match(one)).toBe(one.length)
      }),
    )
  })

  it('fits nothing but JSON, of members and decisions that were learned', () => {
    let fitting = 0
    const lessons = fc.array(written, { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(lessons, fc.array(torn, { maxLength: 40 }), (texts, others) => {
        const patterns = new Patterns()
        for (const one of texts) patterns.learn(one)
        const known = texts.map(decisionsOf)
        for (const { which, cuts } of others) {
          const other = cuts.reduce(exchange, texts[which % texts.length] ?? '')
          const length = patterns.match(other)
          if (length === 0) continue
          fitting++
          expect(known).toContain(decisionsOf(other.slice(0, length)))
        }
      }),
      { numRuns: 300 },
    )
    expect(fitting).toBeGreaterThan(200)
  })
})

function exchange(text: string, [place, byte]: readonly [number, string]): string {
  const at = place % text.length
  return text.slice(0, at) + byte + text.slice(at + 1)
}

/** The members of a record, and the texts by which it is decided what it is. Throws where it is no JSON. */
function decisionsOf(text: string): string {
  const { eventName, eventSource, eventType, ...others }: Record<string, unknown> = JSON.parse(text)
  return JSON.stringify([eventName, eventSource, eventType, Object.keys(others)])
}
