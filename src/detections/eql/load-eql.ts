/** An EQL query on its own as a detection: a text, or an `.eql` file with its facts in comments. */
import type { Diagnostic } from '../../base/diagnostic.ts'
import { fingerprint } from '../../base/fingerprint.ts'
import { type Detection, type Level, levels } from '../detection.ts'
import { compileEql } from './compile.ts'
import { ecsSchema } from './ecs-schema.ts'

/** A comment such as `// title: Snapshots in bulk`; read from the lines before the query only. */
const factComment = /^\/\/[ \t]*(title|id|level|description|technique|falsepositive):[ \t]*(.+)$/

/**
 * Loads one EQL query. Leading `// key: value` comments name it (`title`, `id`, `level`,
 * `description`, `technique`, `falsepositive`, the last three repeatable); without them the file
 * names it and its level is medium.
 */
export function loadEql(
  text: string,
  file: string,
): { readonly detections: readonly Detection[]; readonly diagnostics: readonly Diagnostic[] } {
  const compiled = compileEql(text, { name: file, schema: ecsSchema })
  if ('diagnostics' in compiled) return { detections: [], diagnostics: compiled.diagnostics }
  const facts = factsOf(text)
  const level = facts('level')[0]
  const description = facts('description').join(' ')
  const detection: Detection = {
    id: facts('id')[0] ?? `eql-${fingerprint(text)}`,
    title: facts('title')[0] ?? file,
    ...(description === '' ? {} : { description }),
    language: 'eql',
    level: isLevel(level) ? level : 'medium',
    techniques: facts('technique').map((one) => one.toUpperCase()),
    falsePositives: facts('falsepositive'),
    text,
    file,
    query: compiled.query,
  }
  return { detections: [detection], diagnostics: [] }
}

function factsOf(text: string): (key: string) => readonly string[] {
  const facts: (readonly [string, string])[] = []
  for (const line of text.split('\n')) {
    if (line.trim() !== '' && !line.startsWith('//')) break
    const found = factComment.exec(line.trimEnd())
    if (found !== null) facts.push([found[1] ?? '', found[2] ?? ''])
  }
  return (key) => facts.flatMap(([name, value]) => (name === key ? [value] : []))
}

function isLevel(text: string | undefined): text is Level {
  return levels.some((level) => level === text)
}
