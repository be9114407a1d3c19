import { describe, expect, it } from 'vitest'
import { auditSearch, mentionSearch } from '../../test/builders/follow-up-search.ts'
import { casts } from '../../test/builders/reported-finding.ts'
import { writeAwsCommands } from './search-aws-cli.ts'

describe('a search', () => {
  it('asks lookup-events what principals of aws made of a copy', () => {
    expect(writeAwsCommands(auditSearch('aws'))).toMatchInlineSnapshot(`
      {
        "leftOut": [],
        "notes": [
          "management events of the last 90 days, one region at a time",
          "it takes one attribute: pick what fits from the answer",
        ],
        "text": "for region in eu-west-1 us-east-1; do
        aws cloudtrail lookup-events --region "$region" --start-time 2026-03-01T14:05:00Z --end-time 2026-03-03T14:55:00Z --lookup-attributes '[{"AttributeKey":"ResourceName","AttributeValue":"snap-1"}]'
      done",
      }
    `)
  })

  it('asks lookup-events what names a copy of aws', () => {
    expect(writeAwsCommands(mentionSearch('aws'))).toMatchInlineSnapshot(`
      {
        "leftOut": [],
        "notes": [
          "management events of the last 90 days, one region at a time",
        ],
        "text": "for region in eu-west-1 us-east-1; do
        aws cloudtrail lookup-events --region "$region" --start-time 2026-03-01T14:05:00Z --end-time 2026-03-03T14:55:00Z --lookup-attributes '[{"AttributeKey":"ResourceName","AttributeValue":"snap-1"}]'
        aws cloudtrail lookup-events --region "$region" --start-time 2026-03-01T14:05:00Z --end-time 2026-03-03T14:55:00Z --lookup-attributes '[{"AttributeKey":"EventId","AttributeValue":"record-1"}]'
      done",
      }
    `)
  })

  it('asks by all that a group has, and leaves out what stands in no attribute', () => {
    const search = auditSearch('aws')
    const written = writeAwsCommands({
      ...search,
      groups: [
        [
          {
            by: 'actor',
            values: ['aws:acct:777788889999', casts.aws.thief],
            sessions: ['session-1'],
          },
          { by: 'mention', of: 'identity', values: ['777788889999', casts.aws.thief] },
        ],
      ],
    })
    expect(written?.text).toContain('"Username","AttributeValue":"session-1"')
    expect(written?.text).toContain(`"ResourceName","AttributeValue":"${casts.aws.thief}"`)
    expect(written?.leftOut).toEqual(['aws:acct:777788889999', '777788889999'])
  })

  it('names no region that is none', () => {
    const regions = ['eu-west-1; rm -rf /', '$(id)']
    expect(writeAwsCommands({ ...auditSearch('aws'), regions })?.text).toMatch(
      /^for region in us-east-1; do\n/,
    )
  })
})
