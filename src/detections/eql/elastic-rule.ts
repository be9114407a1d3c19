/**
 * One detection rule of Elastic, as the fields of its `[rule]` table or its JSON object: the same names
 * in both (eql.md section 15).
 */
import type { Diagnostic } from '../../base/diagnostic.ts'
import { isJsonArray, type JsonObject, type JsonValue, objectOf, textOf } from '../../base/json.ts'
import type { SourceText } from '../../base/source-text.ts'
import { type Detection, type Level, levels } from '../detection.ts'
import type { LoadedDetections, RuleNotRun } from '../loaded-detections.ts'
import { compileEql } from './compile.ts'
import { ecsSchema } from './ecs-schema.ts'
import { parseEql } from './parser.ts'
import { foreignIndices, unreadData } from './rule-data.ts'
import { placeInFile } from './rule-place.ts'

/** Kinds of rules whose queries are run elsewhere; those of type `query` tell their language. */
const otherKinds: ReadonlyMap<string, string> = new Map([
  ['esql', 'ES|QL'],
  ['kuery', 'KQL'],
  ['lucene', 'Lucene'],
  ['machine_learning', 'machine learning'],
  ['new_terms', 'new terms (KQL)'],
  ['saved_query', 'saved queries (KQL)'],
  ['threat_match', 'indicator match (KQL)'],
  ['threshold', 'threshold (KQL)'],
])

/** Parts of a rule that narrow it down in Kibana and are not run here. */
const partsNotRun = ['filters', 'exceptions_list', 'alert_suppression'] as const

/** Is the object a rule at all? Every rule has a type, and a name or an id. */
export function isElasticRule(rule: JsonObject): boolean {
  return textOf(rule['type']) !== undefined && (isText(rule['name']) || isText(rule['rule_id']))
}

/** Loads a rule of type eql; others are named as not run. */
export function loadElasticRule(rule: JsonObject, file: SourceText): LoadedDetections {
  const type = textOf(rule['type']) ?? ''
  const language = textOf(rule['language']) ?? 'kuery'
  if (type !== 'eql') {
    const kind = type === 'query' ? language : type
    return left(rule, file, { why: 'language', what: otherKinds.get(kind) ?? kind })
  }
  const query = textOf(rule['query'])
  if (query === undefined) {
    const message = `the rule "${titleOf(rule, file)}" has no query`
    const diagnostic = { code: 'elastic-rule-invalid', severity: 'error', message } as const
    return { detections: [], diagnostics: [{ ...diagnostic, file: file.name }] }
  }
  return loadEqlRule(rule, query, file)
}

function loadEqlRule(rule: JsonObject, query: string, file: SourceText): LoadedDetections {
  const indices = textsOf(rule['index'])
  const parsed = parseEql(query)
  const unread = unreadData(indices, 'statement' in parsed ? parsed.statement : undefined)
  if (unread !== undefined) return left(rule, file, { why: 'data', what: unread.join(', ') })
  const category = textOf(rule['event_category_override'])
  const compiled = compileEql(query, {
    name: file.name,
    schema: ecsSchema,
    ...(category === undefined ? {} : { eventCategoryField: category }),
  })
  if ('diagnostics' in compiled) {
    const foreign = foreignIndices(indices)
    // A rule over several products asks for fields that only the others have.
    if (foreign.length > 0 && compiled.diagnostics.every(isUnknownField)) {
      return left(rule, file, { why: 'data', what: foreign.join(', ') })
    }
    return { detections: [], diagnostics: placeInFile(compiled.diagnostics, query, file) }
  }
  return {
    detections: [detectionOf(rule, { query: compiled.query, text: query, file })],
    diagnostics: remarks(rule, file),
  }
}

function isUnknownField({ code }: Diagnostic): boolean {
  return code === 'eql-unknown-field'
}

function detectionOf(
  rule: JsonObject,
  made: {
    readonly query: Detection['query']
    readonly text: string
    readonly file: SourceText
  },
): Detection {
  const title = titleOf(rule, made.file)
  const description = textOf(rule['description'])
  const tiebreakerField = textOf(rule['tiebreaker_field'])
  return {
    id: textOf(rule['rule_id']) ?? title,
    title,
    ...(description === undefined ? {} : { description: description.trim() }),
    language: 'eql',
    level: levelOf(rule) ?? 'medium',
    techniques: techniquesOf(rule),
    falsePositives: textsOf(rule['false_positives']).map((one) => one.trim()),
    text: made.text,
    file: made.file.name,
    ...(tiebreakerField === undefined ? {} : { tiebreakerField }),
    query: made.query,
  }
}

/** What a rule says that is not done here. */
function remarks(rule: JsonObject, { name }: SourceText): readonly Diagnostic[] {
  const place = { severity: 'warning', file: name } as const
  const found: Diagnostic[] = []
  const parts = partsNotRun.filter((part) => hasMembers(rule[part]))
  if (parts.length > 0) {
    const message = `the rule runs without its ${parts.join(' and ')}`
    found.push({ code: 'elastic-rule-part', message, ...place })
  }
  const time = textOf(rule['timestamp_field'])
  if (time !== undefined && time !== '@timestamp') {
    const message = `events are ordered by @timestamp, not by "${time}"`
    found.push({ code: 'elastic-rule-part', message, ...place })
  }
  if (levelOf(rule) === undefined) {
    const message = `the severity ${JSON.stringify(rule['severity'] ?? null)} is none of ${levels.slice(1).join(', ')}; medium is taken`
    found.push({ code: 'elastic-rule-severity', message, ...place })
  }
  return found
}

function levelOf(rule: JsonObject): Level | undefined {
  return levels.find((level) => level === rule['severity'])
}

/** The ATT&CK ids of the threat mapping, those of sub-techniques too. */
function techniquesOf(rule: JsonObject): readonly string[] {
  const techniques = objectsOf(rule['threat']).flatMap((one) => objectsOf(one['technique']))
  const all = techniques.flatMap((one) => [one, ...objectsOf(one['subtechnique'])])
  return [...new Set(all.flatMap(({ id }) => textOf(id)?.toUpperCase() ?? []))]
}

function left(
  rule: JsonObject,
  file: SourceText,
  reason: Pick<RuleNotRun, 'why' | 'what'>,
): LoadedDetections {
  const notRun = [{ title: titleOf(rule, file), file: file.name, ...reason }]
  return { detections: [], diagnostics: [], notRun }
}

function titleOf(rule: JsonObject, file: SourceText): string {
  return textOf(rule['name']) ?? textOf(rule['rule_id']) ?? file.name
}

function hasMembers(value: JsonValue | undefined): boolean {
  return isJsonArray(value) ? value.length > 0 : objectOf(value) !== undefined
}

function objectsOf(value: JsonValue | undefined): readonly JsonObject[] {
  return isJsonArray(value) ? value.map(objectOf).filter((one) => one !== undefined) : []
}

function textsOf(value: JsonValue | undefined): readonly string[] {
  return isJsonArray(value) ? value.map(textOf).filter((one) => one !== undefined) : []
}

function isText(value: JsonValue | undefined): boolean {
  return textOf(value) !== undefined
}
