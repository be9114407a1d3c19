import type { RuleSpan } from '../../query/query.ts'
import type { Located } from '../rule.ts'
import type { LintRule, LintTarget, TextEdit } from './lint-rule.ts'

/** Faults of a document's frame and of what it says of itself (sigma.md 1). */
export const schemaRules: readonly LintRule[] = [
  {
    id: 'S001',
    code: 'sigma-yaml',
    severity: 'error',
    what: 'The text is not YAML.',
    why: 'Nothing of the document can be read.',
    fix: 'Mend the YAML at the place shown.',
  },
  {
    id: 'S002',
    code: 'sigma-duplicate-key',
    severity: 'error',
    what: 'A key stands twice in one map.',
    why: 'YAML readers keep one of the two in silence.',
    fix: 'Join the two, or name one otherwise.',
  },
  {
    id: 'S003',
    code: 'sigma-title',
    severity: 'error',
    what: 'The document has no title.',
    why: 'Nobody could say what was found.',
    fix: 'Add "title:".',
  },
  {
    id: 'S004',
    code: 'sigma-logsource',
    severity: 'error',
    what: 'The log source is missing or not a map of texts.',
    why: 'Without it the rule would be about every log.',
    fix: 'Add product and service, or category.',
  },
  {
    id: 'S005',
    code: 'sigma-detection',
    severity: 'error',
    what: 'The detection is empty or not a map.',
    why: 'There is nothing to look for.',
    fix: 'Add a search and a condition.',
  },
  {
    id: 'S006',
    code: 'sigma-search',
    severity: 'error',
    what: 'A search or value has no shape that is known.',
    why: 'Engines would read it differently.',
    fix: 'Write a map, a list of maps or keywords.',
  },
  {
    id: 'S007',
    code: 'sigma-date',
    severity: 'warning',
    what: 'A date is not written as 2024-01-31.',
    why: 'Version 2 of Sigma knows only this form.',
    fix: 'Write it so.',
  },
  {
    id: 'S008',
    code: 'sigma-unknown-modifier',
    severity: 'error',
    what: 'There is no such modifier.',
    why: 'The rule would mean something else.',
    fix: 'Write one of the modifiers of Sigma.',
  },
  {
    id: 'S009',
    code: 'sigma-modifier-combination',
    severity: 'error',
    what: 'Modifiers that cannot stand together.',
    why: 'Their meaning together is not defined.',
    fix: 'Leave one of them out.',
  },
  {
    id: 'S010',
    code: 'sigma-value',
    severity: 'error',
    what: 'A value that its modifiers cannot use.',
    why: 'It could never be found.',
    fix: 'Write a value of the type that is needed.',
  },
  {
    id: 'S011',
    code: 'sigma-level',
    severity: 'error',
    what: 'A level that does not exist.',
    why: 'Alerts go by levels.',
    fix: 'Write informational, low, medium, high or critical.',
  },
  {
    id: 'S012',
    code: 'sigma-status',
    severity: 'error',
    what: 'A status that does not exist.',
    why: 'Whether a rule is run goes by it.',
    fix: 'Write stable, test, experimental, deprecated or unsupported.',
  },
  {
    id: 'S013',
    code: 'sigma-taxonomy',
    severity: 'error',
    what: 'A taxonomy that is not known.',
    why: 'The fields of the rule would be read wrongly.',
    fix: 'Write sigma or ecs, or leave it out.',
  },
  {
    id: 'S014',
    code: 'sigma-attribute',
    severity: 'warning',
    what: 'An attribute of the wrong type; it is left out.',
    why: 'It is lost to whoever reads the finding.',
    fix: 'Write text.',
  },
  {
    id: 'S015',
    code: 'sigma-unknown-key',
    severity: 'warning',
    what: 'A key that looks like a misspelt one.',
    why: 'What it says has no effect.',
    fix: 'Spell it as shown.',
  },
  {
    id: 'S016',
    code: 'sigma-not-a-rule',
    severity: 'error',
    what: 'The document is none of Sigma.',
    why: 'It does nothing here.',
    fix: 'Move it out of the folder of rules.',
  },
  {
    id: 'S017',
    code: 'sigma-version',
    severity: 'error',
    what: 'A version of the specification that is not read.',
    why: 'It may mean something else by the same words.',
    fix: 'Write 2 or 3.',
  },
  {
    id: 'S018',
    code: 'sigma-tag',
    severity: 'warning',
    what: 'A tag of another form than namespace.name, or one that stands twice.',
    why: 'Tools that sort by tags do not find it.',
    fix: 'Write it in lower case with "-" in tactics.',
  },
  {
    id: 'S019',
    code: 'sigma-duplicate-id',
    severity: 'warning',
    what: 'Two documents have one id.',
    why: 'References and tuning hit the wrong one.',
    fix: 'Give each an id of its own.',
  },
  {
    id: 'S110',
    code: 'sigma-duplicate-name',
    severity: 'warning',
    what: 'Two documents have one name.',
    why: 'Correlations and filters hit the wrong one.',
    fix: 'Give each a name of its own.',
  },
  {
    id: 'S111',
    code: 'sigma-id',
    severity: 'note',
    what: 'The id is no UUID.',
    why: 'Ids of others may be the same.',
    fix: 'Make a random UUID.',
  },
  {
    id: 'S112',
    code: 'sigma-too-large',
    severity: 'error',
    what: 'The file is larger or deeper than any rule.',
    why: 'It could exhaust the machine that reads it.',
    fix: 'Split it.',
  },
  {
    id: 'S113',
    code: 'sigma-action',
    severity: 'error',
    what: 'An action of a collection that does not exist.',
    why: 'Its document cannot be read.',
    fix: 'Write global, reset or repeat.',
  },
  {
    id: 'S114',
    code: 'sigma-retired',
    severity: 'note',
    what: 'The rule is deprecated or unsupported.',
    why: 'It is not run.',
    fix: 'Use the rule that came in its place.',
  },
  {
    id: 'S115',
    code: 'sigma-logsource-not-read',
    severity: 'note',
    what: 'The rule is about a log that is not read here.',
    why: 'It never matches.',
    fix: 'Nothing, unless the log source is misspelt.',
  },
]

