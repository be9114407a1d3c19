// Draws the README's terminal picture from a real run: docs/hunt.svg is the beginning of what
// `spoor hunt samples` prints on an 88-column terminal, colours included.  npm run picture
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'

const rows = 44
const colours = { 1: 'bold', 2: 'dim', 31: 'red', 33: 'yellow', 36: 'cyan' }
const run = spawnSync(process.execPath, ['dist/cli.js', 'hunt', 'samples'], {
  encoding: 'utf8',
  env: { ...process.env, FORCE_COLOR: '1', NO_COLOR: '', COLUMNS: '88' },
  maxBuffer: 64e6,
})
const escape = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** One line with its SGR codes as tspans. */
function draw(line) {
  const set = new Set()
  return line
    .split(/(\u001b\[[0-9;]*m)/)
    .map((part) => {
      const codes = /^\u001b\[([0-9;]*)m$/.exec(part)
      if (codes === null)
        return part === '' ? '' : `<tspan class="${[...set].join(' ')}">${escape(part)}</tspan>`
      for (const code of codes[1].split(';').map(Number)) {
        if (code === 22) for (const one of ['bold', 'dim']) set.delete(one)
        else if (code === 39) for (const one of ['red', 'yellow', 'cyan']) set.delete(one)
        else if (colours[code]) set.add(colours[code])
      }
      return ''
    })
    .join('')
}

const lines = [
  `\u001b[2m$ \u001b[22mnpx spoor hunt samples`,
  ...run.stdout.split('\n').slice(0, rows),
]
const [width, height] = [88 * 7.83 + 40, lines.length * 18 + 34]
const texts = lines.map(
  (line, index) => `<text x="20" y="${32 + index * 18}" xml:space="preserve">${draw(line)}</text>`,
)
writeFileSync(
  'docs/hunt.svg',
  `<svg xmlns="http://www.w3.org/2000/svg" width="${Math.ceil(width)}" height="${height}" role="img" aria-label="spoor hunt samples">
<style>text{font:13px ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;fill:#d6dae0}.bold{font-weight:700}.dim{fill:#8b949e}.red{fill:#ff7b72}.yellow{fill:#e3b341}.cyan{fill:#76e3ea}</style>
<rect width="100%" height="100%" rx="8" fill="#0d1117"/>
${texts.join('\n')}
</svg>
`,
)
