import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../base/json.ts'
import type { LoadedDetections } from '../loaded-detections.ts'
import { isElasticRule, loadElasticRule } from './elastic-rule.ts'

const query = 'any where event.action == "CopySnapshot"'
const rule = { type: 'eql', name: 'Copies', rule_id: 'r-1', severity: 'high', query }

function load(fields: JsonObject): LoadedDetections {
  return loadElasticRule({ ...rule, ...fields }, { name: 'r.json', text: '{}' })
}

it('a rule has a type, and a name or an id', () => {
  const objects = [{ type: 'eql', name: 'a' }, { type: 'eql', rule_id: 'a' }, { type: 'eql' }, rule]
  expect(objects.map(isElasticRule)).toEqual([true, true, false, true])
  expect(isElasticRule({ name: 'a' })).toBe(false)
})

describe('a rule of Elastic (eql.md 15)', () => {
  it('becomes a detection', () => {
    const technique = [{ id: 'T1537', subtechnique: [{ id: 't1537.001' }] }]
    const { detections, diagnostics } = load({ threat: [{ technique }] })
    expect(diagnostics).toEqual([])
    expect(detections).toMatchObject([
      { id: 'r-1', title: 'Copies', level: 'high', techniques: ['T1537', 'T1537.001'] },
    ])
  })

  it.each([
    [{ type: 'esql' }, 'ES|QL'],
    [{ type: 'query', language: 'lucene' }, 'Lucene'],
    [{ type: 'query' }, 'KQL'],
    [{ type: 'brand_new' }, 'brand_new'],
  ])('is named as not run: %j', (fields, what) => {
    expect(load(fields).notRun).toMatchObject([{ title: 'Copies', why: 'language', what }])
  })

  it.each([
    [{ filters: [{}] }, 'elastic-rule-part'],
    [{ timestamp_field: 'event.ingested' }, 'elastic-rule-part'],
    [{ severity: 'awful' }, 'elastic-rule-severity'],
  ])('runs with a warning: %j', (fields, code) => {
    const { detections, diagnostics } = load(fields)
    expect(detections).toHaveLength(1)
    expect(diagnostics).toMatchObject([{ code, severity: 'warning', file: 'r.json' }])
  })

  it('without a query is refused', () => {
    expect(load({ query: '' })).toMatchObject({
      detections: [],
      diagnostics: [{ code: 'elastic-rule-invalid', severity: 'error' }],
    })
  })
})
