// Draws the README's terminal picture from a real run: docs/hunt.svg is the beginning of what
// `spoor hunt samples` prints on an 88-column terminal, colours included.  npm run picture
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'

const columns = 88
const rows = 46
/** A cell in pixels; the font is set so that a character is as wide as its cell. */
const [cellWidth, cellHeight] = [7.83, 18]
const [left, top] = [20, 18]
const colours = { 1: 'bold', 2: 'dim', 31: 'red', 33: 'yellow', 36: 'cyan' }
const ends = { 22: ['bold', 'dim'], 39: ['red', 'yellow', 'cyan'] }

const run = spawnSync(process.execPath, ['dist/cli.js', 'hunt', 'samples'], {
  encoding: 'utf8',
  env: {
    ...process.env,
    FORCE_COLOR: '1',
    NO_COLOR: '',
    NO_HYPERLINK: '1',
    LC_ALL: 'C.UTF-8',
    COLUMNS: String(columns),
  },
  maxBuffer: 64e6,
})
const escape = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/**
 * The signs of a drawing as paths in a cell whose middle is (x, y): fonts differ in how high they make
 * box-drawing characters, so that lines of text would have gaps.
 */
const [halfWidth, halfHeight] = [cellWidth / 2, cellHeight / 2]
const vertical = (x, y) => `M${x} ${y - halfHeight}V${y + halfHeight}`
const right = (x, y) => `M${x} ${y}H${x + halfWidth}`
const double = (x, y, from) =>
  [-1.5, 1.5].map((shift) => `M${from} ${y + shift}H${x + halfWidth}`).join('')
const signs = {
  '│': (x, y) => [['line', vertical(x, y)]],
  '┃': (x, y) => [['heavy', vertical(x, y)]],
  '┆': (x, y) => [['line dashed', vertical(x, y)]],
  '╵': (x, y) => [['line', `M${x} ${y - halfHeight}V${y + 2}`]],
  '╹': (x, y) => [['heavy', `M${x} ${y - halfHeight}V${y + 2}`]],
  '├': (x, y) => [['line', vertical(x, y) + right(x, y)]],
  '┠': (x, y) => [
    ['heavy', vertical(x, y)],
    ['line', right(x, y)],
  ],
  '─': (x, y) => [['line', `M${x - halfWidth} ${y}H${x + halfWidth}`]],
  '╮': (x, y) => [
    ['line', `M${x - halfWidth} ${y}Q${x} ${y} ${x} ${y + halfWidth}V${y + halfHeight}`],
  ],
  '╪': (x, y) => [
    ['line', vertical(x, y)],
    ['line', double(x, y, x - halfWidth)],
  ],
  '═': (x, y) => [['line', double(x, y, x - halfWidth)]],
  '▼': (x, y) => [
    ['line', `M${x} ${y - halfHeight}V${y}`],
    ['full', `M${x - 4} ${y - 2}H${x + 4}L${x} ${y + 5}Z`],
  ],
  '●': (x, y) => [['full', `M${x - 4.5} ${y}a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0Z`]],
  '◇': (x, y) => [['line', `M${x} ${y - 5}L${x + 5} ${y}L${x} ${y + 5}L${x - 5} ${y}Z`]],
}

/** A line as its characters with the styles that its SGR codes set. */
function cellsOf(line) {
  const set = new Set()
  return line.split(/(\u001b\[[0-9;]*m)/).flatMap((part) => {
    const codes = /^\u001b\[([0-9;]*)m$/.exec(part)
    if (codes === null) return Array.from(part, (sign) => ({ sign, style: [...set].join(' ') }))
    for (const code of codes[1].split(';').map(Number)) {
      for (const one of ends[code] ?? []) set.delete(one)
      if (colours[code]) set.add(colours[code])
    }
    return []
  })
}

/** Texts and paths of one line. */
function draw(line, row) {
  const cells = cellsOf(line)
  const middle = top + row * cellHeight + halfHeight
  const paths = cells.flatMap(({ sign, style }, column) => {
    const x = round(left + column * cellWidth + halfWidth)
    return (signs[sign]?.(x, middle) ?? []).map(
      ([kind, path]) => `<path class="${`${kind} ${style}`.trim()}" d="${path}"/>`,
    )
  })
  const texts = runsOf(cells).map(
    ({ column, style, text }) =>
      `<tspan x="${round(left + column * cellWidth)}" class="${style}">${escape(text)}</tspan>`,
  )
  if (texts.length === 0) return paths.join('')
  return `${paths.join('')}<text y="${middle + 4.5}" xml:space="preserve">${texts.join('')}</text>`
}

/** Neighbours of one style that are text. */
function runsOf(cells) {
  const runs = []
  for (const [column, { sign, style }] of cells.entries()) {
    const last = runs.at(-1)
    if (signs[sign]) continue
    if (last?.style === style && last.end === column) {
      last.text += sign
      last.end++
    } else runs.push({ column, style, text: sign, end: column + 1 })
  }
  return runs.filter(({ text }) => text.trim() !== '')
}

function round(pixels) {
  return Math.round(pixels * 100) / 100
}

const lines = [
  `\u001b[2m$ \u001b[22mnpx spoor hunt samples`,
  ...run.stdout.split('\n').slice(0, rows),
  '\u001b[2m  …\u001b[22m',
]
const [width, height] = [
  Math.ceil(columns * cellWidth + 2 * left),
  lines.length * cellHeight + 2 * top,
]
writeFileSync(
  'docs/hunt.svg',
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="spoor hunt samples">
<style>text{font:13px ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;fill:#d6dae0}path{fill:none;stroke:#d6dae0;stroke-width:1.2}.heavy{stroke-width:3}.dashed{stroke-dasharray:2 3}.bold{font-weight:700}text .dim{fill:#8b949e}text .red{fill:#ff7b72}text .yellow{fill:#e3b341}text .cyan{fill:#76e3ea}path.dim{stroke:#6e7681}path.red{stroke:#ff7b72}path.yellow{stroke:#e3b341}.full{fill:#d6dae0;stroke:none}.full.dim{fill:#6e7681}.full.red{fill:#ff7b72}</style>
<rect width="100%" height="100%" rx="8" fill="#0d1117"/>
${lines.map(draw).join('\n')}
</svg>
`,
)
