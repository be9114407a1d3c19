import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { isJsonObject, type JsonObject, parseJson } from '../../src/base/json.ts'

const corpus = fileURLToPath(new URL('../../../shared/data/', import.meta.url))

/** Is the corpus of third-party records there? Says so where it is not: its tests are then skipped. */
export function hasSharedData(): boolean {
  const isThere = existsSync(corpus)
  if (!isThere) process.stderr.write(`skipped: no sample telemetry at ${corpus}\n`)
  return isThere
}

/** The JSON files of a folder of the corpus whose names begin with a prefix, parsed, in name order. */
export function sharedRecords(folder: string, prefix = ''): readonly JsonObject[] {
  return readdirSync(`${corpus}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json') && name.startsWith(prefix))
    .sort()
    .map((name) => parseJson(readFileSync(`${corpus}${folder}/${name}`, 'utf8')))
    .filter(isJsonObject)
}

/** The path of a file or folder of the corpus. */
export function sharedPath(name: string): string {
  return `${corpus}${name}`
}
