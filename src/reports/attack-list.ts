import type { TechniqueProfile } from '../attack/technique-profile.ts'
import { column, escapeForTerminal } from './terminal-text.ts'

/** The width of the longest id, `T1578.001`. */
const idWidth = 9
/** Less of a parent's name says nothing. */
const leastOfParent = 8

/** One line for each technique: its id, its name with its parent's, its tactics. */
export function renderTechniqueList(profiles: readonly TechniqueProfile[], width: number): string {
  const tactics = profiles.map(({ tactics: known, unknownTactics }) =>
    escapeForTerminal([...known.map(({ name }) => name), ...unknownTactics].join(', ')),
  )
  const room = width - idWidth - 4
  const widest = Math.max(0, ...tactics.map((text) => Array.from(text).length))
  const tacticsWidth = Math.min(widest, Math.floor(room / 3))
  return profiles
    .map((profile, row) =>
      [
        column(profile.technique.attackId, idWidth),
        column(titleIn(profile, room - tacticsWidth), room - tacticsWidth),
        column(tactics[row] ?? '', tacticsWidth).trimEnd(),
      ].join('  '),
    )
    .map((line) => `${line.trimEnd()}\n`)
    .join('')
}

/** The parent's name and its own; where that is too long, the end of the parent's is cut. */
function titleIn({ technique, parent }: TechniqueProfile, width: number): string {
  const { name, isRevoked, isDeprecated } = technique
  const standing = isRevoked ? ' (revoked)' : isDeprecated ? ' (deprecated)' : ''
  const own = escapeForTerminal(`${name}${standing}`)
  if (parent === undefined) return own
  const points = Array.from(escapeForTerminal(parent.name))
  const left = width - Array.from(own).length - ': '.length
  if (points.length <= left) return `${points.join('')}: ${own}`
  if (left < leastOfParent) return own
  return `${points.slice(0, left - 1).join('')}…: ${own}`
}
