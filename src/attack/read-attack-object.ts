/** One reader for each type of object; `undefined`, after a fault, where an object cannot be used. */
import type {
  Actor,
  Analytic,
  AttackObject,
  DataComponent,
  DataSource,
  DetectionStrategy,
  LogSource,
  Reference,
  Tactic,
  Technique,
} from './attack-release.ts'
import { isAttackId, isTechniqueId } from './attack-id.ts'
import type { Faults } from './faults.ts'
import { type FieldReader, readFields } from './field-reader.ts'
import type { StixObject } from './stix-bundle.ts'

/** The sources whose external_id is ATT&CK's own, one for each domain. */
const ownSources = ['mitre-attack', 'mitre-mobile-attack', 'mitre-ics-attack', 'mitre-pre-attack']

/** What all objects have; a name is needed. */
export function readAttackObject(object: StixObject, faults: Faults): AttackObject | undefined {
  const fields = readFields(object, faults)
  const name = fields.text('name')
  if (name === undefined) return refuse(object, 'it has no name', faults)
  const rows = fields.rows('external_references')
  const own = rows.find((row) => ownSources.includes(row.text('source_name') ?? ''))
  const attackId = own?.text('external_id')
  const isKnown = attackId !== undefined && isAttackId(attackId)
  if (attackId !== undefined && !isKnown) {
    faults.tell({
      code: 'attack-field-invalid',
      severity: 'warning',
      message: `${object.id}: its external_id is no id of ATT&CK; it is read as absent`,
      hint: 'mend the bundle, or fetch it again',
    })
  }
  return {
    stixId: object.id,
    ...given('attackId', isKnown ? attackId : undefined),
    name,
    ...given('description', fields.text('description')),
    ...given('url', own?.text('url')),
    ...given('version', fields.text('x_mitre_version')),
    ...given('modified', fields.text('modified')),
    isRevoked: fields.flag('revoked'),
    isDeprecated: fields.flag('x_mitre_deprecated'),
    references: rows.filter((row) => row !== own).flatMap(readReference),
  }
}

/** A technique; it must have an id such as T1578.001. */
export function readTechnique(object: StixObject, faults: Faults): Technique | undefined {
  const common = readAttackObject(object, faults)
  if (common === undefined) return undefined
  const { attackId } = common
  if (attackId === undefined || !isTechniqueId(attackId)) {
    return refuse(object, 'it has no id such as T1578.001', faults)
  }
  const fields = readFields(object, faults)
  const phases = fields
    .rows('kill_chain_phases')
    .filter((row) => ownSources.includes(row.text('kill_chain_name') ?? ''))
    .flatMap((row) => row.text('phase_name') ?? [])
  return {
    ...common,
    attackId,
    // The flag is missing in a third of v11.2 (reference/playbooks.md 2.1); the id always tells.
    isSubtechnique: fields.flag('x_mitre_is_subtechnique') || attackId.includes('.'),
    tactics: [...new Set(phases)],
    platforms: fields.texts('x_mitre_platforms'),
    permissions: fields.texts('x_mitre_permissions_required'),
    dataSources: fields.texts('x_mitre_data_sources'),
    ...given('detection', fields.text('x_mitre_detection')),
    contributors: fields.texts('x_mitre_contributors'),
  }
}

/** A tactic; without a short name no technique can name it. */
export function readTactic(object: StixObject, faults: Faults): Tactic | undefined {
  const common = readAttackObject(object, faults)
  if (common === undefined) return undefined
  const shortName = readFields(object, faults).text('x_mitre_shortname')
  if (shortName === undefined) return refuse(object, 'it has no x_mitre_shortname', faults)
  return { ...common, shortName }
}

const actorKinds = new Map<string, Actor['kind']>([
  ['intrusion-set', 'group'],
  ['campaign', 'campaign'],
  ['malware', 'malware'],
  ['tool', 'tool'],
])

/** A group, campaign, malware or tool. */
export function readActor(object: StixObject, faults: Faults): Actor | undefined {
  const common = readAttackObject(object, faults)
  const kind = actorKinds.get(object.type)
  if (common === undefined || kind === undefined) return undefined
  const fields = readFields(object, faults)
  const aliases = [...fields.texts('aliases'), ...fields.texts('x_mitre_aliases')]
  return { ...common, kind, aliases: [...new Set(aliases)].filter((one) => one !== common.name) }
}

/** A data source, of v10 to v17. */
export function readDataSource(object: StixObject, faults: Faults): DataSource | undefined {
  const common = readAttackObject(object, faults)
  if (common === undefined) return undefined
  return { ...common, platforms: readFields(object, faults).texts('x_mitre_platforms') }
}

/** A data component. */
export function readDataComponent(object: StixObject, faults: Faults): DataComponent | undefined {
  const common = readAttackObject(object, faults)
  if (common === undefined) return undefined
  const fields = readFields(object, faults)
  return {
    ...common,
    ...given('dataSource', fields.text('x_mitre_data_source_ref')),
    logSources: fields.rows('x_mitre_log_sources').flatMap(readLogSource),
  }
}

/** A detection strategy, since v18. */
export function readStrategy(object: StixObject, faults: Faults): DetectionStrategy | undefined {
  const common = readAttackObject(object, faults)
  if (common === undefined) return undefined
  return { ...common, analytics: readFields(object, faults).texts('x_mitre_analytic_refs') }
}

/** An analytic, since v18. */
export function readAnalytic(object: StixObject, faults: Faults): Analytic | undefined {
  const common = readAttackObject(object, faults)
  if (common === undefined) return undefined
  const fields = readFields(object, faults)
  const elements = fields.rows('x_mitre_mutable_elements').flatMap((row) => {
    const field = row.needed('field')
    return field === undefined ? [] : [{ field, ...given('description', row.text('description')) }]
  })
  return {
    ...common,
    platforms: fields.texts('x_mitre_platforms'),
    logSources: fields.rows('x_mitre_log_source_references').flatMap(readLogSource),
    mutableElements: elements,
  }
}

/** A reference of an object or a relationship; none when it has no name to be cited by. */
export function readReference(row: FieldReader): readonly Reference[] {
  const name = row.needed('source_name')
  if (name === undefined) return []
  return [
    { name, ...given('description', row.text('description')), ...given('url', row.text('url')) },
  ]
}

function readLogSource(row: FieldReader): readonly LogSource[] {
  const name = row.needed('name')
  if (name === undefined) return []
  return [
    {
      name,
      ...given('channel', row.text('channel')),
      ...given('dataComponent', row.text('x_mitre_data_component_ref')),
    },
  ]
}

/** The property when it has a value: an optional one is absent, never undefined. */
export function given<Name extends string>(
  name: Name,
  value: string | undefined,
): { readonly [Key in Name]?: string } {
  // A computed key of a generic type widens to string; the only key is `name`.
  return value === undefined ? {} : ({ [name]: value } as { readonly [Key in Name]: string })
}

function refuse(object: StixObject, why: string, faults: Faults): undefined {
  faults.tell({
    code: 'attack-object-invalid',
    severity: 'error',
    message: `${object.id}: ${why}; it is not read`,
    hint: 'mend the bundle, or fetch it again',
  })
  return undefined
}
