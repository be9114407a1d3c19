import type { AttackRelease } from './attack-release.ts'
import type { Faults } from './faults.ts'
import { tellDangling } from './read-relationships.ts'
import { indexRelease } from './release-index.ts'
import { followRevocation } from './revocation.ts'

/** Tells of references between objects that lead nowhere, and of revocations that run in a circle. */
export function checkReferences(
  release: AttackRelease,
  tacticsOfMatrices: readonly string[],
  faults: Faults,
): void {
  const index = indexRelease(release)
  const check = (
    from: string,
    to: string | undefined,
    found: (stixId: string) => unknown,
  ): void => {
    if (to !== undefined && found(to) === undefined) tellDangling(from, to, faults)
  }
  const tactics = new Set(release.tactics.map(({ stixId }) => stixId))
  for (const tactic of tacticsOfMatrices) {
    if (!tactics.has(tactic)) tellDangling('the matrix', tactic, faults)
  }
  for (const { stixId, dataSource } of release.dataComponents) {
    check(stixId, dataSource, index.dataSourceOf)
  }
  for (const { stixId, analytics } of release.detectionStrategies) {
    for (const analytic of analytics) check(stixId, analytic, index.analyticOf)
  }
  for (const { stixId, logSources } of release.analytics) {
    for (const { dataComponent } of logSources) check(stixId, dataComponent, index.dataComponentOf)
  }
  for (const { stixId, attackId } of release.techniques) {
    const revocation = followRevocation(stixId, (id) => index.from('revoked-by', id))
    if (!revocation.isCyclic) continue
    faults.tell({
      code: 'attack-revoked-in-circle',
      severity: 'warning',
      message: `${attackId} (${stixId}) is revoked by a technique that it revokes itself`,
      hint: 'it is read as revoked without a successor; mend the bundle, or fetch it again',
    })
  }
}
