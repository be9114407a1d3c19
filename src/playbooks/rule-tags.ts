/**
 * Looks whether the ATT&CK tags of rules are of a release (reference/playbooks.md 6.2.10). Old and new tags
 * side by side are fine, as rules must fit several releases; what is told is a rule that has only old ones.
 */
import { profileTechnique } from '../attack/profile-technique.ts'
import type { ReleaseIndex } from '../attack/release-index.ts'
import type { Diagnostic } from '../base/diagnostic.ts'
import { positionAt } from '../base/source-text.ts'

/** A rule file as it stands on disk. */
export interface TaggedRule {
  readonly file: string
  readonly text: string
}

interface Tag {
  /** Without `attack.`, in lower case, with hyphens. */
  readonly name: string
  readonly at: number
}

/** Tells of each technique in the tags of a rule that the release calls or places otherwise. */
export function staleTags(rule: TaggedRule, index: ReleaseIndex): readonly Diagnostic[] {
  const tags = tagsOf(rule.text)
  const names = new Set(tags.map(({ name }) => name))
  return tags.flatMap((tag) => {
    const technique = /^t\d{4}(\.\d{3})?$/.test(tag.name)
      ? index.technique(tag.name.toUpperCase())
      : undefined
    if (technique === undefined) return []
    const { successor, tactics } = profileTechnique(index, technique)
    const told = (message: string, hint: string): Diagnostic => ({
      code: 'playbook-rule-tag',
      severity: 'warning',
      message,
      file: rule.file,
      ...positionAt({ name: rule.file, text: rule.text }, tag.at),
      hint,
    })
    if (technique.isRevoked) {
      const next = successor?.attackId.toLowerCase()
      if (next === undefined || names.has(next)) return []
      const message = `${technique.attackId} is revoked; ${successor?.attackId} stands in its place`
      return [told(message, `add attack.${next}`)]
    }
    const wanted = tactics.map(({ shortName }) => shortName)
    if (wanted.length === 0 || wanted.some((shortName) => names.has(shortName))) return []
    const old = tags.find(({ name }) => isTactic(name) && !isKnown(index, name))?.name
    const fresh = wanted.map((shortName) => `attack.${shortName}`).join(', ')
    const message = `${technique.attackId} is of the tactic ${tactics.map(({ name }) => name).join(', ')}`
    const hint =
      old === undefined ? `add ${fresh}` : `write ${fresh} in place of attack.${old}, or beside it`
    return [told(message, hint)]
  })
}

function tagsOf(text: string): readonly Tag[] {
  return [...text.matchAll(/^[ \t]*-[ \t]*['"]?attack\.([\w.-]+)/gim)].map(
    ({ 1: name = '', index }) => ({
      name: name.toLowerCase().replaceAll('_', '-'),
      at: index,
    }),
  )
}

/** Groups, software and techniques have a digit in their tags; tactics have none. */
function isTactic(name: string): boolean {
  return !/\d/.test(name)
}

function isKnown(index: ReleaseIndex, name: string): boolean {
  return index.release.tactics.some(({ shortName }) => shortName === name)
}
