import { describe, expect, it } from 'vitest'
import { cloudtrailEvent, emulatedCall } from '../../test/builders/cloudtrail-builder.ts'
import { loadSigma } from '../detections/sigma/load-sigma.ts'
import type { Event } from '../events/event.ts'
import { createFilterWatch } from './match-filtered.ts'
import { createMatcher } from './match-event.ts'

const source = 'logsource: {product: aws, service: cloudtrail}\n'
const rule = `title: Copied\nname: copied\n${source}detection: {s: {eventName: CopySnapshot}, condition: s}\n`
const filter = (title: string, condition: string): string =>
  `title: ${title}\n${source}filter: {rules: [copied], s: {awsRegion: ${title}}, condition: ${condition}}\n`
const correlation =
  'title: Often\ncorrelation: {type: event_count, rules: [copied], timespan: 1h, condition: {gte: 2}}\n'

/** An emulated call in a region, as the gate on its log sees it. */
function event(awsRegion: string, name = 'CopySnapshot'): Event {
  const document = { event: { dataset: 'aws.cloudtrail' } }
  return { ...cloudtrailEvent(emulatedCall('ec2', name, { awsRegion })), document }
}

/** What is taken away from which rule, and by which filters. */
function taken(documents: readonly string[], one: Event): unknown {
  const { detections } = loadSigma(documents.join('---\n'), 'rules.yml')
  const found = createFilterWatch(detections)?.(one)
  return found?.map((match) => [match.rule.title, ...match.filters.map(({ line }) => line)])
}

describe('what filters of Sigma take away', () => {
  it('is an event that the rule would match without them', () => {
    const documents = [rule, filter('eu-west-1', 'not s')]
    expect(taken(documents, event('eu-west-1'))).toEqual([['Copied', 6]])
    expect(taken(documents, event('eu-west-2'))).toEqual([])
    expect(taken(documents, event('eu-west-1', 'CopyImage'))).toEqual([])
  })

  it('is told with every filter that took it', () => {
    const documents = [rule, filter('eu-west-1', 'not s'), filter('us-east-1', 's')]
    expect(taken(documents, event('eu-west-1'))).toEqual([['Copied', 6, 10]])
    expect(taken(documents, event('us-east-1'))).toEqual([])
  })

  it('is told of the rules of correlations too, and once', () => {
    const documents = [rule, filter('eu-west-1', 'not s'), correlation]
    expect(taken(documents, event('eu-west-1'))).toEqual([['Copied', 6]])
    const generated = correlation.replace('timespan', 'generate: true, timespan')
    expect(taken([rule, filter('eu-west-1', 'not s'), generated], event('eu-west-1'))).toEqual([
      ['Copied', 6],
    ])
  })

  it('is not asked where no rule has a filter', () => {
    expect(createFilterWatch(loadSigma(rule, 'rules.yml').detections)).toBeUndefined()
  })

  it('and what is matched add up to what the rule matches by itself', () => {
    const narrowed = loadSigma([rule, filter('eu-west-1', 'not s')].join('---\n'), 'r.yml')
    const bare = createMatcher(loadSigma(rule, 'r.yml').detections)
    const matcher = createMatcher(narrowed.detections)
    const watch = createFilterWatch(narrowed.detections)
    for (const region of ['eu-west-1', 'eu-west-2', 'us-east-1']) {
      for (const name of ['CopySnapshot', 'CopyImage']) {
        const one = event(region, name)
        const sum = matcher.match(one).length + (watch?.(one).length ?? 0)
        expect(sum).toBe(name === 'CopySnapshot' ? 1 : 0)
        expect(bare.match(one)).toHaveLength(sum)
      }
    }
  })
})
