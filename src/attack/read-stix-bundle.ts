import { compareText } from '../base/compare.ts'
import { isJsonArray, isJsonObject, type JsonValue, textOf } from '../base/json.ts'
import { type FileText } from '../base/report.ts'
import { positionAt } from '../base/source-text.ts'
import type { LeftOut } from './attack-release.ts'
import { canonicalJson, isDeeperThan } from './canonical-json.ts'
import type { Faults } from './faults.ts'
import type { StixBundle, StixObject } from './stix-bundle.ts'

/** Objects of ATT&CK nest three levels deep; far deeper ones are made to break readers. */
const deepest = 32
/** Longer types and ids are none that MITRE would write. */
const longestId = 200

/**
 * Reads the text of a STIX 2.0 or 2.1 bundle. Entries without a type or id are told and left out;
 * `undefined`, after an error, when the text is no bundle at all.
 */
export function readStixBundle(source: FileText, faults: Faults): StixBundle | undefined {
  const root = parseBundle(source, faults)
  if (root === undefined) return undefined
  if (!isJsonObject(root) || root['type'] !== 'bundle' || !isJsonArray(root['objects'])) {
    faults.tell({
      code: 'attack-not-a-bundle',
      severity: 'error',
      message: 'the file is JSON, but no STIX bundle: it lacks "type": "bundle" or "objects"',
      hint: 'take enterprise-attack.json as MITRE publishes it (mitre/cti, attack-stix-data)',
    })
    return undefined
  }
  const { objects: entries, ...fields } = root
  const newest = new Map<string, StixObject>()
  let repeats = 0
  const read = (isJsonArray(entries) ? entries : []).flatMap((entry, place) =>
    readObject(entry, place, faults),
  )
  for (const object of read) {
    const other = newest.get(object.id)
    if (other !== undefined) repeats++
    if (other === undefined || isNewer(object, other)) newest.set(object.id, object)
  }
  const invalid = (isJsonArray(entries) ? entries.length : 0) - read.length
  const leftOut: readonly LeftOut[] = [
    { what: 'entry that is no STIX object', count: invalid },
    { what: 'repeat of an object', count: repeats },
  ]
  return {
    form: read.some((object) => object.fields['spec_version'] === '2.1') ? '2.1' : '2.0',
    objects: [...newest.values()].sort(
      (a, b) => compareText(a.type, b.type) || compareText(a.id, b.id),
    ),
    fields: isDeeperThan(fields, deepest) ? { type: 'bundle' } : fields,
    leftOut: leftOut.filter(({ count }) => count > 0),
  }
}

function parseBundle({ text, file }: FileText, faults: Faults): JsonValue | undefined {
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text
  try {
    // JSON.parse is typed `any`; whatever it returns is a JsonValue by its contract.
    return JSON.parse(json) as JsonValue
  } catch (error) {
    // The message of V8 quotes the text, so only what it tells is taken; not every one names a place.
    const told = error instanceof Error ? error.message : ''
    const isCut = /^Un(expected end of JSON|terminated string)/.test(told)
    const place = isCut ? json.length : Number(/at position (\d+)/.exec(told)?.[1] ?? NaN)
    faults.tell({
      code: 'attack-bundle-json',
      severity: 'error',
      message: isCut ? 'the JSON ends before it is complete' : 'the file is no JSON',
      ...(Number.isNaN(place) ? {} : positionAt({ name: file ?? '<bundle>', text: json }, place)),
      hint: 'fetch the bundle again; a download may have been cut',
    })
    return undefined
  }
}

function readObject(entry: JsonValue, place: number, faults: Faults): readonly StixObject[] {
  const type = isJsonObject(entry) ? textOf(entry['type']) : undefined
  const id = isJsonObject(entry) ? textOf(entry['id']) : undefined
  const isSound =
    isJsonObject(entry) &&
    type !== undefined &&
    id !== undefined &&
    id.length <= longestId &&
    id.startsWith(`${type}--`) &&
    !isDeeperThan(entry, deepest)
  if (isSound) return [{ id, type, fields: entry }]
  const named = id === undefined ? '' : ` (${JSON.stringify(id.slice(0, longestId))})`
  const why = isDeeperThan(entry, deepest)
    ? `nests deeper than ${deepest} levels`
    : 'lacks a type, or an id that begins with the type'
  faults.tell({
    code: 'attack-object-invalid',
    severity: 'error',
    message: `entry ${place + 1} of the bundle${named} ${why}; it is not read`,
    hint: 'mend the bundle, or fetch it again',
  })
  return []
}

/** Equal times are decided by content, so that the order in the bundle never is. */
function isNewer(a: StixObject, b: StixObject): boolean {
  const [timeA, timeB] = [a, b].map(({ fields }) => textOf(fields['modified']) ?? '')
  const order = compareText(timeA ?? '', timeB ?? '')
  return order > 0 || (order === 0 && canonicalJson(a.fields) > canonicalJson(b.fields))
}
