/** What of a proposal a `spoor.yaml` does not say yet. */
import { isJsonObject, type JsonValue } from '../../base/json.ts'
import type { Environment, NamedPlace } from '../configuration/environment.ts'
import { compileGlob } from '../configuration/glob.ts'
import type { Proposal } from './proposal.ts'

/**
 * The proposals that are missing in an environment. Whatever the file says of a place or a principal
 * stands, also where it has ended or says less than is proposed; calendars are proposed to a file that
 * has none.
 */
export function missingProposals(
  environment: Environment,
  proposals: readonly Proposal[],
): readonly Proposal[] {
  const accounts = new Set(
    [...environment.own, ...environment.partners]
      .filter(({ kind }) => kind === 'account')
      .map(({ id }) => id),
  )
  const vaults = new Set(environment.vaults.map(({ account }) => account))
  const named = (kind: NamedPlace['kind'], id: string): boolean =>
    [...environment.own, ...environment.partners].some((one) => one.kind === kind && one.id === id)
  const isNamedAutomation = (id: string): boolean =>
    environment.automation.some(({ principal }) => compileGlob(principal)(id))
  return proposals.filter(({ list, entry }) => {
    switch (list) {
      case 'own.aws':
      case 'own.azure':
      case 'own.gcp':
        return typeof entry === 'string' && !accounts.has(entry.toLowerCase())
      case 'partners': {
        const account = wordAt(entry, 'account')
        const organization = wordAt(entry, 'organization')
        if (account === undefined) return !named('organization', organization ?? '')
        return !accounts.has(account) && !vaults.has(account)
      }
      case 'vaults':
        return !vaults.has(wordAt(entry, 'account') ?? '')
      case 'automation':
        return !isNamedAutomation(wordAt(entry, 'principal') ?? '')
      case 'workingHours':
        return environment.workingHours.length === 0
    }
  })
}

function wordAt(entry: JsonValue, key: string): string | undefined {
  const value = isJsonObject(entry) ? entry[key] : undefined
  return typeof value === 'string' ? value : undefined
}
