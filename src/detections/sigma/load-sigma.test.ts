import { expect, test } from 'vitest'
import { loadSigma } from './load-sigma.ts'

const body = 'logsource: {product: aws}\ndetection: {s: {a: 1}, condition: s}\n'

test('a rule becomes a detection', () => {
  const text = `title: T
id: 0b0d3c3e-1111-4222-8333-444455556666
description: what it is
level: low
tags: [attack.t1578.001, attack.T1537, attack.exfiltration, attack.s0001, attack.t1537]
falsepositives: [backups]
${body}`
  const { detections, diagnostics } = loadSigma(text, 'rules/t.yml')
  expect(diagnostics).toEqual([])
  expect(detections).toMatchObject([
    {
      id: '0b0d3c3e-1111-4222-8333-444455556666',
      title: 'T',
      description: 'what it is',
      language: 'sigma',
      level: 'low',
      techniques: ['T1578.001', 'T1537'],
      falsePositives: ['backups'],
      text,
      file: 'rules/t.yml',
      query: { kind: 'event' },
    },
  ])
})

test('a rule without id and level is known by its name or title and is medium', () => {
  const { detections } = loadSigma(`title: a\n${body}---\ntitle: b\nname: c\n${body}`, 'r.yml')
  expect(detections).toMatchObject([
    { id: 'a', level: 'medium' },
    { id: 'c', level: 'medium' },
  ])
})

test('a retired rule is not run, and said so', () => {
  const { detections, diagnostics } = loadSigma(`title: a\nstatus: deprecated\n${body}`, 'r.yml')
  expect(detections).toEqual([])
  expect(diagnostics).toMatchObject([{ code: 'sigma-retired', severity: 'note', line: 2 }])
})

test('a faulty rule is reported and the others load', () => {
  const faulty = body.replace('condition: s', 'condition: z')
  const { detections, diagnostics } = loadSigma(
    `title: a\n${faulty}---\ntitle: b\n${body}`,
    'r.yml',
  )
  expect(detections.map(({ title }) => title)).toEqual(['b'])
  expect(diagnostics.map(({ code, line }) => `${code} ${line}`)).toContain('sigma-unknown-search 3')
})
