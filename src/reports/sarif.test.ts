import { expect, test } from 'vitest'
import type { LintFinding } from '../detections/sigma/lint/lint-rule.ts'
import { renderSarif } from './sarif.ts'

const tool = { name: 'spoor', version: '1.2.3' }

test('a finding in its place with its rule', () => {
  const finding: LintFinding = {
    code: 'sigma-all-single-value',
    severity: 'warning',
    message: '"all" stands with a single value',
    hint: 'leave "all" out',
    file: 'my rules/ä.yml',
    line: 6,
    column: 5,
    edits: [{ start: 1, end: 2, text: '' }],
  }
  expect(JSON.parse(renderSarif([finding], tool))).toMatchObject({
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'spoor',
            rules: [
              { id: 'sigma-all-single-value', name: 'S031', help: { text: expect.any(String) } },
            ],
          },
        },
        columnKind: 'utf16CodeUnits',
        results: [
          {
            ruleId: 'sigma-all-single-value',
            ruleIndex: 0,
            level: 'warning',
            message: { text: '"all" stands with a single value\nleave "all" out' },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: 'my%20rules/%C3%A4.yml' },
                  region: { startLine: 6, startColumn: 5 },
                },
              },
            ],
            properties: { canBeMended: true },
          },
        ],
      },
    ],
  })
})

test('a finding without a place, an absolute path', () => {
  const text = renderSarif(
    [
      { code: 'rules-missing', severity: 'note', message: 'm' },
      { code: 'rules-missing', severity: 'note', message: 'm', file: '/a/b.eql' },
    ],
    tool,
  )
  const [run] = (JSON.parse(text) as { runs: { results: object[] }[] }).runs
  expect(run?.results[0]).not.toHaveProperty('locations')
  expect(text).toContain('"uri": "file:///a/b.eql"')
})