const isoDate = /^\d{4}-\d{2}-\d{2}$/
const slashDate = /^(\d{4})\/(\d{2})\/(\d{2})$/
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const tagForm = /^[a-z0-9_-]+\.[a-z0-9._-]+$/
/** Tactics as version 1 wrote them: `attack.initial_access`. */
const oldTactic = /^attack\.[a-z]+_[a-z_]+$/

/** Checks what every kind of document says of itself. */
export function checkSchema({ document, tell }: LintTarget): void {
  checkDate('date', document.date, tell)
  checkDate('modified', document.modified, tell)
  const { id } = document
  if (id !== undefined && !uuid.test(id.value)) {
    tell({ code: 'sigma-id', at: id.span.start, message: `the id "${id.value}" is no UUID` })
  }
  for (const [place, { value, span }] of document.tags.entries()) {
    const isTwice = document.tags.slice(0, place).some((tag) => tag.value === value)
    if (isTwice) {
      tell({ code: 'sigma-tag', at: span.start, message: `the tag "${value}" stands twice` })
    } else if (oldTactic.test(value)) {
      const written = value.replaceAll('_', '-')
      const message = `the tactic "${value}" is written "${written}"`
      tell({ code: 'sigma-tag', at: span.start, message, edits: replace(span, value, written) })
    } else if (!tagForm.test(value)) {
      const message = `"${value}" is no tag of the form namespace.name`
      tell({ code: 'sigma-tag', at: span.start, message })
    }
  }
}

function checkDate(key: string, date: Located<string> | undefined, tell: LintTarget['tell']): void {
  if (date === undefined || isoDate.test(date.value)) return
  const message = `"${key}" is "${date.value}" and not a date such as 2024-01-31`
  const written = slashDate.test(date.value) ? date.value.replaceAll('/', '-') : undefined
  const edits = written === undefined ? [] : replace(date.span, date.value, written)
  tell({ code: 'sigma-date', at: date.span.start, message, edits })
}

/** Only where the value stands as it is: without quotes and escapes. */
function replace({ start, end }: RuleSpan, value: string, text: string): readonly TextEdit[] {
  return end - start === value.length ? [{ start, end, text }] : []
}
