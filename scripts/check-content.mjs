// The content check: every shipped detection loads without a remark, has what a reader needs, its id and
// title are its own, its tags hold in ATT&CK 18 and 19, and docs/detections.md tells of it. Runs on the build,
// so that the package is checked as users get it.
import { readFileSync } from 'node:fs'
import { formatDiagnostic, loadShippedDetections } from '../dist/index.js'
import { renderDetectionsPage } from './make-detections-page.mjs'

// The tactics of a technique, in ATT&CK 18 and then in 19, which split Defense Evasion and gave
// Cloud Firewall another id (reference/playbooks.md 0, fact 2). An empty list: not in that version.
const tacticsOf = new Map([
  [
    'T1098.003',
    [
      ['persistence', 'privilege-escalation'],
      ['persistence', 'privilege-escalation'],
    ],
  ],
  ['T1485', [['impact'], ['impact']]],
  ['T1490', [['impact'], ['impact']]],
  ['T1530', [['collection'], ['collection']]],
  ['T1537', [['exfiltration'], ['exfiltration']]],
  ['T1562.007', [['defense-evasion'], []]],
  ['T1578.001', [['defense-evasion'], ['defense-impairment']]],
  ['T1578.002', [['defense-evasion'], ['defense-impairment']]],
  ['T1578.003', [['defense-evasion'], ['defense-impairment']]],
  ['T1578.004', [['defense-evasion'], ['defense-impairment']]],
  ['T1578.005', [['defense-evasion'], ['defense-impairment']]],
  ['T1580', [['discovery'], ['discovery']]],
  ['T1686.001', [[], ['defense-impairment']]],
])

const ownId = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
// A class of benign work by its letter (reference/telemetry.md 7).
const classOfWork = /\bClass(es)? [A-K]\b/
// What people look for and the engine does not: the words before a value, in Sigma and in the comments of EQL.
const facts = ['author: Spoor', 'license: Apache-2.0', 'date: 2']
const reference = /^(?: *- |\/\/ reference: )https:\/\/\S+$/m

const { detections, diagnostics } = await loadShippedDetections()
const problems = diagnostics.map(formatDiagnostic)
const seen = new Map()
for (const detection of detections) {
  const name = detection.file ?? detection.id
  const complain = (what) => problems.push(`${name}: ${what}`)
  for (const own of [`id ${detection.id}`, `title ${detection.title}`]) {
    if (seen.has(own)) complain(`its ${own} is that of ${seen.get(own)} too`)
    seen.set(own, name)
  }
  if (!ownId.test(detection.id)) complain('its id is no random UUID')
  if ((detection.description ?? '').length < 40) complain('has no description worth the name')
  if (!detection.falsePositives.some((one) => classOfWork.test(one)))
    complain('names no class of benign work, A to K, among its false positives')
  checkTechniques(detection, complain)
  checkFacts(detection, complain)
}
const told = renderDetectionsPage(detections)
problems.push(...told.problems)
if (readFileSync(new URL('../docs/detections.md', import.meta.url), 'utf8') !== told.page)
  problems.push('docs/detections.md is not what the rules say: npm run pages')
if (detections.length === 0) problems.push('no detection was found under content/')
for (const problem of problems) console.error(problem)
console.error(`${detections.length} detections, ${problems.length} problems in content/`)
process.exitCode = problems.length === 0 ? 0 : 1

/** Techniques that we know, that of the folder among them, and in Sigma the tactics of both versions. */
function checkTechniques({ techniques, file, language, text }, complain) {
  const folder = /techniques\/(T[\d.]+)\/detections/.exec(file?.replaceAll('\\', '/') ?? '')?.[1]
  if (folder !== undefined && !techniques.includes(folder))
    complain(`does not name ${folder}, in whose folder it stands`)
  for (const one of techniques)
    if (!tacticsOf.has(one)) complain(`names ${one}, which the check does not know`)
  if (language !== 'sigma') return
  if (techniques.includes('T1562.007') !== techniques.includes('T1686.001'))
    complain('names T1562.007 or T1686.001, which are one technique, without the other')
  const wanted = new Set(techniques.flatMap((one) => tacticsOf.get(one)?.flat() ?? []))
  const tagged = new Set(
    [...text.matchAll(/^ *- attack\.([a-z-]+)$/gm)].map(([, tactic]) => tactic),
  )
  for (const one of wanted) if (!tagged.has(one)) complain(`lacks the tag attack.${one}`)
  for (const one of tagged)
    if (!wanted.has(one)) complain(`has the tag attack.${one}, which no technique of it has`)
}

/** Who wrote the rule and when, under which licence, and where to read on. */
function checkFacts({ file }, complain) {
  if (file === undefined) return
  const text = readFileSync(file, 'utf8')
  for (const fact of facts) if (!text.includes(fact)) complain(`does not say "${fact}"`)
  if (!reference.test(text)) complain('has no reference')
}
