import { describe, expect, it } from 'vitest'
import {
  casts,
  minute,
  reportedMatch,
  reportedTheft,
  step,
} from '../../test/builders/reported-finding.ts'
import { storyOf } from './story.ts'

function textsOf(...args: Parameters<typeof reportedTheft>): readonly string[] {
  return storyOf(reportedTheft(...args)).map(({ tell }) => tell())
}

describe('a story', () => {
  it('tells the steps in order, with when, who and where', () => {
    expect(textsOf(casts.aws)).toEqual([
      'On 2 March 2026 at 14:05 UTC, the user lena (from 203.0.113.7) made a copy of the disk vol-1: the snapshot snap-1 (account 111122223333, region eu-west-1).',
      '5 minutes later (14:10), lena let account 777788889999 use the snapshot snap-1.',
      '5 minutes later (14:15), the role maintenance (from 203.0.113.7) made the disk vol-2 out of the snapshot snap-1.',
      '2 minutes later (14:17), maintenance started the machine i-2.',
      '3 minutes later (14:20), maintenance connected the disk vol-2 to the machine i-2, on which it could be read from then on.',
      '5 minutes later (14:25), maintenance opened port 22 of the machine i-2 to the whole internet.',
      '30 minutes later (14:55), maintenance closed port 22 of the machine i-2 again.',
    ])
  })

  it('names the record of every step, so that evidence can be told by its sentence', () => {
    expect(storyOf(reportedTheft(casts.gcp)).map(({ records }) => records)).toEqual(
      [0, 5, 10, 12, 15, 20, 50].map((minutes) => [`record-${minutes}`]),
    )
  })

  it('says what was only tried, and who stands behind a role', () => {
    const texts = textsOf(casts.aws, ({ steps }) => ({
      steps: steps.map((one) => ({ ...one, attempt: true, behind: [casts.aws.maker] })).slice(1, 3),
    }))
    expect(texts[0]).toContain(
      'tried to let account 777788889999 use the snapshot snap-1, without success',
    )
    expect(texts[1]).toContain(
      'the role maintenance, which lena had taken up (from 203.0.113.7), tried to make',
    )
  })

  it('says where it went on, and on which day', () => {
    const texts = textsOf(casts.aws, () => ({
      steps: [
        step(casts.aws, { verb: 'create', action: 'x' }, 0),
        step(
          casts.aws,
          { verb: 'copy', action: 'x', region: 'us-east-1', time: '2026-03-04T01:00:00.000Z' },
          0,
        ),
        step(
          casts.aws,
          {
            verb: 'copy',
            action: 'x',
            region: null,
            account: null,
            time: '2026-03-04T01:00:00.500Z',
          },
          0,
        ),
        step(
          casts.aws,
          { verb: 'copy', action: 'x', account: '444455556666', time: '2026-03-04T01:00:30.000Z' },
          0,
        ),
      ],
    }))
    expect(texts.slice(1)).toEqual([
      'On 4 March 2026 at 01:00, lena made another copy (region us-east-1).',
      'At the same moment, lena made another copy.',
      '29 seconds later (01:00), lena made another copy (account 444455556666, region eu-west-1).',
    ])
  })

  it('says so where a tie is inferred, but not of where the original sits', () => {
    const texts = textsOf(casts.aws, ({ links, root }) => ({
      links: [
        ...links.map((one) => ({ ...one, evidence: 'inferred' as const })),
        { from: root, to: 'i-1', kind: 'attached-to', evidence: 'inferred', record: 'record-20' },
      ],
    }))
    const inferred = 'This is inferred: the record does not name both ends.'
    expect(texts[2]).toContain(inferred)
    expect(texts[5]).not.toContain(inferred)
  })

  it('leaves out the names of services in the place of addresses', () => {
    expect(textsOf({ ...casts.aws, ip: 'ec2.amazonaws.com' })[0]).not.toContain('ec2.amazonaws.com')
    expect(textsOf({ ...casts.aws, ip: '2001:db8::1' })[0]).toContain('(from 2001:db8::1)')
  })

  it('of a rule tells its records', () => {
    const { evidence, ...finding } = reportedMatch(casts.aws)
    const [record] = evidence
    if (record === undefined) throw new TypeError('no evidence')
    const later = {
      ...record,
      principal: null,
      account: null,
      region: null,
      source_ip: null,
      time: minute(3),
    }
    const texts = storyOf({ ...finding, evidence: [record, later] }).map(({ tell }) => tell())
    expect(texts).toEqual([
      'On 2 March 2026 at 14:05 UTC, lena (from 203.0.113.7) called CreateSnapshot (account 111122223333, region eu-west-1).',
      '3 minutes later (14:08), somebody called CreateSnapshot.',
    ])
  })
})
