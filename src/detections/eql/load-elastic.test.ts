import { describe, expect, it } from 'vitest'
import type { LoadedDetections } from '../loaded-detections.ts'
import { loadElasticJson, loadElasticToml } from './load-elastic.ts'

const eql = 'any where event.action == "CopySnapshot"'

/** A rule in our own words and Elastic's fields. */
function tomlRule(more = '', query = eql): string {
  return `[metadata]
maturity = "production"
creation_date = 2026/03/02

[rule]
name = "Snapshot copied"
rule_id = "11111111-0000-4000-8000-000000000001"
description = """
A snapshot is copied.
"""
false_positives = ["""
  Backups copy snapshots.
"""]
risk_score = 73
severity = "high"
type = "eql"
language = "eql"
index = ["filebeat-*", "logs-aws.cloudtrail-*"]
${more}
query = '''
${query}
'''

[[rule.threat]]
framework = "MITRE ATT&CK"
[[rule.threat.technique]]
id = "T1578"
[[rule.threat.technique.subtechnique]]
id = "T1578.001"
[rule.threat.tactic]
id = "TA0005"
`.replace('2026/03/02', '"2026/03/02"')
}

function jsonRule(more: object = {}): object {
  const rule = { name: 'Copied', rule_id: 'r1', severity: 'low', type: 'eql', language: 'eql' }
  return { ...rule, query: eql, ...more }
}

function codes({ diagnostics }: LoadedDetections): readonly string[] {
  return diagnostics.map(({ code }) => code)
}

describe('a TOML rule', () => {
  it('is a detection with its name, level, techniques and query', () => {
    const { detections, diagnostics, notRun } = loadElasticToml(tomlRule(), 'a.toml')
    expect([diagnostics, notRun]).toEqual([[], undefined])
    expect(detections).toMatchObject([
      {
        id: '11111111-0000-4000-8000-000000000001',
        title: 'Snapshot copied',
        description: 'A snapshot is copied.',
        language: 'eql',
        level: 'high',
        techniques: ['T1578', 'T1578.001'],
        falsePositives: ['Backups copy snapshots.'],
        text: `${eql}\n`,
        file: 'a.toml',
        query: { kind: 'event' },
      },
    ])
  })

  it('says which field holds the category', () => {
    const more = 'event_category_override = "event.type"\ntiebreaker_field = "event.sequence"'
    const { detections } = loadElasticToml(tomlRule(more, 'info where true'), 'a.toml')
    expect(JSON.stringify(detections[0]?.query)).toContain('"path":"event.type"')
    expect(detections[0]?.tiebreakerField).toBe('event.sequence')
  })

  it('points at a fault by its line in the file', () => {
    const text = tomlRule('', 'any where\n  event.acton == "x"')
    const { detections, diagnostics } = loadElasticToml(text, 'a.toml')
    expect(detections).toEqual([])
    const line = text.split('\n').findIndex((one) => one.includes('acton')) + 1
    expect(diagnostics).toMatchObject([
      { code: 'eql-unknown-field', file: 'a.toml', line, column: 3 },
    ])
    expect(diagnostics[0]?.hint).toContain('did you mean "event.action"')
  })

  it('that is no TOML is told with its line', () => {
    const { diagnostics } = loadElasticToml('[rule]\nname = "x\n', 'a.toml')
    expect(diagnostics).toMatchObject([{ code: 'toml-invalid', severity: 'error', line: 2 }])
  })

  it.each([
    ['[project]\nname = "x"', 'TOML without [rule]'],
    ['[hunt]\nname = "x"', 'hunting query'],
    ['[rule]\nname = "x"', 'something else'],
  ])('is left when the file is something else: %j', (text, what) => {
    expect(loadElasticToml(text, 'a.toml').notRun).toMatchObject([{ why: 'no-rule', what }])
  })
})

