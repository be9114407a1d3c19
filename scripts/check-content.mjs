// The content check: every shipped detection loads without a remark, has what a reader needs, and its id
// and title are its own. Runs on the build, so that the package is checked as users get it.
import { loadShippedDetections, formatDiagnostic } from '../dist/index.js'

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
  if (!detection.techniques.some((one) => one.startsWith('T1578')))
    complain('names no T1578 technique')
  if (detection.falsePositives.length === 0) complain('names no false positive')
  if ((detection.description ?? '').length < 40) complain('has no description worth the name')
}
if (detections.length === 0) problems.push('no detection was found under content/')
for (const problem of problems) console.error(problem)
console.error(`${detections.length} detections, ${problems.length} problems in content/`)
process.exitCode = problems.length === 0 ? 0 : 1
