import type { Assertion, EmulationTest, Signal } from '../proving/emulation-test.ts'

/**
 * The page of signals: what each test looks for in real telemetry, and for the tests of the seed page
 * its own wording beside it, with what real telemetry contradicts. Markdown; printed from the tests.
 */
export function renderSignalsPage(tests: readonly EmulationTest[]): string {
  const seeded = tests
    .filter(({ seed }) => seed !== undefined)
    .toSorted((one, other) => (one.seed?.test ?? 0) - (other.seed?.test ?? 0))
  const others = tests
    .filter(({ seed, expect }) => seed === undefined && (expect.signals ?? []).length > 0)
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
  return [
    '# Expected signals',
    '',
    'Printed from the tests in `content/techniques/` by `npm run pages`; do not edit. Every signal here',
    'is looked for by `spoor test` in emulated telemetry, on the raw record and on the event that is made',
    'of it, and by `spoor test --against LOGS` in the logs of a real account.',
    '',
    '`{{name}}` is an input of the test or what an earlier signal captured; `[*]` is any element of a list.',
    '',
    '## The four tests of the seed page',
    '',
    ...seeded.flatMap(testLines),
    '## Further tests',
    '',
    ...others.flatMap(testLines),
  ].join('\n')
}

/** The signals of one test alone, as Markdown: what {@link renderSignalsPage} prints of it. */
export function renderTestSignals(test: EmulationTest): string {
  return [...(test.expect.signals ?? []).flatMap(signalLines), ...variantLines(test)].join('\n')
}

function testLines(test: EmulationTest): readonly string[] {
  const { seed, name, description, attack, expect } = test
  const title = seed === undefined ? name : `Test ${seed.test}: ${name}`
  return [
    `### ${escapeMarkdown(title)}`,
    '',
    ...(description === undefined ? [] : [escapeMarkdown(description), '']),
    `ATT&CK ${attack.join(', ')} · ${test.platforms.join(', ')} · \`${test.id}\``,
    '',
    ...(seed === undefined ? [] : seedLines(seed)),
    ...(expect.signals ?? []).flatMap(signalLines),
    ...variantLines(test),
    ...detectionLines(test),
  ]
}

function seedLines({ wording, wrong }: NonNullable<EmulationTest['seed']>): readonly string[] {
  return [
    'The seed says:',
    '',
    `> ${escapeMarkdown(wording.replaceAll('\n', ' '))}`,
    '',
    'Real telemetry contradicts it:',
    '',
    ...wrong.map((one) => `- ${escapeMarkdown(one)}`),
    '',
    'What is asserted instead:',
    '',
  ]
}

function signalLines(signal: Signal): readonly string[] {
  const says = signal.says === undefined ? '' : ` ${escapeMarkdown(signal.says)}`
  const rows = [
    ...signal.match.map((one) => ['record', ...cells(one)]),
    ...(signal.event ?? []).map((one) => ['event', ...cells(one)]),
    ...Object.entries(signal.capture ?? {}).map(([name, path]) => [
      'record',
      code(path),
      `is called \`{{${name}}}\` from here on`,
    ]),
  ]
  return [
    `**${signal.id}** (\`${signal.source}\`).${says}${timesOf(signal)}`,
    '',
    '| of the | path | must be |',
    '|---|---|---|',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
    '',
  ]
}

/** How many, how different, how near: the conditions on several records. */
function timesOf({ count, same, distinct, after, within, needs }: Signal): string {
  const parts = [
    count?.min === undefined ? undefined : `at least ${count.min} of them`,
    count?.max === undefined ? undefined : `at most ${count.max}`,
    same === undefined ? undefined : `all with the same \`${same}\``,
    distinct === undefined
      ? undefined
      : `at least ${distinct.min} different values of \`${distinct.path}\``,
    after === undefined ? undefined : `after *${after}*`,
    within === undefined ? undefined : `within ${within}`,
    needs === undefined ? undefined : `only where ${needs.replace('-', ' ')} logs are on`,
  ].filter((part) => part !== undefined)
  return parts.length === 0 ? '' : ` ${parts.join(', ')}.`
}

function variantLines({ telemetry = [] }: EmulationTest): readonly string[] {
  return telemetry.flatMap(({ variant, expect }) => {
    const signals = expect?.signals ?? []
    return signals.length === 0
      ? []
      : [`In the variant *${escapeMarkdown(variant)}*:`, '', ...signals.flatMap(signalLines)]
  })
}

function detectionLines({ expect, nearMisses = [] }: EmulationTest): readonly string[] {
  const { fire = [], silent = [] } = expect.detections ?? {}
  const lines = [
    fire.length === 0 ? undefined : `Fires: ${fire.map(code).join(', ')}.`,
    silent.length === 0 ? undefined : `Stays silent: ${silent.map(code).join(', ')}.`,
    nearMisses.length === 0
      ? undefined
      : `Near-misses: ${nearMisses.map(({ name }) => escapeMarkdown(name)).join('; ')}.`,
  ].filter((line) => line !== undefined)
  return lines.length === 0 ? [] : [lines.join(' '), '']
}

const words: Readonly<Partial<Record<keyof Assertion, string>>> = {
  eq: '',
  ieq: 'in any letter case',
  ne: 'other than',
  glob: 'like',
  iglob: 'in any letter case like',
  regex: 'matching',
  cidr: 'an address in',
  gt: 'above',
  gte: 'at least',
  lt: 'below',
  lte: 'at most',
}

function cells(assertion: Assertion): readonly string[] {
  if (assertion.absent === true) return [code(assertion.path), 'absent']
  const parts = Object.entries(words).flatMap(([key, word]) => {
    // The table's keys are keys of a condition.
    const value = assertion[key as keyof Assertion]
    return value === undefined ? [] : [`${word} ${code(String(value))}`.trim()]
  })
  const list =
    assertion.in === undefined
      ? []
      : [`one of ${assertion.in.map((one) => code(String(one))).join(', ')}`]
  const all = [...parts, ...list]
  return [code(assertion.path), all.length === 0 ? 'there' : all.join(' and ')]
}

/** Text as code in a table: a pipe would end the cell, a back-tick the code. */
function code(text: string): string {
  const safe = text.replaceAll('|', '\\|')
  return safe.includes('`') ? `\`\` ${safe} \`\`` : `\`${safe}\``
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|]/g, (sign) => `\\${sign}`)
}