describe('rules that are not run', () => {
  it.each([
    ['query', 'kuery', 'KQL'],
    ['query', 'lucene', 'Lucene'],
    ['esql', 'esql', 'ES|QL'],
    ['new_terms', 'kuery', 'new terms (KQL)'],
    ['threshold', 'kuery', 'threshold (KQL)'],
    ['threat_match', 'kuery', 'indicator match (KQL)'],
    ['machine_learning', '', 'machine learning'],
    ['invented', '', 'invented'],
  ])('of type %s and language %s are named as %s', (type, language, what) => {
    const { detections, diagnostics, notRun } = loadElasticJson(
      JSON.stringify(jsonRule({ type, language })),
      'a.json',
    )
    expect([detections, diagnostics]).toEqual([[], []])
    expect(notRun).toEqual([{ title: 'Copied', file: 'a.json', why: 'language', what }])
  })

  it('are those about data that is not read, whatever fields they ask for', () => {
    const rule = jsonRule({
      index: ['logs-endpoint.events.process-*', 'winlogbeat-*'],
      query: 'process where process.Ext.token == 3 and host.os.type == "windows"',
    })
    expect(loadElasticJson(JSON.stringify(rule), 'a.json').notRun).toMatchObject([
      { why: 'data', what: 'logs-endpoint.events.process-*, winlogbeat-*' },
    ])
  })

  it('are those that need fields of other data as well', () => {
    const rule = jsonRule({
      index: ['logs-azure.activitylogs-*', 'logs-azure.signinlogs-*'],
      query: 'any where azure.signinlogs.category == "x"',
    })
    expect(loadElasticJson(JSON.stringify(rule), 'a.json').notRun).toMatchObject([
      { why: 'data', what: 'logs-azure.signinlogs-*' },
    ])
  })
})

describe('an export of Kibana', () => {
  it('has a rule on each line and a summary on the last', () => {
    const list = { list_id: 'l1', type: 'detection', name: 'Exceptions' }
    const lines = [jsonRule(), jsonRule({ rule_id: 'r2' }), list, { exported_count: 2 }]
    const text = lines.map((line) => JSON.stringify(line)).join('\n')
    const { detections, diagnostics, notRun } = loadElasticJson(`${text}\n`, 'a.ndjson')
    expect(detections.map(({ id }) => id)).toEqual(['r1', 'r2'])
    expect(diagnostics).toEqual([])
    expect(notRun).toMatchObject([{ why: 'no-rule', what: 'exception list' }])
  })

  it('points at a fault inside the line, escapes and all', () => {
    const query = 'any where event.action == "x"\n  and event.acton == "y"'
    const text = `${JSON.stringify(jsonRule())}\n${JSON.stringify(jsonRule({ query }))}\n`
    const { detections, diagnostics } = loadElasticJson(text, 'a.ndjson')
    expect(detections).toHaveLength(1)
    const [, second = ''] = text.split('\n')
    const column = second.indexOf('event.acton') + 1
    expect(diagnostics).toMatchObject([{ code: 'eql-unknown-field', line: 2, column }])
  })

  it('goes on after a line that is no JSON', () => {
    const text = `{"name": \n${JSON.stringify(jsonRule())}\n`
    const loaded = loadElasticJson(text, 'a.ndjson')
    expect(loaded.detections).toHaveLength(1)
    expect(loaded.diagnostics).toMatchObject([{ code: 'rule-json-invalid', line: 1 }])
  })

  it('may be one rule, a list, or a saved object of the package of prebuilt rules', () => {
    const saved = { id: 's', type: 'security-rule', attributes: jsonRule() }
    for (const document of [jsonRule(), [jsonRule()], saved]) {
      const text = JSON.stringify(document, null, 2)
      expect(loadElasticJson(text, 'a.json').detections).toMatchObject([{ id: 'r1' }])
    }
  })
})

describe('what a rule says and Spoor does not do', () => {
  it('is a warning, and the rule runs', () => {
    const more = {
      filters: [{ query: {} }],
      exceptions_list: [],
      timestamp_field: 'event.ingested',
      severity: 'severe',
    }
    const loaded = loadElasticJson(JSON.stringify(jsonRule(more)), 'a.json')
    expect(loaded.detections).toMatchObject([{ level: 'medium' }])
    expect(codes(loaded)).toEqual([
      'elastic-rule-part',
      'elastic-rule-part',
      'elastic-rule-severity',
    ])
  })

  it('is an error when it is nothing at all', () => {
    const loaded = loadElasticJson(JSON.stringify(jsonRule({ query: '' })), 'a.json')
    expect(codes(loaded)).toEqual(['elastic-rule-invalid'])
  })
})
