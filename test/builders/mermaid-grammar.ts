/**
 * A strict grammar of the flow charts that Spoor writes, of our own: Mermaid itself needs a browser and 159 MB
 * of packages. Whatever a line of a chart is, it must be one of these, whole; real Mermaid (12.3) was looked
 * at by hand in Chromium.
 */

const id = '[A-Za-z]\\w*'
// A quoted text: letters, digits, plain marks, characters by number, and the tag that breaks lines.
const quoted = '"(?:[\\p{L}\\p{N} .,:_/+()…-]|#\\d+;|<br/>)*"'
const shape = `(?:\\[${quoted}\\]|\\(\\[${quoted}\\]\\))`

const forms: readonly (readonly [name: string, form: RegExp])[] = [
  ['subgraph', new RegExp(`^ {2}subgraph ${id}\\[${quoted}\\]$`, 'u')],
  ['end', /^ {2}end$/],
  ['node', new RegExp(`^ {2,4}(?<node>${id})${shape}:::${id}$`, 'u')],
  ['edge', new RegExp(`^ {2}(?<from>${id}) (?:-->|-\\.->|==>)\\|${quoted}\\| (?<to>${id})$`, 'u')],
  ['class', /^ {2}classDef [a-z]+ [a-z:#0-9,\- ]+$/],
  ['style', /^ {2}linkStyle (?<links>\d+(?:,\d+)*) stroke:#[0-9a-f]{6},stroke-width:2px$/],
]

/** What a chart holds, by its lines. Throws where a line is none of the grammar or names what is not there. */
export function readMermaid(text: string): {
  readonly nodes: readonly string[]
  readonly edges: readonly (readonly [from: string, to: string])[]
  readonly subgraphs: number
  readonly red: readonly number[]
} {
  const [head, ...lines] = text.trimEnd().split('\n')
  if (head !== 'flowchart LR') throw new Error(`no flow chart: ${head}`)
  const nodes: string[] = []
  const edges: (readonly [string, string])[] = []
  const red: number[] = []
  let [subgraphs, open] = [0, 0]
  for (const line of lines) {
    const found = forms.flatMap(([name, form]) => {
      const groups = form.exec(line)
      return groups === null ? [] : [{ name, groups: groups.groups ?? {} }]
    })
    const [one, ...more] = found
    if (one === undefined || more.length > 0) throw new Error(`not of the grammar: ${line}`)
    if (one.name === 'subgraph') [subgraphs, open] = [subgraphs + 1, open + 1]
    if (one.name === 'end') open--
    if (open < 0 || open > 1) throw new Error('subgraphs do not close')
    if (one.groups['node'] !== undefined) nodes.push(one.groups['node'])
    const { from, to, links } = one.groups
    if (from !== undefined && to !== undefined) edges.push([from, to])
    if (links !== undefined) red.push(...links.split(',').map(Number))
  }
  if (open !== 0) throw new Error('a subgraph is open')
  if (new Set(nodes).size !== nodes.length) throw new Error('a node stands there twice')
  for (const end of edges.flat()) if (!nodes.includes(end)) throw new Error(`no node ${end}`)
  if (red.some((link) => link >= edges.length)) throw new Error('a style of no edge')
  return { nodes, edges, subgraphs, red }
}
