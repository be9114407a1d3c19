import type { SigmaRule } from '../rule.ts'
import type { LintRule, LintTarget } from './lint-rule.ts'

/** Conventions of SigmaHQ (sigma.md 12), told only with the profile `sigmahq`. */
export const styleRules: readonly LintRule[] = [
  {
    id: 'S080',
    code: 'sigmahq-title',
    severity: 'note',
    what: 'A title that begins with "Detects", is long or is not in title case.',
    why: 'SigmaHQ refuses it.',
    fix: 'Name what is found: "Snapshot Shared With Another Account".',
    profile: 'sigmahq',
  },
  {
    id: 'S081',
    code: 'sigmahq-description',
    severity: 'note',
    what: 'No description, or one that does not begin with "Detects".',
    why: 'SigmaHQ refuses it.',
    fix: 'Begin it with "Detects".',
    profile: 'sigmahq',
  },
  {
    id: 'S082',
    code: 'sigmahq-file-name',
    severity: 'note',
    what: 'A file name that is not 10 to 70 of a-z, 0-9 and _, ending in .yml.',
    why: 'SigmaHQ refuses it.',
    fix: 'Rename the file.',
    profile: 'sigmahq',
  },
  {
    id: 'S083',
    code: 'sigmahq-missing',
    severity: 'note',
    what: 'An attribute that SigmaHQ demands is missing.',
    why: 'SigmaHQ refuses the rule.',
    fix: 'Add it.',
    profile: 'sigmahq',
  },
  {
    id: 'S084',
    code: 'sigmahq-tactic',
    severity: 'note',
    what: 'The tactic defense-evasion, which ATT&CK 19 no longer has.',
    why: 'SigmaHQ uses stealth and defense-impairment.',
    fix: 'Choose one of the two.',
    profile: 'sigmahq',
  },
]

/** Words that title case leaves small. */
const smallWords = [
  'a',
  'an',
  'and',
  'as',
  'at',
  'by',
  'for',
  'from',
  'in',
  'of',
  'on',
  'or',
  'the',
  'to',
  'via',
  'vs',
  'with',
]
const fileName = /^[a-z0-9_]{10,70}\.yml$/
const longestTitle = 110

/** Checks a rule against the conventions. */
export function checkStyle({ document, tell }: LintTarget<SigmaRule>): void {
  const { title, description, tags, source, falsepositives, references } = document
  const at = title.span.start
  const words = title.value.split(/\s+/).filter((word) => /^[a-z]/.test(word))
  const small = words.find((word) => !smallWords.includes(word) && !/[A-Z0-9._/]/.test(word))
  if (/^detects\b/i.test(title.value) || title.value.length > longestTitle || small !== undefined) {
    tell({
      code: 'sigmahq-title',
      at,
      message: `the title "${title.value}" is not in SigmaHQ's form`,
    })
  }
  if (!/^detects\b/i.test(description?.value ?? '')) {
    const place = description?.span.start ?? at
    tell({
      code: 'sigmahq-description',
      at: place,
      message: 'the description begins with "Detects"',
    })
  }
  const name = source.file?.split(/[/\\]/).at(-1)
  if (name !== undefined && !fileName.test(name)) {
    tell({ code: 'sigmahq-file-name', at, message: `"${name}" is no file name of SigmaHQ` })
  }
  const missing = [
    ...(['author', 'date', 'level', 'status', 'id'] as const).filter(
      (key) => document[key] === undefined,
    ),
    ...(tags.length === 0 ? ['tags'] : []),
    ...(references.length === 0 ? ['references'] : []),
    ...(falsepositives.length === 0 ? ['falsepositives'] : []),
  ]
  if (missing.length > 0) {
    tell({ code: 'sigmahq-missing', at, message: `the rule lacks ${missing.join(', ')}` })
  }
  for (const { value, span } of tags.filter((tag) =>
    /^attack\.defense[-_]evasion$/.test(tag.value),
  )) {
    const message = `"${value}" is no tactic of ATT&CK 19`
    const hint = 'write attack.stealth or attack.defense-impairment'
    tell({ code: 'sigmahq-tactic', at: span.start, message, hint })
  }
}
