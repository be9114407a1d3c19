import { describe, expect, it } from 'vitest'
import { loadDetections } from './load-detection.ts'
import type { FieldReference, Predicate } from './query/query.ts'
import { type QuerySources, querySources } from './query-sources.ts'

function eql(text: string): QuerySources {
  const [detection] = loadDetections(text, 'a.eql').detections
  if (detection === undefined) throw new Error('the query has a fault')
  return querySources(detection.query)
}

function sigma(logsource: string, detection: string): QuerySources {
  const text = `title: A rule for tests\nid: e161c01b-8991-4699-b09e-6d80a011dac3\nstatus: test\nlogsource: ${logsource}\ndetection:\n${detection}level: low\n`
  const [loaded] = loadDetections(text, 'a.yml').detections
  if (loaded === undefined) throw new Error('the rule has a fault')
  return querySources(loaded.query)
}

function field(path: string): FieldReference {
  return { document: 'native', path }
}

function inside(path: string): Predicate {
  return { kind: 'presence', field: field(path), test: 'exists' }
}

describe('what a query asks of the data', () => {
  it('is the log, the calls and the fields of a Sigma rule', () => {
    const rule =
      '  a: {eventName: [CopySnapshot, CreateSnapshot]}\n  b: {errorCode|exists: true}\n  condition: a and not b\n'
    expect(sigma('{product: aws, service: cloudtrail}', rule)).toEqual({
      datasets: ['aws.cloudtrail'],
      actions: ['CopySnapshot', 'CreateSnapshot'],
      fields: ['errorCode', 'eventName'],
    })
  })

  it('shows patterns as patterns, and does not ask for what must not be', () => {
    const rule =
      '  a: {eventName|startswith: Create}\n  b: {eventName: CreateTags}\n  condition: a and not b\n'
    expect(sigma('{product: aws, service: cloudtrail}', rule).actions).toEqual(['Create*'])
  })

  it('is any log where nothing narrows it', () => {
    const found = eql('any where spoor.verb == "share" and spoor.target.public == true')
    expect(found.datasets).toBeUndefined()
    expect(found.fields).toEqual(['spoor.target.public', 'spoor.verb'])
  })

  it('is the logs of all alternatives, and any where one of them does not say', () => {
    const both = eql('any where event.dataset == "gcp.audit" or event.dataset == "aws.cloudtrail"')
    expect(both.datasets).toEqual(['aws.cloudtrail', 'gcp.audit'])
    const open = eql('any where event.dataset == "gcp.audit" or event.action == "x"')
    expect(open.datasets).toBeUndefined()
  })

  it('is that of every stage of a sequence, with the fields that tie it', () => {
    const found = eql(
      'sequence by spoor.chain.id [any where event.dataset == "gcp.audit"] [any where event.dataset == "aws.cloudtrail" and event.action : "Copy*"]',
    )
    expect(found).toEqual({
      datasets: ['aws.cloudtrail', 'gcp.audit'],
      actions: ['Copy*'],
      fields: ['event.action', 'spoor.chain.id'],
    })
    const half = eql('sequence [any where event.dataset == "gcp.audit"] [any where true]')
    expect(half.datasets).toBeUndefined()
  })

  it('reads fields inside functions', () => {
    const computed = eql('any where length(user.name) > 3 and endsWith(event.action, "x")')
    expect(computed.fields).toEqual(['event.action', 'user.name'])
  })

  it('names fields inside elements of an array from the record, the element itself too', () => {
    const found = querySources({
      kind: 'event',
      where: {
        kind: 'element',
        field: field('items'),
        quantifier: 'any',
        of: { kind: 'and', of: [inside('userId'), inside('.')] },
      },
    })
    expect(found.fields).toEqual(['items', 'items.userId'])
  })
})
