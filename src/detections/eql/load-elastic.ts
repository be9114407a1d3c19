/** Rule files of Elastic: TOML of the detection-rules repository, Kibana's exports, single rules. */
import { parse as parseToml, TomlError } from 'smol-toml'
import { isJsonArray, type JsonObject, objectOf, parseJson, textOf } from '../../base/json.ts'
import type { SourceText } from '../../base/source-text.ts'
import type { LoadedDetections } from '../loaded-detections.ts'
import { isElasticRule, loadElasticRule } from './elastic-rule.ts'

/** Loads the `[rule]` of a TOML file. Another TOML file is named as none. */
export function loadElasticToml(text: string, name: string): LoadedDetections {
  try {
    // Dates are not looked at; tables, lists, texts and numbers are those of JSON.
    const document = objectOf(parseToml(text) as unknown as JsonObject)
    const rule = objectOf(document?.['rule'])
    if (rule !== undefined) return loadDocument(rule, { name, text })
    return noRule(name, document?.['hunt'] === undefined ? 'TOML without [rule]' : 'hunting query')
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    const [message = ''] = error.message.split('\n')
    const { line, column } = error
    const diagnostic = { code: 'toml-invalid', severity: 'error', message, file: name } as const
    return { detections: [], diagnostics: [{ ...diagnostic, line, column }] }
  }
}

/**
 * Loads rules as JSON: one rule, a list of rules, or Kibana's export with a rule on each line and a
 * summary on the last.
 */
export function loadElasticJson(text: string, name: string): LoadedDetections {
  const whole = parseJson(text)
  if (whole !== undefined) {
    const documents = isJsonArray(whole) ? whole : [whole]
    return joined(documents.map((one) => loadDocument(objectOf(one) ?? {}, { name, text })))
  }
  const lines = text.split('\n')
  return joined(
    lines.flatMap((line, index) => {
      if (line.trim() === '') return []
      const parsed = parseJson(line)
      if (parsed !== undefined) return [loadDocument(objectOf(parsed) ?? {}, { name, text })]
      const message = 'the line is not valid JSON'
      const diagnostic = { code: 'rule-json-invalid', severity: 'error', message } as const
      return [{ detections: [], diagnostics: [{ ...diagnostic, file: name, line: index + 1 }] }]
    }),
  )
}

function loadDocument(document: JsonObject, file: SourceText): LoadedDetections {
  // Elastic's package of prebuilt rules wraps each in a saved object.
  const inside = objectOf(document['attributes'])
  const rule = inside !== undefined && isElasticRule(inside) ? inside : document
  if (document['exported_count'] !== undefined) return { detections: [], diagnostics: [] }
  if (textOf(document['list_id']) !== undefined) return noRule(file.name, 'exception list')
  return isElasticRule(rule) ? loadElasticRule(rule, file) : noRule(file.name, 'something else')
}

function noRule(file: string, what: string): LoadedDetections {
  const notRun = [{ title: file, file, why: 'no-rule', what } as const]
  return { detections: [], diagnostics: [], notRun }
}

function joined(parts: readonly LoadedDetections[]): LoadedDetections {
  return {
    detections: parts.flatMap(({ detections }) => detections),
    diagnostics: parts.flatMap(({ diagnostics }) => diagnostics),
    notRun: parts.flatMap(({ notRun }) => notRun ?? []),
  }
}
