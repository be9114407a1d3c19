// `npm run checks`: the checks of `npm test` that run no tests, side by side. They read sources and the build, and
// write nothing. All run to their end; what one says is printed when it is done, under its name and outcome.
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'

/** Scripts of package.json, the longest first, so that the cores are done at about the same time. */
const waiting = ['layout', 'types', 'lint', 'content', 'imports']
const failed = []

/** Runs a script of package.json; returns what it printed and its exit code (null: ended by a signal). */
function run(script) {
  return new Promise((resolve) => {
    const child = spawn(`npm run --silent ${script}`, { shell: true })
    const printed = []
    child.stdout.on('data', (bytes) => printed.push(bytes))
    child.stderr.on('data', (bytes) => printed.push(bytes))
    child.on('close', (code) => resolve({ code, text: Buffer.concat(printed).toString().trim() }))
  })
}

/** Takes one check after the other until none is left. */
async function work() {
  for (let script = waiting.shift(); script !== undefined; script = waiting.shift()) {
    const { code, text } = await run(script)
    if (code !== 0) failed.push(script)
    const outcome = code === 0 ? 'passed' : `FAILED with exit code ${code}`
    console.log(`npm run ${script}: ${outcome}\n${text}${text === '' ? '' : '\n'}`)
  }
}

await Promise.all(Array.from({ length: availableParallelism() }, work))
if (failed.length > 0) console.error(`checks that failed: ${failed.join(', ')}`)
process.exitCode = failed.length === 0 ? 0 : 1
