import { describe, expect, it } from 'vitest'
import { storyReport } from '../../test/builders/report-builder.ts'
import type { JsonObject } from '../base/json.ts'
import type { Event } from '../events/event.ts'
import { reportedChain } from './reported-chain.ts'
import { reportedEvidence } from './reported-evidence.ts'

const [finding] = storyReport().findings
if (finding?.chain == null) throw new TypeError('the story has no chain')
const { chain, events } = finding
const [event] = events
if (event === undefined) throw new TypeError('the story has no event')

/** The event of a rule alone, with a document of its own. */
function changed(document: JsonObject, native: JsonObject = {}): Event {
  return Object.assign({}, event, { document, native })
}

describe('evidence as data', () => {
  it('says of each record what the step of its event says', () => {
    const told = reportedEvidence({ chain, events }, reportedChain(chain))
    expect(told[2]).toEqual({
      record: 'launch@700',
      file: 'story.json',
      line: 1,
      time: '2026-03-02T11:40:00.000Z',
      action: 'launch',
      provider: 'aws',
      principal: 'arn:aws:iam::111122223333:user/bob\u001b[31m',
      account: '111122223333',
      region: 'eu-west-1',
      source_ip: null,
    })
  })

  it('asks the event itself where no chain tells it', () => {
    const document = {
      event: { action: 'CreateSnapshot' },
      source: { address: 'ec2.amazonaws.com' },
      spoor: { principal: { id: 'lena' } },
    }
    const native = { recipientAccountId: '4', awsRegion: 'eu-west-1' }
    const [told] = reportedEvidence({ chain: null, events: [changed(document, native)] }, null)
    expect(told).toMatchObject({
      action: 'CreateSnapshot',
      principal: 'lena',
      account: '4',
      region: 'eu-west-1',
      source_ip: 'ec2.amazonaws.com',
    })
  })

  it('says with null what the event does not tell', () => {
    const [told] = reportedEvidence({ chain: null, events: [changed({})] }, null)
    expect(told).toMatchObject({ action: '', principal: null, account: null, region: null })
    expect(told?.source_ip).toBeNull()
  })

  it('tells a record that only a link rests on', () => {
    const rootStep = chain.links[0]?.step
    const alone = { ...chain, steps: [] }
    const [told] = reportedEvidence({ chain: alone, events }, reportedChain(alone))
    expect([told?.principal, rootStep?.principal.id]).toEqual([
      'arn:aws:iam::111122223333:user/alice',
      'arn:aws:iam::111122223333:user/alice',
    ])
  })
})
