/**
 * Chains as Attack Flow 2.0.0, an extension of STIX 2.1 (reference/playbooks.md 5.4): an action for each
 * step, an asset for each resource, a condition for each exposure. One bundle holds a flow for each chain.
 */
import { flowObjects } from './attack-flow-objects.ts'
import type { StreamedReport } from './report-schema.ts'
import { stixId } from './stix-id.ts'
import { flowExtension, type StixObject } from './stix-object.ts'

/** When the extension was defined; its definition and its maker have this time in every bundle. */
const defined = '2022-08-02T19:34:35.143Z'

/** Who makes the flows. */
const creator = stixId('identity', 'spoor')

const center = 'identity--d673f8cb-c168-42da-8ed4-0cb26725f86c'

/** What every bundle holds: the definition of the extension, who made it, and who made the flows. */
const commonObjects: readonly StixObject[] = [
  {
    type: 'extension-definition',
    spec_version: '2.1',
    id: flowExtension,
    created: defined,
    modified: defined,
    created_by_ref: center,
    name: 'Attack Flow',
    description: 'Objects of flows of actions in STIX 2.1.',
    schema:
      'https://center-for-threat-informed-defense.github.io/attack-flow/stix/attack-flow-schema-2.0.0.json',
    version: '2.0.0',
    extension_types: ['new-sdo'],
  },
  {
    type: 'identity',
    spec_version: '2.1',
    id: center,
    created: defined,
    modified: defined,
    name: 'MITRE Center for Threat-Informed Defense',
    identity_class: 'organization',
  },
  {
    type: 'identity',
    spec_version: '2.1',
    id: creator,
    created: defined,
    modified: defined,
    name: 'Spoor',
    identity_class: 'system',
  },
]

/** One bundle of a flow for each finding that has a chain, object by object. */
export function* attackFlowPieces({ findings, tool }: StreamedReport): Generator<string> {
  let id = stixId('bundle', tool.version)
  yield `{\n  "type": "bundle",\n  "objects": [`
  yield commonObjects.map(objectText).join(',')
  // Flows of several chains may name the same person or address: an object stands in a bundle once.
  const seen = new Set<string>()
  for (const finding of findings) {
    for (const object of flowObjects(finding, creator)) {
      if (seen.has(object.id)) continue
      if (isObservable(object)) seen.add(object.id)
      yield `,${objectText(object)}`
    }
    id = stixId('bundle', id, finding.id)
  }
  // Known when all findings are: the same ones give the same id.
  yield `\n  ],\n  "id": ${JSON.stringify(id)}\n}\n`
}

function objectText(object: StixObject): string {
  return `\n    ${JSON.stringify(object, null, 2).replaceAll('\n', '\n    ')}`
}

/** Observables have no times of their own. */
function isObservable({ created }: StixObject): boolean {
  return created === undefined
}
