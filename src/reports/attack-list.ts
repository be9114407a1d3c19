import type { TechniqueProfile } from '../attack/technique-profile.ts'
import { column, escapeForTerminal } from './terminal-text.ts'

/** The width of the longest id, `T1578.001`. */
const idWidth = 9

/** One line for each technique: its id, its name with its parent's, its tactics. */
export function renderTechniqueList(profiles: readonly TechniqueProfile[], width: number): string {
  const rows = profiles.map((profile) => {
    const { technique, title, tactics, unknownTactics } = profile
    const standing = technique.isRevoked ? ' (revoked)' : ''
    return {
      id: technique.attackId,
      title: escapeForTerminal(`${title}${technique.isDeprecated ? ' (deprecated)' : standing}`),
      tactics: escapeForTerminal(
        [...tactics.map(({ name }) => name), ...unknownTactics].join(', '),
      ),
    }
  })
  const room = width - idWidth - 4
  const widest = Math.max(0, ...rows.map(({ tactics }) => Array.from(tactics).length))
  const tacticsWidth = Math.min(widest, Math.floor(room / 3))
  return rows
    .map(({ id, title, tactics }) =>
      [
        column(id, idWidth),
        column(title, room - tacticsWidth),
        column(tactics, tacticsWidth).trimEnd(),
      ]
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('')
}
