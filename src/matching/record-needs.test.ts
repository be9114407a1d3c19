import { describe, expect, it } from 'vitest'
import { detectionOf } from '../../test/builders/eql-builder.ts'
import { recordNeeds } from './record-needs.ts'

/** What the conditions of a query need, in short: `aws.cloudtrail actions run, stop`. */
function needs(eql: string): readonly string[] {
  return recordNeeds(detectionOf(eql).query).map((need) => {
    const log = need.datasets === undefined ? '' : `${need.datasets.join(',')} `
    if (need.kind === 'actions') {
      return `${log}actions ${need.values.map(({ folded }) => folded).join(', ')}`
    }
    if (need.kind === 'literals') return `${log}literals ${need.texts.join(', ')}`
    return need.kind === 'every' ? `${log}every ${need.fields.join(', ')}` : `${log}followed`
  })
}

describe('what a condition needs to see', () => {
  it.each([
    ['any where event.action == "Run" and user.name == "x"', 'actions run'],
    ['any where event.action in ("Run", "Stop")', 'actions run, stop'],
    [
      'any where event.dataset == "aws.cloudtrail" and event.action == "Run"',
      'aws.cloudtrail actions run',
    ],
    ['any where event.action : "Describe*"', 'literals Describe*'],
    [
      'any where event.provider == "ec2.amazonaws.com" and user.name == "x"',
      'literals ec2.amazonaws.com',
    ],
    ['any where spoor.verb == "share"', 'followed'],
    ['any where spoor.verb == "launch" and event.action != "Start"', 'followed'],
    ['any where spoor.exposure.world_open == true', 'followed'],
    ['any where user.name == "x"', 'every user.name'],
    ['any where spoor.principal.kind == "human"', 'every spoor.principal.kind'],
    ['any where spoor.verb == "other"', 'every spoor.verb'],
    ['any where event.action == "Run" or user.name == "x"', 'every event.action, user.name'],
    ['any where event.action != "Run"', 'every event.action'],
    ['any where not (event.action == "Run" and user.name == "x")', 'every event.action, user.name'],
    ['any where true', 'every '],
  ])('%s', (eql, expected) => {
    expect(needs(eql)).toEqual([expected])
  })

  it('is told of every stage, of missing events and of until', () => {
    const sequence =
      'sequence by user.name with maxspan=1h [any where event.action == "Run"] ![any where event.action == "Stop"] until [any where user.name == "x"]'
    expect(needs(sequence)).toEqual(['actions run', 'actions stop', 'every user.name'])
  })
})
