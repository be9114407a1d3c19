/**
 * ATT&CK techniques as findings name them: by their ids of ATT&CK v19. Rules, tests and Atomics may be
 * older; whatever they say is read, and told under the id that holds today.
 */

/**
 * Ids that ATT&CK has retired, and what stands in their place (reference/playbooks.md 0.2 and 2.2,
 * platforms.md). Only successors that are known by name; any other id stays as it is.
 */
const successors: ReadonlyMap<string, string> = new Map([
  ['T1536', 'T1578.004'], // Revert Cloud Instance, since v8
  ['T1562.001', 'T1685'], // Disable or Modify Tools
  ['T1562.007', 'T1686.001'], // Cloud Firewall
  ['T1562.008', 'T1685.002'], // Disable or Modify Cloud Log
  ['T1562.010', 'T1689'], // Downgrade Attack
])

/** The technique of a copy of data. */
export const createSnapshot = 'T1578.001'

/** The technique of a machine that is started. */
export const createInstance = 'T1578.002'

/** The technique of data that goes to another account. */
export const transferToAccount = 'T1537'

/** The technique of a network that is opened; T1562.007 until v18. */
export const cloudFirewall = 'T1686.001'

/** The ids as they hold in ATT&CK v19, each once, in their order. */
export function currentTechniques(ids: readonly string[]): readonly string[] {
  return [...new Set(ids.map((id) => successors.get(id.toUpperCase()) ?? id))]
}
